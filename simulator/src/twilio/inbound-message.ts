import type { MediaFile } from './media.ts'

/** What a client does on their phone. */
export interface InboundMessage {
  /** The client: E.164 number, or a business-scoped id (`FR.1a2B…`) of someone without a visible number. */
  from: string
  /** The house's number; the first number of the first account when left out. */
  to?: string
  body?: string
  profileName?: string
  media?: MediaFile[]
  location?: { latitude: number; longitude: number; address?: string; label?: string }
  /** Sent as a vCard. */
  contact?: { name: string; phone: string }
  /** WebP, by default a transparent dot. */
  sticker?: boolean
  button?: { text: string; payload: string }
  /** The message that this one replies to; its sender when known. */
  repliedTo?: { messageSid: string; sender?: string }
  /** From an advertisement. */
  referral?: {
    body?: string
    headline?: string
    sourceId?: string
    sourceType?: string
    sourceUrl?: string
    clickId?: string
  }
  forwarded?: boolean | 'frequently'
  /** Business-scoped id known beside the number. */
  bsuid?: string
  username?: string
  /** Received by a Messaging Service's pool. */
  messagingServiceSid?: string
  /** Advanced Opt-Out. */
  optOutType?: 'STOP' | 'START' | 'HELP'
  /** `SM` or `MM` and 32 hexadecimal digits; made up when left out. */
  messageSid?: string
  /** Anything else, or instead: sent and signed last. */
  extra?: Record<string, string>
}
