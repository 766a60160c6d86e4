import type { Turn } from './reply-author.ts'
import type { ConversationRow } from './conversations.store.ts'
import { readExtra } from './message-extra.ts'
import type { MessageRow } from './messages.store.ts'

/** What is said in a thread, oldest first; notes and system lines are no turns. */
export function turnsOf(rows: readonly MessageRow[]): Turn[] {
  return rows.filter(({ kind }) => kind !== 'note' && kind !== 'event').map(toTurn)
}

function toTurn({ id, sender, author_type, message, created_at, extra }: MessageRow): Turn {
  if (sender === 'client') return { from: 'client', text: message, at: created_at, messageId: id }
  // the AI's own words, and what the house says by itself; a person's end what was going on
  const memory = author_type === 'concierge' ? undefined : readExtra(extra).memory
  return { from: 'house', text: message, at: created_at, messageId: id, ...(memory !== undefined && { memory }) }
}

/** The client's messages since the house last spoke, oldest first. */
export function burstOf(rows: readonly MessageRow[]): MessageRow[] {
  const spoken = rows.filter(({ kind }) => kind !== 'note' && kind !== 'event')
  const house = spoken.findLastIndex(({ sender }) => sender === 'concierge')
  return spoken.slice(house + 1)
}

export type Standing = 'stands' | 'moved' | 'stopped'

interface Noted {
  version: number
  /** Last message of the burst that was answered. */
  lastMessageId: number
}

/**
 * Whether an answer may still be sent. `moved`: the client wrote meanwhile, and another answer is on its way; `stopped`:
 * a person took over, or the AI was switched off.
 */
export function standingOf(conversation: ConversationRow, noted: Noted, speaks: boolean): Standing {
  if (conversation.last_author === 'client' && conversation.last_message_id !== noted.lastMessageId) return 'moved'
  if (!speaks || conversation.status === 'closed') return 'stopped'
  return conversation.version === noted.version ? 'stands' : 'stopped'
}
