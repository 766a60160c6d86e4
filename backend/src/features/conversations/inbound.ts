import type { MessageKind } from '@conciergerie/contract'
import type { Identities } from '#src/features/clients/identities.ts'
import type { Addressee } from '#src/features/conciergeries/house.ts'

export interface InboundMedia {
  url: string
  contentType: string
}

export interface Location {
  latitude: number
  longitude: number
  label: string | null
  address: string | null
}

/** A client's message as the webhook read it: every field of a checked shape, nothing stored yet. */
export interface InboundMessage {
  messageSid: string
  addressee: Addressee
  sender: Identities
  profileName: string | null
  kind: MessageKind
  text: string
  /** As Twilio names it; kept for kinds that we do not know. */
  messageType: string | null
  media: InboundMedia[]
  location: Location | null
  buttonPayload: string | null
  repliedToSid: string | null
  referral: { headline: string | null; url: string | null } | null
  forwarded: boolean
  /** Advanced Opt-Out: Twilio has answered the client itself, so nobody else does. */
  optOutType: 'STOP' | 'START' | 'HELP' | null
}

/** A delivery status as the webhook read it. */
export interface StatusReport {
  messageSid: string
  addressee: Addressee
  /** In Twilio's words. */
  status: string
  errorCode: string | null
  errorMessage: string | null
}
