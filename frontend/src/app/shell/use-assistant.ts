import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AiMode } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { readStored, writeStored } from '@conciergerie/kit/lib/stored.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useSession } from '../../lib/auth.ts'
import { overviewQuery, useOverview } from '../../lib/overview.ts'
import type { Overview } from '../../lib/overview.ts'

/** The house-wide assistant: whether it speaks, what it does in a sentence, and its switch. Null until it is known. */
export function useAssistant() {
  const assistant = useOverview()?.assistant
  const sentenceOf = useSentence()
  const { conciergerie } = useSession()
  const change = useChangeMode()
  if (!assistant) return null
  const memory = `assistant-before-off.${conciergerie.id}`
  const isOn = assistant.mode !== 'off'
  return {
    isOn,
    sentence: sentenceOf(assistant),
    toggle: () => {
      // It comes back as it was: a house that has its answers proposed does not want them sent.
      if (isOn) writeStored(memory, assistant.mode)
      change(isOn ? 'off' : readStored(memory) === 'suggest' ? 'suggest' : 'auto', assistant.mode)
    },
  }
}

function useSentence(): (assistant: Overview['assistant']) => string {
  const { t } = useTranslation('shell')
  return ({ mode, clients }) => {
    if (mode === 'off') return t('assistant.off')
    if (mode === 'suggest') return t('assistant.suggest')
    return clients > 0 ? t('assistant.answers', { count: clients }) : t('assistant.ready')
  }
}

/** Sets the mode, shows it before the server answers, and offers to go back. */
function useChangeMode(): (mode: AiMode, before: AiMode) => void {
  const { t } = useTranslation('shell')
  const client = useQueryClient()
  const toast = useToast()
  const show = (mode: AiMode) => {
    client.setQueryData(overviewQuery.queryKey, (now) => now && { ...now, assistant: { ...now.assistant, mode } })
  }
  const { mutate } = useMutation({
    mutationFn: (mode: AiMode) => call('POST /api/settings/assistant', { body: { mode } }),
    onSettled: () => client.invalidateQueries(overviewQuery),
  })
  const change = (mode: AiMode, before: AiMode, isUndo = false) => {
    show(mode)
    const undo = isUndo
      ? undefined
      : () => {
          change(before, mode, true)
        }
    mutate(mode, {
      onSuccess: () => {
        toast.done(t(mode === 'off' ? 'assistant.turnedOff' : 'assistant.turnedOn'), undo)
      },
      onError: (error) => {
        show(before)
        toast.failed(error)
      },
    })
  }
  return change
}
