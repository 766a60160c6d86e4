import { useCallback, useEffect, useRef, useState } from 'react'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

type Others = Endpoints['POST /api/conversations/:id/typing']['response']['others']

const paceMs = 3000
const lifeMs = 6000
const nobody: Others = []

/** Tells colleagues that one writes here, and hears which of them do. */
export function useTyping(conversationId: number): { others: Others; announce: (isNote: boolean) => void } {
  const [others, setOthers] = useState<Others>(nobody)
  const lastAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    if (others.length === 0) return
    const timer = setTimeout(() => {
      setOthers(nobody)
    }, lifeMs)
    return () => {
      clearTimeout(timer)
    }
  }, [others])

  const announce = useCallback(
    (note: boolean) => {
      if (performance.now() - lastAt.current < paceMs) return
      lastAt.current = performance.now()
      // Only a courtesy: whoever cannot be told finds out from the thread.
      call('POST /api/conversations/:id/typing', { params: { id: conversationId }, body: { note } }).then(
        (answer) => {
          setOthers(answer.others)
        },
        () => {
          setOthers(nobody)
        },
      )
    },
    [conversationId],
  )
  return { others, announce }
}
