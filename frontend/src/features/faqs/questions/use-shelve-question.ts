import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { cancelQuestionReadings, hideQuestion, renewQuestions } from './question-cache.ts'

/** Moves a question from one pile to another: gone at once, back when the server refuses. */
function useMove(send: (id: number) => Promise<unknown>, onMoved: (id: number) => void) {
  const client = useQueryClient()
  const toast = useToast()
  const { mutate } = useMutation({
    mutationFn: send,
    onMutate: async (id) => {
      await cancelQuestionReadings(client)
      return hideQuestion(client, id)
    },
    onSuccess: (_, id) => {
      onMoved(id)
    },
    onError: (error, id, putBack) => {
      putBack?.()
      toast.failed(error, () => {
        mutate(id)
      })
    },
    onSettled: () => renewQuestions(client),
  })
  return mutate
}

/** Takes a question back to the open ones. */
export function useReopenQuestion(): (id: number) => void {
  const toast = useToast()
  const { t } = useTranslation('faqs')
  const undone = () => {
    toast.done(t('toast.reopened'))
  }
  return useMove((id) => call('POST /api/questions/:id/reopen', { params: { id } }), undone)
}

/** Sets a question aside; for six seconds it can be had back. */
export function useIgnoreQuestion(): (id: number) => void {
  const toast = useToast()
  const { t } = useTranslation('faqs')
  const reopen = useMove(
    (id) => call('POST /api/questions/:id/reopen', { params: { id } }),
    () => undefined,
  )
  return useMove(
    (id) => call('POST /api/questions/:id/ignore', { params: { id } }),
    (id) => {
      toast.done(t('toast.ignored'), () => {
        reopen(id)
      })
    },
  )
}
