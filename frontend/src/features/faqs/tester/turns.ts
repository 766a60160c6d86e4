import type { TriedAnswer } from '../api.ts'

export interface Turn {
  id: number
  question: string
  answer: TriedAnswer | null
  /** Why there is no answer. */
  error: unknown
}

export type TurnEvent =
  | { kind: 'asked'; id: number; question: string }
  | { kind: 'answered'; id: number; answer: TriedAnswer }
  | { kind: 'failed'; id: number; error: unknown }
  | { kind: 'retried'; id: number }
  | { kind: 'reset' }

export function reduceTurns(turns: readonly Turn[], event: TurnEvent): readonly Turn[] {
  if (event.kind === 'reset') return []
  if (event.kind === 'asked') return [...turns, { id: event.id, question: event.question, answer: null, error: null }]
  return turns.map((turn) => (turn.id === event.id ? changeTurn(turn, event) : turn))
}

function changeTurn(turn: Turn, event: Exclude<TurnEvent, { kind: 'asked' | 'reset' }>): Turn {
  if (event.kind === 'answered') return { ...turn, answer: event.answer, error: null }
  return { ...turn, error: event.kind === 'failed' ? event.error : null }
}

const mostTurns = 20

/** What was said before a turn, as the server takes it; turns without an answer were never heard. */
export function historyOf(turns: readonly Turn[], before: number) {
  return turns
    .filter(({ id, answer }) => id < before && answer !== null)
    .slice(-mostTurns)
    .flatMap(({ question, answer }) => [
      { from: 'client' as const, text: question },
      { from: 'house' as const, text: answer?.answer.slice(0, 4000) ?? '' },
    ])
}

/** The FAQs that the last answer rests on. */
export function citedBy(turns: readonly Turn[]): ReadonlySet<number> {
  return new Set(turns.at(-1)?.answer?.sources.map(({ faqId }) => faqId))
}

/** The FAQs that were close to the question and are not in the answer. */
export function leftOut({ candidates, sources }: TriedAnswer) {
  const used = new Set(sources.map(({ faqId }) => faqId))
  return candidates.filter(({ faqId }) => !used.has(faqId))
}
