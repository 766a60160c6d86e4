import type { Channel, TwilioAccount } from './house.ts'

/** Counts that other rooms keep; each answers from an index. */
export interface Counters {
  todo(conciergerieId: number): Promise<number>
  ai(conciergerieId: number): Promise<number>
  unread(conciergerieId: number): Promise<number>
  openQuestions(conciergerieId: number): Promise<number>
  /** What waits at the desk beside conversations. */
  desk(conciergerieId: number): Promise<{
    requestedReservations: number
    newOrders: number
    messagesLeft: number
    liveCalls: number
  }>
  unreadNotifications(conciergerieId: number, accountId: number): Promise<number>
  /** Per house: conversations with a message since then, and the last message of all. */
  activitySince(since: string): Promise<ReadonlyMap<number, { conversations: number; lastAt: string | null }>>
  /** Houses whose Twilio account refused us since then. */
  brokenChannelsSince(since: string): Promise<ReadonlySet<number>>
}

export type Sender = Pick<Channel, 'number' | 'messagingServiceSid'>

/** Asks Twilio about a channel. Each throws an AppError whose message says, in French, what to mend. */
export interface ChannelProbe {
  readAccount(account: TwilioAccount): Promise<{ status: string }>
  /** Whether this account may send from the number or pool. */
  ownsSender(account: TwilioAccount, sender: Sender): Promise<boolean>
  /** Sends a text to a number (E.164) that has written in the last 24 hours. */
  sendTest(account: TwilioAccount, sender: Sender, to: string, text: string): Promise<void>
  /** Whether the address answers from the internet, as Twilio would call it. */
  reaches(url: string): Promise<boolean>
}
