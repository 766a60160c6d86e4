import { useMemo } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { AiMode, Member } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useMember } from '../../../lib/auth.ts'
import { houseAiQuery } from '../api.ts'
import { act } from './act.ts'
import type { Stage } from './act.ts'
import * as changes from './changes.ts'

/** What can be done with a conversation. Each shows at once, and takes itself back when the server refuses. */
export type ConversationActions = ReturnType<typeof useConversationActions>

export function useConversationActions() {
  const client = useQueryClient()
  const toast = useToast()
  const me = useMember()
  const { t } = useTranslation('conversations')
  return useMemo(() => {
    const stage = { client, toast }
    return { ...aiActions(stage, me), ...deskActions(stage, t) }
  }, [client, toast, t, me])
}

export const usualPauseMinutes = 30
const of = (id: number) => ({ params: { id } })

/** Whose turn it is to answer. */
function aiActions(stage: Stage, me: Member) {
  const house = () => stage.client.getQueryData(houseAiQuery.queryKey)
  return {
    takeOver: (id: number) => {
      const change = changes.takeOver(house()?.pauseMinutes ?? usualPauseMinutes, me)
      void act(stage, { id, change, ask: () => call('POST /api/conversations/:id/takeover', of(id)) })
    },
    release: (id: number) => {
      void act(stage, { id, change: changes.release, ask: () => call('POST /api/conversations/:id/release', of(id)) })
    },
    pause: (id: number, pauseMinutes: number) => {
      const ask = () => call('POST /api/conversations/:id/ai', { ...of(id), body: { pauseMinutes } })
      void act(stage, { id, change: changes.pauseFor(pauseMinutes), ask })
    },
    /** @param mode null follows the house */
    setMode: (id: number, mode: AiMode | null) => {
      const ask = () => call('POST /api/conversations/:id/ai', { ...of(id), body: { mode } })
      void act(stage, { id, change: changes.setMode(mode, house()?.mode), ask })
    },
  }
}

/** Whose conversation it is, whether it is done with, whether it was read. */
function deskActions(stage: Stage, t: TFunction<'conversations'>) {
  const reopen = (id: number) => {
    void act(stage, { id, change: changes.reopen, ask: () => call('POST /api/conversations/:id/reopen', of(id)) })
  }
  return {
    reopen,
    close: (id: number) => {
      const undo = () => {
        reopen(id)
      }
      const onDone = () => {
        stage.toast.done(t('toast.closed'), undo)
      }
      void act(stage, {
        id,
        change: changes.close,
        ask: () => call('POST /api/conversations/:id/close', of(id)),
        onDone,
      })
    },
    assign: (id: number, member: { id: number; name: string } | null) => {
      const body = { memberId: member?.id ?? null }
      const ask = () => call('POST /api/conversations/:id/assign', { ...of(id), body })
      void act(stage, { id, change: changes.assignTo(member), ask })
    },
    markUnread: (id: number) => {
      void act(stage, { id, change: changes.markUnread, ask: () => call('POST /api/conversations/:id/unread', of(id)) })
    },
  }
}
