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
