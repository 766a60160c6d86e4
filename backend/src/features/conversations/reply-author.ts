import type { HumanReason } from '@conciergerie/contract'

/** One turn of the thread as the author of replies reads it; notes and events are left out. */
export interface Turn {
  from: 'client' | 'house'
  text: string
  at: string
}

export interface ReplyRequest {
  conciergerieId: number
  /** Null in the Tester: nothing is stored. */
  conversationId: number | null
  /** Oldest first; the client turns at the end are the burst to answer. */
  turns: readonly Turn[]
  client: { name: string | null; language: string | null }
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
}

/**
 * Who writes the replies of a house: the agent, handed over by the context. Never throws and never takes more than 30 s:
 * a model that is slow, down or talks nonsense ends in a fallback with `madeBy: 'fallback'`.
 */
export interface ReplyAuthor {
  write(request: ReplyRequest): Promise<Reply>
}
