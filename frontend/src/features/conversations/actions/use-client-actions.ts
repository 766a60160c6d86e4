import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { Conversation } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import * as changes from './changes.ts'
import { showConversation } from './conversation-cache.ts'

interface ClientActions {
  setBlocked: (conversation: Conversation, blocked: boolean) => void
  /** For a client who said that they want to hear from the house again. */
  liftOptOut: (conversation: Conversation) => void
}

/** What a thread may change of its client. */
export function useClientActions(): ClientActions {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('conversations')
  return useMemo(() => {
    const update = async (
      conversation: Conversation,
      body: { blocked: boolean } | { optedOut: false },
      shown: Conversation,
      onDone: () => void,
    ) => {
      showConversation(client, shown)
      try {
        await call('PATCH /api/clients/:id', { params: { id: conversation.client.id }, body })
        onDone()
      } catch (error) {
        showConversation(client, conversation)
        toast.failed(error, () => void update(conversation, body, shown, onDone))
      }
    }
    const setBlocked = (conversation: Conversation, blocked: boolean) => {
      const shown = changes.setBlocked(blocked)(conversation)
      void update(conversation, { blocked }, shown, () => {
        toast.done(t(blocked ? 'toast.blocked' : 'toast.unblocked'), () => {
          setBlocked(shown, !blocked)
        })
      })
    }
    return {
      setBlocked,
      liftOptOut: (conversation) => {
        void update(conversation, { optedOut: false }, changes.liftOptOut(conversation), () => {
          toast.done(t('toast.optOutLifted'))
        })
      },
    }
  }, [client, toast, t])
}
