import type { Tx } from '#src/db/database.ts'
import type { Channel, House } from '#src/features/conciergeries/house.ts'
import type { ApprovedTemplate } from '#src/features/conversations/ports.ts'
import type { SmsLine } from '#src/providers/messaging/sms.ts'

/** What this room asks of the houses: the conciergeries room. */
export interface Houses {
  /** @throws AppError not_found */
  read(conciergerieId: number): Promise<House>
  /** @throws AppError not_found */
  channelOf(conciergerieId: number): Promise<Channel>
  /** Where the house's SMS leave from; null when none can. @throws AppError not_found */
  smsLineOf(conciergerieId: number): Promise<SmsLine | null>
}

/** Cards of clients: the clients room. */
export interface ClientCards {
  /** The card of who has this number, or a new one. */
  ensureByPhone(tx: Tx, conciergerieId: number, phone: string): Promise<number>
  setOptedOut(tx: Tx, conciergerieId: number, clientId: number, optedOut: boolean): Promise<unknown>
}

/** Where words wait for a person: the room of messages left. */
export interface MessageDesk {
  /** The same key twice leaves one message. */
  leave(message: {
    conciergerieId: number
    clientId: number | null
    name: string | null
    phone: string | null
    text: string
    urgency: 'normal' | 'high'
    callbackAt: string | null
    source: 'sms'
    conversationId: number | null
    callId: number | null
    idempotencyKey: string
  }): Promise<unknown>
}

/** Approved WhatsApp templates of a house: the templates room. */
export interface TemplateShelf {
  listApproved(conciergerieId: number): Promise<ApprovedTemplate[]>
}

interface HistoryNote {
  conciergerieId: number
  reservationId: number
  actor: string
  data: Readonly<Record<string, string>>
}

/** Puts lines into the history of a reservation: the reservations room. */
export interface ReservationHistory {
  add(tx: Tx, note: HistoryNote): Promise<void>
  /** Nothing when the very same line is there: a job may run twice. */
  addOnce(tx: Tx, note: HistoryNote): Promise<void>
}
