import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { AiMode, Conversation } from '@conciergerie/contract'
import { call } from '../../../lib/api-client.ts'
import { useToast } from '../../../lib/toasts.ts'
import { houseAiQuery } from '../api.ts'
import * as changes from './changes.ts'
import { cancelReadings, findConversation, showConversation } from './conversation-cache.ts'

type Change = (conversation: Conversation) => Conversation
type Answer = Promise<{ conversation: Conversation }>

/** What can be done with a conversation. Each shows at once, and takes itself back when the server refuses. */
export interface ConversationActions {
  takeOver: (id: number) => void
  release: (id: number) => void
  pause: (id: number, minutes: number) => void
  setMode: (id: number, mode: AiMode | null) => void
  assign: (id: number, member: { id: number; name: string } | null) => void
  close: (id: number) => void
  reopen: (id: number) => void
  markRead: (id: number) => void
  markUnread: (id: number) => void
}

const usualPauseMinutes = 30

export function useConversationActions(): ConversationActions {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('conversations')

  return useMemo(() => {
    const act = async (id: number, change: Change, ask: () => Answer, onDone?: () => void): Promise<void> => {
      await cancelReadings(client)
      const before = findConversation(client, id)
      if (before) showConversation(client, change(before))
      try {
        const { conversation } = await ask()
        showConversation(client, conversation)
        onDone?.()
      } catch (error) {
        if (before) showConversation(client, before)
        toast.failed(error, () => void act(id, change, ask, onDone))
      }
    }
    const params = (id: number) => ({ params: { id } })
    const reopen = (id: number) =>
      void act(id, changes.reopen, () => call('POST /api/conversations/:id/reopen', params(id)))
    return {
      takeOver: (id) => {
        const minutes = client.getQueryData(houseAiQuery.queryKey)?.pauseMinutes ?? usualPauseMinutes
        void act(id, changes.pauseFor(minutes), () => call('POST /api/conversations/:id/takeover', params(id)))
      },
      release: (id) => void act(id, changes.release, () => call('POST /api/conversations/:id/release', params(id))),
      pause: (id, pauseMinutes) => {
        void act(id, changes.pauseFor(pauseMinutes), () =>
          call('POST /api/conversations/:id/ai', { ...params(id), body: { pauseMinutes } }),
        )
      },
      setMode: (id, mode) => {
        const house = client.getQueryData(houseAiQuery.queryKey)?.mode
        void act(id, changes.setMode(mode, house), () =>
          call('POST /api/conversations/:id/ai', { ...params(id), body: { mode } }),
        )
      },
      assign: (id, member) => {
        const body = { memberId: member?.id ?? null }
        void act(id, changes.assignTo(member), () =>
          call('POST /api/conversations/:id/assign', { ...params(id), body }),
        )
      },
      close: (id) => {
        const undo = () => {
          reopen(id)
        }
        const say = () => {
          toast.done(t('toast.closed'), undo)
        }
        void act(id, changes.close, () => call('POST /api/conversations/:id/close', params(id)), say)
      },
      reopen,
      markRead: (id) => void act(id, changes.markRead, () => call('POST /api/conversations/:id/read', params(id))),
      markUnread: (id) =>
        void act(id, changes.markUnread, () => call('POST /api/conversations/:id/unread', params(id))),
    }
  }, [client, toast, t])
}
