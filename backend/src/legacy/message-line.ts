import { instantOf, textOf } from './fields.ts'
import type { LegacyRow } from './legacy-file.ts'

/** A message of the earlier system, read. */
export interface OldLine {
  author: 'client' | 'ai' | 'concierge' | 'system'
  text: string
  suggestion: string | null
  at: string
  /** Twilio's id, so that a repeat of an old webhook still changes nothing. */
  sid: string | null
}

/** @param sids those met so far: a second use is dropped. @returns null for a row that says nothing */
export function lineOf(row: LegacyRow, conversationAt: string, sids: Set<string>): OldLine | null {
  const text = textOf(row, 'content', 'message', 'body', 'text')
  if (text === null) return null
  return {
    author: authorOf(row),
    text,
    suggestion: textOf(row, 'ai_suggestion', 'aiSuggestion', 'suggestion'),
    at: instantOf(row, 'created_at', 'createdAt', 'timestamp', 'sent_at') ?? conversationAt,
    sid: sidOf(row, sids),
  }
}

function authorOf(row: LegacyRow): OldLine['author'] {
  const sender = (textOf(row, 'sender', 'sender_type', 'author', 'role', 'direction') ?? 'client').toLowerCase()
  if (/^(ai|ia|bot|assistant|gpt|claude)$/.test(sender)) return 'ai'
  if (/^(concierge|conciergerie|agent|admin|human|operator|staff|outbound|outgoing)/.test(sender)) return 'concierge'
  return sender === 'system' ? 'system' : 'client'
}

function sidOf(row: LegacyRow, sids: Set<string>): string | null {
  const sid = textOf(row, 'message_sid', 'twilio_message_sid', 'twilio_sid', 'sid')
  if (sid === null || !/^(SM|MM)[0-9a-f]{32}$/.test(sid) || sids.has(sid)) return null
  sids.add(sid)
  return sid
}
