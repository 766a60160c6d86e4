import type { Channel, House } from '#src/features/conciergeries/house.ts'
import type { ApprovedTemplate } from '#src/features/conversations/ports.ts'
import type { Letter } from '#src/providers/mail/mailer.ts'
import type { SmsLine } from '#src/providers/messaging/sms.ts'
import type { FilledTemplate, WayName } from './ways.ts'

/** All that a notice may leave by, read before its transaction. */
export interface Outside {
  house: House
  whatsapp: boolean
  sms: SmsLine | null
  email: boolean
  templates: readonly ApprovedTemplate[]
  publicUrl: string
}

/** A held place that a plain yes would take. */
export interface Offer {
  reservationId: number
  code: string
}

/** What is to be done with a notice that is due. */
export type Parcel =
  | { kind: 'sms'; to: string; text: string }
  | { kind: 'email'; to: string; letter: Omit<Letter, 'id'> }
  | {
      kind: 'thread'
      to: string
      conversationId: number
      text: string
      template: FilledTemplate | null
      offer: Offer | null
    }
  | { kind: 'skip'; why: string }
  | { kind: 'fail'; why: string }
  | { kind: 'later'; at: Date }

/** What a notice carries along; stored as JSON. */
export interface NoticePayload {
  /** To a person of the house: what happened, in their language. */
  title?: string
  detail?: string
  link?: string | null
  locale?: string
  /** To a client: ways that failed already. */
  tried?: WayName[]
  /** Somebody asked for it now: the house's switches do not hold it back. */
  byHand?: boolean
  /** Another row brings it by e-mail. */
  notByEmail?: boolean
  /** The words as they left, to know them again. */
  text?: string
}

export const readPayload = (json: string): NoticePayload => JSON.parse(json) as NoticePayload

export const canWriteOnWhatsApp = ({ account, number, messagingServiceSid }: Channel): boolean =>
  account !== null && (number !== null || messagingServiceSid !== null)
