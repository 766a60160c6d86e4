import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from '@tanstack/react-query'
import type { Message } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { findSuggestion } from '../thread/thread-items.ts'

export interface Suggestion {
  text: string
  /** The client's message that it answers. */
  of: number | undefined
}

interface Suggestions {
  suggestion: Suggestion | null
  ask: () => void
  isAsking: boolean
  /** Accepted or refused: it is not offered again. */
  putAway: () => void
}

/** What the AI would answer: the draft that came with the message, or one asked for now. */
export function useSuggestion(conversationId: number, messages: readonly Message[]): Suggestions {
  const toast = useToast()
  const { t } = useTranslation('conversations')
  const [asked, setAsked] = useState<Suggestion | null>(null)
  const [awayOf, setAwayOf] = useState<number | null>(null)
  const lastClientId = messages.findLast(({ authorType }) => authorType === 'client')?.id
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('POST /api/conversations/:id/suggest', { params: { id: conversationId } }),
    onSuccess: ({ suggestion }) => {
      if (suggestion === null || suggestion.trim() === '') toast.done(t('suggest.none'))
      else setAsked({ text: suggestion, of: lastClientId })
    },
    onError: (error) => {
      toast.failed(error)
    },
  })
  const waiting = findSuggestion(messages)
  const current = asked !== null && asked.of === lastClientId ? asked : waiting
  const suggestion = current !== null && (current === asked || current.of !== awayOf) ? current : null
  const putAway = useCallback(() => {
    setAsked(null)
    setAwayOf(lastClientId ?? null)
  }, [lastClientId])
  return { suggestion, ask: mutate, isAsking: isPending, putAway }
}
