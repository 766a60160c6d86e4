import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useSession } from '../../../lib/auth.ts'
import { keepDraft, readDraft } from '../../../lib/drafts.ts'
import { findConversation, showConversation } from '../actions/conversation-cache.ts'

interface Draft {
  text: string
  write: (text: string) => void
  /** Tells the server, so that it is there on the next device too. */
  save: () => void
  /** It was sent. */
  clear: () => void
}

/**
 * What is being written to a client: kept in this browser at each key, on the server when the field is left.
 * @param onServer what the server had when the conversation was opened
 */
export function useDraft(conversationId: number, onServer: string | null): Draft {
  const { conciergerie } = useSession()
  const client = useQueryClient()
  const name = `${conciergerie.id}/conversation/${conversationId}`
  const [text, setText] = useState(() => readDraft(name) || onServer || '')

  const write = useCallback(
    (next: string) => {
      setText(next)
      keepDraft(name, next)
    },
    [name],
  )
  const save = useCallback(() => {
    const conversation = findConversation(client, conversationId)
    const draft = readDraft(name)
    if ((conversation?.draft ?? '') === draft) return
    if (conversation) showConversation(client, { ...conversation, draft: draft === '' ? null : draft })
    // It is safe in this browser: a server that is away is told at the next chance.
    call('PUT /api/conversations/:id/draft', {
      params: { id: conversationId },
      body: { text: draft },
      keepalive: true,
    }).catch(() => undefined)
  }, [client, conversationId, name])

  const saveOnLeaving = useEffectEvent(save)
  useEffect(() => {
    const leave = () => {
      saveOnLeaving()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      save()
    }
  }, [save])

  const clear = useCallback(() => {
    write('')
  }, [write])
  return { text, write, save, clear }
}
