import type { AiMode, HouseKind, Settings } from '@conciergerie/contract'

/** What other rooms may know of a house. */
export interface House {
  id: number
  name: string
  kind: HouseKind
  email: string
  timezone: string
  locale: string
  address: string
  city: string
  phoneNumber: string | null
  hours: Settings['hours']
  /** Empty: a sentence is made from the hours. */
  closedMessage: string
  ai: { mode: AiMode; tone: 'warm' | 'formal' | 'concise'; rules: string; pauseMinutes: number }
  status: 'active' | 'suspended'
  demo: boolean
}

export interface TwilioAccount {
  sid: string
  token: string
  secondaryToken: string | null
}

/** How a house sends and receives on WhatsApp. `none`: nothing to send with. */
export interface Channel {
  /** E.164, without `whatsapp:`. */
  number: string | null
  messagingServiceSid: string | null
  account: TwilioAccount | null
  source: 'own' | 'platform' | 'none'
}

/** As a webhook names the addressee; `to` with or without `whatsapp:`. */
export interface Addressee {
  accountSid: string
  to: string
  messagingServiceSid: string | null
}
