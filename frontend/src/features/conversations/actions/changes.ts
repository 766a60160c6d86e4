import type { AiMode, Conversation } from '@conciergerie/contract'

/*
 * What an action makes of a conversation, shown at once; the server's own answer replaces it.
 */

const minuteMs = 60_000

export const pauseFor =
  (minutes: number) =>
  (conversation: Conversation): Conversation => ({
    ...conversation,
    ai: { ...conversation.ai, pausedUntil: new Date(Date.now() + minutes * minuteMs).toISOString(), working: false },
  })

/** The AI is quiet, and the conversation is one's own. */
export const takeOver =
  (minutes: number, me: { id: number; name: string }) =>
  (conversation: Conversation): Conversation =>
    assignTo(me)(pauseFor(minutes)(conversation))

export const release = (conversation: Conversation): Conversation => ({
  ...conversation,
  needsHuman: null,
  ai: { ...conversation.ai, pausedUntil: null },
})

/** @param house the mode that a conversation follows when it has none of its own */
export const setMode =
  (mode: AiMode | null, house: AiMode | undefined) =>
  (conversation: Conversation): Conversation => ({
    ...conversation,
    ai: {
      ...conversation.ai,
      mode,
      effective: mode ?? house ?? conversation.ai.effective,
      ...(mode === 'auto' ? { pausedUntil: null } : {}),
    },
  })

export const assignTo =
  (member: { id: number; name: string } | null) =>
  (conversation: Conversation): Conversation => ({
    ...conversation,
    assignee: member === null ? null : { id: member.id, name: member.name },
  })

export const close = (conversation: Conversation): Conversation => ({
  ...conversation,
  status: 'closed',
  unread: 0,
  waitingSince: null,
  needsHuman: null,
  ai: { ...conversation.ai, pausedUntil: null, working: false },
})

export const reopen = (conversation: Conversation): Conversation => ({ ...conversation, status: 'open' })

export const markRead = (conversation: Conversation): Conversation => ({ ...conversation, unread: 0 })

export const markUnread = (conversation: Conversation): Conversation => ({
  ...conversation,
  unread: Math.max(1, conversation.unread),
})

export const setBlocked =
  (blocked: boolean) =>
  (conversation: Conversation): Conversation => ({
    ...conversation,
    client: { ...conversation.client, blocked },
  })

export const liftOptOut = (conversation: Conversation): Conversation => ({
  ...conversation,
  client: { ...conversation.client, optedOut: false },
})

interface Answer {
  text: string
  at: string
  /** How long the AI then keeps quiet. */
  pauseMinutes: number
  close: boolean
}

/** With our own words as its last line: nobody waits any longer, and the AI keeps quiet. */
export const answerWith =
  ({ text, at, pauseMinutes, close: isLast }: Answer) =>
  (conversation: Conversation): Conversation => {
    const paused = pauseFor(pauseMinutes)(conversation)
    const { pausedUntil } = conversation.ai
    const isPausedLonger = pausedUntil !== null && pausedUntil > (paused.ai.pausedUntil ?? '')
    return {
      ...paused,
      ai: isPausedLonger ? { ...paused.ai, pausedUntil } : paused.ai,
      status: isLast ? 'closed' : 'open',
      waitingSince: null,
      needsHuman: null,
      unread: 0,
      draft: null,
      lastMessage: {
        id: conversation.lastMessage?.id ?? 0,
        message: text,
        authorType: 'concierge',
        kind: 'text',
        status: 'pending',
        createdAt: at,
      },
    }
  }
