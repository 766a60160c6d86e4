import type { Question } from '@conciergerie/contract'

export interface Waiters {
  /** Conversations that still wait. */
  all: number
  /** Of these, who may still be written to freely; when asks are many, at most that. */
  reachable: number
  /** Whom only an approved template reaches. */
  outside: number
}

/** Who waits for an answer. Only the latest asks are known one by one: older ones count as reachable. */
export function waitersOf({ waiting, asks }: Pick<Question, 'waiting' | 'asks'>): Waiters {
  const pending = asks.filter(({ answered, conversationId }) => !answered && conversationId !== null)
  const late = new Set(pending.filter(({ withinWindow }) => !withinWindow).map(({ conversationId }) => conversationId))
  const outside = Math.min(waiting, late.size)
  return { all: waiting, reachable: waiting - outside, outside }
}
