import type { HumanReason } from '@conciergerie/contract'

/** One turn of the thread as the author of replies reads it; notes and events are left out. */
export interface Turn {
  from: 'client' | 'house'
  text: string
  at: string
  /** Row of the message; null or absent in the Tester. */
  messageId?: number
  /** What the author wanted to know again when the client answers; its own affair, never shown. House turns only. */
  memory?: string
}

export interface ReplyClient {
  name: string | null
  language: string | null
  /** The card and the number that the channel proved; absent in the Tester. */
  id?: number
  phone?: string | null
}

export interface ReplyRequest {
  conciergerieId: number
  /** Null in the Tester: nothing is stored. */
  conversationId: number | null
  /** Oldest first; the client turns at the end are the burst to answer. */
  turns: readonly Turn[]
  client: ReplyClient
  /** Whether the author may act for the client (hold, book, cancel): not in a draft that a person reads first. */
  mayAct?: boolean
  /** First answer to this client: the text must say that an AI speaks. */
  disclose: boolean
  signal: AbortSignal
}

export interface ReplySource {
  faqId: number
  question: string
  version: number
  quote: string
}

export interface ReplyUsage {
  model: string | null
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  costMicros: number
  latencyMs: number
}

/** Something that was looked up or done for the client while the reply was written: a line of the thread. */
export interface ReplyAction {
  name: ReplyActionName
  details: Record<string, string>
}

export const replyActions = [
  'tool_availability',
  'tool_hold',
  'tool_booked',
  'tool_recap',
  'tool_changed',
  'tool_cancelled',
  'tool_found',
  'tool_waitlist',
  'tool_order',
  'tool_message',
  'tool_question',
  'tool_refused',
] as const
export type ReplyActionName = (typeof replyActions)[number]

/** A reply that was checked: nothing in it needs to be believed again. */
export interface Reply {
  outcome: 'answered' | 'unanswered' | 'human'
  /** What to send, disclosure included when it was asked for; any length, split by the sender. */
  text: string
  language: string | null
  sources: readonly ReplySource[]
  /** Why the concierge is called; null when nobody is needed. */
  humanReason: HumanReason | null
  /** The question to file for the house, when no FAQ answered it. */
  unansweredQuestion: string | null
  reason: string | null
  madeBy: 'model' | 'exact' | 'ranker' | 'fallback'
  usage: ReplyUsage
  /** In the order in which they were done. */
  actions?: readonly ReplyAction[]
  /** Comes back with this message when the client answers it. */
  memory?: string | null
  /** Holds whose recap is in the text. */
  recaps?: readonly number[]
}

/**
 * Who writes the replies of a house: the agent, handed over by the context. Never throws and never takes more than 30 s:
 * a model that is slow, down or talks nonsense ends in a fallback with `madeBy: 'fallback'`.
 */
export interface ReplyAuthor {
  write(request: ReplyRequest): Promise<Reply>
}
