import { useCallback, useEffect, useReducer, useRef } from 'react'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { historyOf, reduceTurns } from './turns.ts'
import type { Turn } from './turns.ts'

export interface Turns {
  turns: readonly Turn[]
  /** An answer is on its way. */
  isAsking: boolean
  ask: (question: string) => void
  /** Asks the last one again. */
  retry: () => void
  reset: () => void
}

/** A conversation with the assistant that is kept nowhere but in this page. */
export function useTurns(): Turns {
  const [turns, tell] = useReducer(reduceTurns, [])
  const lastId = useRef(0)
  const underWay = useRef<AbortController | null>(null)
  const last = turns.at(-1)

  useEffect(() => () => underWay.current?.abort(), [])

  const send = useCallback(async (id: number, question: string, before: readonly Turn[]) => {
    const leaving = new AbortController()
    underWay.current = leaving
    try {
      const body = { question, history: historyOf(before, id) }
      const answer = await call('POST /api/faqs/test', { body, signal: leaving.signal })
      tell({ kind: 'answered', id, answer })
    } catch (error) {
      if (!leaving.signal.aborted) tell({ kind: 'failed', id, error })
    }
  }, [])

  return {
    turns,
    isAsking: last !== undefined && last.answer === null && last.error === null,
    ask: (question) => {
      const id = ++lastId.current
      tell({ kind: 'asked', id, question })
      void send(id, question, turns)
    },
    retry: () => {
      if (!last) return
      tell({ kind: 'retried', id: last.id })
      void send(last.id, last.question, turns)
    },
    reset: () => {
      underWay.current?.abort()
      tell({ kind: 'reset' })
    },
  }
}
