import type { DateTime } from 'luxon'
import type { ReservationSource } from '@conciergerie/contract'
import type { House } from '#src/features/conciergeries/house.ts'
import type { ReplyAction } from '#src/features/conversations/reply-author.ts'
import type { AskedQuestion } from '#src/features/faqs/ports.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import type { MessageDesk } from '#src/features/left-messages/ports.ts'
import type { MenuService } from '#src/features/orders/menu.service.ts'
import type { OrderDesk } from '#src/features/orders/ports.ts'
import type { ReservationDesk } from '#src/features/reservations/ports.ts'
import type { WaitlistService } from '#src/features/reservations/waitlist.service.ts'
import type { Language } from '../wording/index.ts'
import type { Told } from './told.ts'

/** The services behind the tools; null where a house of this installation has none. */
export interface ToolPorts {
  reservations: ReservationDesk
  waitlist: Pick<WaitlistService, 'join' | 'list'> | null
  orders: OrderDesk | null
  menu: Pick<MenuService, 'list'> | null
  messages: MessageDesk | null
  questions: { file(question: AskedQuestion): Promise<number> } | null
}

/** What the client said or wrote after the house last spoke. */
export interface Heard {
  /** Null by voice: they spoke, and the words are not written down yet. They are read afterwards. */
  text: string | null
  /** Row of their last message; null by voice. */
  messageId: number | null
  at: string
}

/**
 * On whose behalf tools act, by chat or by voice: made by the server from the signed webhook or the call. Nothing in it ever
 * comes from a tool's arguments.
 */
export interface ToolSession {
  house: House
  inventory: Inventory
  /** Null in the Tester. */
  clientId: number | null
  clientName: string | null
  /** The number that the channel proved, or that a caller who hides theirs gave; E.164. It opens nothing. */
  phone: string | null
  conversationId: number | null
  callId: number | null
  source: ReservationSource
  language: Language
  /** The present in the house's zone. */
  now: DateTime
  /** Stays the same when the same work is done again after a crash. */
  turnKey: string
  heard: Heard
  /** All that the client wrote in this thread, for what only they can know. */
  said: string
  /** What was read back to them last, and when: a yes after it counts. */
  told: Told | null
  mayAct: boolean
  /** Holds of this conversation: one gives way to the next. Grows while a reply is made. */
  holds: Set<number>
}

/** Names what a tool has done in this turn: only then may a text say so. */
export type Deed =
  'held' | 'booked' | 'changed' | 'cancelled' | 'waiting' | 'ordered' | 'left' | 'filed' | 'transferred'

export interface ToolResult {
  /** `ok`, or a typed reason. */
  status: string
  /** One short text in the client's language, ready to be said or sent. */
  say: string
  /** Small, plain, nothing of other clients. */
  data: Record<string, unknown>
  /** The line of the thread. */
  action: ReplyAction | null
  /** What the server itself must say, from the row: a recap or a confirmation. */
  text: string | null
  deed: Deed | null
  /** What a yes to this would settle. */
  told: Told | null
}

export const result = (status: string, say: string, more: Partial<ToolResult> = {}): ToolResult => ({
  status,
  say,
  data: {},
  action: null,
  text: null,
  deed: null,
  told: null,
  ...more,
})
