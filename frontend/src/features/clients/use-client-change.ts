import type { Client } from '@conciergerie/contract'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useUpdateClient } from './api.ts'
import type { ClientChange } from './api.ts'

interface ClientChanges {
  /** @returns the server's refusal, or null when it was taken */
  change: (change: ClientChange) => Promise<unknown>
  changeWithUndo: (change: ClientChange, back: ClientChange, words: string) => void
}

/** Changes to a card; those that nobody watches say themselves what went wrong. */
export function useClientChange(client: Pick<Client, 'id'>): ClientChanges {
  const { mutateAsync } = useUpdateClient(client.id)
  const toast = useToast()
  const attempt = async (body: ClientChange): Promise<unknown> => {
    try {
      await mutateAsync(body)
      return null
    } catch (error) {
      return error
    }
  }
  const change = async (body: ClientChange) => {
    const refusal = await attempt(body)
    if (refusal !== null) toast.failed(refusal, () => void change(body))
    return refusal
  }
  return {
    change,
    changeWithUndo: (body, back, words) => {
      void change(body).then((refusal) => {
        if (refusal === null) toast.done(words, () => void change(back))
      })
    },
  }
}
