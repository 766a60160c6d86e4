import { useEffect, useRef, useState } from 'react'
import type { Conversation, Message } from '@conciergerie/contract'
import { useQueryClient } from '@tanstack/react-query'
import { markRead } from '../actions/changes.ts'
import { showConversation } from '../actions/conversation-cache.ts'
import { call } from '../../../lib/api-client.ts'
import { findUnread } from './thread-items.ts'
import type { UnreadMark } from './thread-items.ts'
import { useIsLookedAt } from './use-is-looked-at.ts'

/** Where the unread part began when the thread was opened: the line stays for as long as the thread does. */
export function useUnreadMark(
  conversation: Conversation | undefined,
  messages: readonly Message[] | undefined,
): UnreadMark | null {
  const [mark, setMark] = useState<UnreadMark | null | undefined>(undefined)
  const lastId = conversation?.lastMessage?.id
  const areTogether = lastId === undefined || messages?.some(({ id }) => id === lastId)
  if (mark === undefined && conversation && messages && areTogether) setMark(findUnread(messages, conversation.unread))
  return mark ?? null
}

/** Looking at a conversation reads it; once for each thing that was said, whether or not the server could be told. */
export function useReadWhileOpen(conversation: Conversation | undefined): void {
  const client = useQueryClient()
  const isLookedAt = useIsLookedAt()
  const toldFor = useRef<number | null>(null)
  const lastId = conversation?.lastMessage?.id ?? null
  const isUnread = (conversation?.unread ?? 0) > 0
  useEffect(() => {
    if (!conversation || !isUnread || !isLookedAt || toldFor.current === lastId) return
    toldFor.current = lastId
    showConversation(client, markRead(conversation))
    call('POST /api/conversations/:id/read', { params: { id: conversation.id } }).then(
      (answer) => {
        showConversation(client, answer.conversation)
      },
      () => {
        showConversation(client, conversation)
      },
    )
  }, [client, conversation, isUnread, isLookedAt, lastId])
}
