import { useCallback } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { QuestionStatus } from '../api.ts'
import { questionQuery } from '../api.ts'

export const questionStatuses = ['open', 'answered', 'ignored'] as const satisfies readonly QuestionStatus[]

/** Which pile and which question the address speaks of: `?status=ignored`, `?question=12` from a notification. */
export function useQuestionAddress() {
  const [search, setSearch] = useSearchParams()
  const id = readId(search)
  const linked = useQuery({ ...questionQuery(id ?? 0), enabled: id !== null })
  const asked = questionStatuses.find((known) => known === search.get('status'))
  const status: QuestionStatus = asked ?? linked.data?.question.status ?? 'open'

  const show = useCallback(
    (next: { status: QuestionStatus; id: number | null }) => {
      setSearch(
        (now) => {
          const params = new URLSearchParams(now)
          params.set('status', next.status)
          if (next.id === null) params.delete('question')
          else params.set('question', String(next.id))
          return params
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  return { id, status, linked: id === null ? null : linked, show }
}

function readId(search: URLSearchParams): number | null {
  const id = Number(search.get('question'))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}
