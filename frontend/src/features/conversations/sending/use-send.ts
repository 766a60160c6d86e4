import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Message } from '@conciergerie/contract'
import { ApiError, call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { answerWith } from '../actions/changes.ts'
import { cancelReadings, findConversation, readAgain, showConversation } from '../actions/conversation-cache.ts'
import { usualPauseMinutes } from '../actions/use-conversation-actions.ts'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import { houseAiQuery, messagesQuery } from '../api.ts'
import { putMessage } from '../message-pages.ts'
import { makeKey } from './make-key.ts'
import type { Outgoing, Remedy, SendBody } from './outbox.ts'
import { useOutbox } from './use-outbox.ts'

interface Letter {
  body: SendBody
  text: string
  media?: Message['media']
}

export interface Sending {
  send: (letter: Letter) => void
  resend: (outgoing: Outgoing) => void
}

/** Sends to one client: the bubble is there at once, and stays with its reason when the server did not take it. */
export function useSend(conversationId: number, actions: ConversationActions): Sending {
  const client = useQueryClient()
  const outbox = useOutbox()
  const toast = useToast()
  const wordsOf = useErrorWords()
  const { t } = useTranslation('conversations')

  return useMemo(() => {
    const deliver = async (outgoing: Outgoing) => {
      outbox.add({ ...outgoing, state: 'sending' })
      await showAnswered(client, outgoing)
      try {
        const { key, body } = outgoing
        const { message } = await call('POST /api/conversations/:id/send', {
          params: { id: conversationId },
          body,
          idempotencyKey: key,
        })
        showMessage(client, message)
        outbox.remove(key)
        if (body.close) {
          toast.done(t('toast.sentAndClosed'), () => {
            actions.reopen(conversationId)
          })
        }
      } catch (error) {
        outbox.fail(outgoing.key, wordsOf(error), remedyFor(error))
        readAgain(client)
      }
    }
    return {
      send: ({ body, text, media = [] }) => {
        const afterId = client.getQueryData(messagesQuery(conversationId).queryKey)?.items.at(-1)?.id ?? 0
        const at = new Date().toISOString()
        void deliver({ key: makeKey(), conversationId, body, text, media, at, afterId, state: 'sending' })
      },
      resend: (outgoing) => void deliver(outgoing),
    }
  }, [client, outbox, toast, wordsOf, t, conversationId, actions])
}

async function showAnswered(client: QueryClient, { conversationId, text, at, body }: Outgoing): Promise<void> {
  await cancelReadings(client)
  const conversation = findConversation(client, conversationId)
  const pauseMinutes = client.getQueryData(houseAiQuery.queryKey)?.pauseMinutes ?? usualPauseMinutes
  const answer = { text, at, pauseMinutes, close: body.close === true }
  if (conversation) showConversation(client, answerWith(answer)(conversation))
}

export function showMessage(client: QueryClient, message: Message): void {
  client.setQueryData(messagesQuery(message.conversationId).queryKey, (known) => known && putMessage(known, message))
}

function remedyFor(error: unknown): Remedy {
  if (isCode(error, 'window_closed')) return 'template'
  const isFinal =
    error instanceof ApiError && error.status < 500 && error.code !== 'rate_limited' && error.code !== 'unauthenticated'
  return isFinal ? 'none' : 'retry'
}
