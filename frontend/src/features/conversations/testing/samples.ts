import type { Conversation, Message } from '@conciergerie/contract'

const minuteMs = 60_000

/** An instant some minutes away from now. */
export const minutesAway = (minutes: number): string => new Date(Date.now() + minutes * minuteMs).toISOString()

/** Camille, who wrote a minute ago; the AI answers her. */
export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 12,
    channel: 'whatsapp',
    status: 'open',
    client: {
      id: 40,
      name: 'Camille Rousseau',
      phone: '+33639981234',
      vip: false,
      blocked: false,
      optedOut: false,
      isNew: false,
    },
    lastMessage: {
      id: 101,
      message: 'Et la table ?',
      authorType: 'client',
      kind: 'text',
      status: 'received',
      createdAt: minutesAway(-1),
    },
    unread: 0,
    waitingSince: minutesAway(-1),
    needsHuman: null,
    assignee: null,
    ai: { mode: null, effective: 'auto', pausedUntil: null, working: false },
    windowExpiresAt: minutesAway(23 * 60),
    draft: null,
    createdAt: minutesAway(-600),
    ...change,
  }
}

/** A message of the client, unless it is said otherwise. */
export function aMessage(change: Partial<Message> = {}): Message {
  const authorType = change.authorType ?? 'client'
  return {
    id: 101,
    conversationId: 12,
    sender: authorType === 'client' ? 'client' : 'concierge',
    authorType,
    authorName: authorType === 'concierge' ? 'Marie Le Goff' : null,
    kind: 'text',
    message: 'Et la table ?',
    language: null,
    aiSuggestion: null,
    status: authorType === 'client' ? 'received' : 'read',
    failure: null,
    possibleDuplicate: false,
    sources: [],
    media: [],
    location: null,
    repliedTo: null,
    referral: null,
    forwarded: false,
    event: null,
    createdAt: minutesAway(-1),
    ...change,
  }
}
