import { useEffect, useRef, useState } from 'react'
import type { Conversation, Message } from '@conciergerie/contract'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { markRead } from '../actions/changes.ts'
import { showConversation } from '../actions/conversation-cache.ts'
import { findUnread } from './thread-items.ts'
import type { UnreadMark } from './thread-items.ts'
import { useIsLookedAt } from './use-is-looked-at.ts'

/**
 * Where the unread part began when the thread was opened: the line stays for as long as the thread does.
 * @returns undefined until what was said is on screen
 */
export function useUnreadMark(
  conversation: Conversation | undefined,
  messages: readonly Message[] | undefined,
  areMessagesFresh: boolean,
): UnreadMark | null | undefined {
  const [mark, setMark] = useState<UnreadMark | null | undefined>(undefined)
  const lastId = conversation?.lastMessage?.id
  // What was kept from an earlier visit may end before what is unread.
  const areTogether = areMessagesFresh || lastId === undefined || messages?.some(({ id }) => id === lastId)
  if (mark === undefined && conversation && messages && areTogether) setMark(findUnread(messages, conversation.unread))
  return mark
}

/** Looking at what was said reads it; once for each thing said, whether or not the server could be told. */
export function useReadWhileOpen(conversation: Conversation | undefined, isShown: boolean): void {
  const client = useQueryClient()
  const isLookedAt = useIsLookedAt()
  const toldFor = useRef<number | null>(null)
  const lastId = conversation?.lastMessage?.id ?? null
  const isUnread = (conversation?.unread ?? 0) > 0
  useEffect(() => {
    if (!conversation || !isUnread || !isShown || !isLookedAt || toldFor.current === lastId) return
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
  }, [client, conversation, isUnread, isShown, isLookedAt, lastId])
}
