import type { AuthorType, Conversation, HumanReason, Message, MessageKind, MessageStatus } from '@conciergerie/contract'
import type { House } from '#src/features/conciergeries/house.ts'
import { effectiveMode, isPaused } from './ai-state.ts'
import type { ConversationRow } from './conversations.store.ts'
import { explainFailure } from './delivery-failures.ts'
import type { Card } from './inbox.store.ts'
import type { MediaRow } from './media.store.ts'
import { readExtra } from './message-extra.ts'
import type { MessageRow } from './messages.store.ts'
import type { ReplySource } from './reply-author.ts'
import { isWindowOpen } from './windows.ts'

const newForMs = 24 * 3_600_000

export interface ConversationContext {
  house: House
  card: Card | undefined
  assigneeName: string | undefined
  now: Date
}

export function presentConversation(
  row: ConversationRow,
  { house, card, assigneeName, now }: ConversationContext,
): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    client: presentCard(row.client_id, card, now),
    lastMessage: presentLast(row),
    unread: row.unread,
    waitingSince: row.waiting_since,
    needsHuman:
      row.needs_human_since === null
        ? null
        : { reason: (row.needs_human_reason ?? 'asked') as HumanReason, since: row.needs_human_since },
    assignee:
      row.assignee_id === null || assigneeName === undefined ? null : { id: row.assignee_id, name: assigneeName },
    ai: {
      mode: row.ai_mode as Conversation['ai']['mode'],
      effective: effectiveMode(row.ai_mode, house),
      pausedUntil: isPaused(row, now) ? row.ai_paused_until : null,
      working: row.ai_working_until !== null && row.ai_working_until > now.toISOString(),
    },
    windowExpiresAt: isWindowOpen(row.window_expires_at, now) ? row.window_expires_at : null,
    draft: row.draft,
    createdAt: row.created_at,
  }
}

function presentCard(id: number, card: Card | undefined, now: Date): Conversation['client'] {
  return {
    id,
    name: card?.name ?? card?.profile_name ?? card?.phone ?? 'Client',
    phone: card?.phone ?? null,
    vip: card?.vip === 1,
    blocked: card !== undefined && card.blocked_at !== null,
    optedOut: card !== undefined && card.opted_out_at !== null,
    isNew: card !== undefined && now.getTime() - Date.parse(card.first_seen_at) < newForMs,
  }
}

function presentLast(row: ConversationRow): Conversation['lastMessage'] {
  if (row.last_message_id === null) return null
  return {
    id: row.last_message_id,
    message: row.last_preview,
    authorType: row.last_author as AuthorType,
    kind: row.last_kind as MessageKind,
    status: row.last_status as MessageStatus,
    createdAt: row.last_message_at,
  }
}

export interface MessageContext {
  media: readonly MediaRow[]
  /** FAQ id → how often it was used. */
  usage: ReadonlyMap<number, number>
  /** Language of the reader. */
  locale: string
}

export function presentMessage(row: MessageRow, { media, usage, locale }: MessageContext): Message {
  const extra = readExtra(row.extra)
  return {
    id: row.id,
    conversationId: row.conversation_id,
    sender: row.sender,
    authorType: row.author_type as AuthorType,
    authorName: row.author_name,
    kind: row.kind as MessageKind,
    message: row.message,
    language: row.language,
    aiSuggestion: row.ai_suggestion,
    status: row.status as MessageStatus,
    failure: hasFailed(row) ? explainFailure(row.error_code, row.error_message, locale) : null,
    possibleDuplicate: row.possible_duplicate === 1,
    sources: presentSources(row.sources, usage),
    media: media.map(presentMedia),
    location: extra.location ?? null,
    repliedTo: extra.repliedTo ?? null,
    referral: extra.referral ?? null,
    forwarded: extra.forwarded ?? false,
    event: extra.event ?? null,
    createdAt: row.created_at,
  }
}

const hasFailed = ({ status }: MessageRow) => ['failed', 'undelivered', 'canceled', 'unknown'].includes(status)

export function readSources(json: string | null): ReplySource[] {
  return json === null ? [] : (JSON.parse(json) as ReplySource[])
}

export function presentSources(json: string | null, usage: ReadonlyMap<number, number>): Message['sources'] {
  return readSources(json).map(({ faqId, question, version, quote }) => ({
    faqId,
    question,
    version,
    quote,
    usageCount: usage.get(faqId) ?? 0,
  }))
}

function presentMedia(row: MediaRow): Message['media'][number] {
  return {
    id: row.id,
    contentType: row.content_type,
    fileName: row.file_name,
    size: row.size,
    status: row.status,
    failure: row.failure,
  }
}
