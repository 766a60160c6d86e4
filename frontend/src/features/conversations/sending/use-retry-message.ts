import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { messagesQuery } from '../api.ts'
import { showMessage } from './use-send.ts'

/** Sends again what WhatsApp did not take; its bubble leaves at once. */
export function useRetryMessage(conversationId: number): (messageId: number) => void {
  const client = useQueryClient()
  const toast = useToast()
  return useCallback(
    (messageId: number) => {
      const retry = async () => {
        const before = client
          .getQueryData(messagesQuery(conversationId).queryKey)
          ?.items.find(({ id }) => id === messageId)
        if (before) showMessage(client, { ...before, status: 'pending', failure: null })
        try {
          const { message } = await call('POST /api/conversations/:id/messages/:messageId/retry', {
            params: { id: conversationId, messageId },
          })
          showMessage(client, message)
        } catch (error) {
          if (before) showMessage(client, before)
          toast.failed(error, () => void retry())
        }
      }
      void retry()
    },
    [client, toast, conversationId],
  )
}
