import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { makeKey } from './make-key.ts'
import { showMessage } from './use-send.ts'

/**
 * Keeps a note in the thread.
 * @returns a function that gives its words back when the server did not take them
 */
export function useAddNote(conversationId: number, giveBack: (text: string) => void): (text: string) => void {
  const client = useQueryClient()
  const toast = useToast()
  return useCallback(
    (text: string) => {
      const idempotencyKey = makeKey()
      const add = async () => {
        try {
          const { message } = await call('POST /api/conversations/:id/notes', {
            params: { id: conversationId },
            body: { text },
            idempotencyKey,
          })
          showMessage(client, message)
        } catch (error) {
          giveBack(text)
          toast.failed(error)
        }
      }
      void add()
    },
    [client, toast, conversationId, giveBack],
  )
}
