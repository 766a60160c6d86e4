import type { Generated } from 'kysely'
import type { Flag, Id, Instant, Json } from './words.ts'

interface Conversations {
  id: Id
  conciergerie_id: number
  client_id: number
  channel: 'whatsapp'
  status: 'open' | 'closed'
  /** The house's number or pool that the client wrote to, and answers leave from. */
  our_address: string | null
  /** Where answers go: the number (E.164) or business-scoped id that the client last wrote from. */
  their_address: string | null
  /** Raised by each client message, human message, takeover, mode change and closing; an answer computed on an older one is dropped. */
  version: Generated<number>
  ai_mode: string | null
  ai_paused_until: Instant | null
  ai_working_until: Instant | null
  assignee_id: number | null
  /** 1 while a person has something to do here: the first tab of the inbox. */
  todo: Generated<Flag>
  needs_human_reason: string | null
  needs_human_since: Instant | null
  unread: Generated<number>
  waiting_since: Instant | null
  last_message_id: number | null
  last_message_at: Instant
  last_preview: string
  last_author: string
  last_kind: string
  last_status: string
  last_inbound_at: Instant | null
  /** Closed early when Twilio says 63016. */
  window_expires_at: Instant | null
  draft: string | null
  created_at: Instant
}

interface Messages {
  id: Id
  conciergerie_id: number
  conversation_id: number
  sender: 'client' | 'concierge'
  author_type: string
  author_id: number | null
  author_name: string | null
  kind: string
  /** The text; kept under the column name of the earlier system. */
  message: string
  language: string | null
  ai_suggestion: string | null
  status: string
  /** Twilio's MessageSid. */
  message_sid: string | null
  error_code: string | null
  error_message: string | null
  possible_duplicate: Generated<Flag>
  sources: Json | null
  /** location, referral, repliedTo, template, event: what the kind needs. */
  extra: Json | null
  indexed: Generated<Flag>
  created_at: Instant
  sent_at: Instant | null
}

interface MessageStatuses {
  conciergerie_id: number
  message_sid: string
  status: string
  error_code: string | null
  error_message: string | null
  received_at: Instant
}

/** Words of messages, filled after the acknowledgement, for the inbox search. */
interface MessageTerms {
  conciergerie_id: number
  term: string
  conversation_id: number
  message_id: number
}

interface Media {
  id: Id
  conciergerie_id: number
  message_id: number | null
  position: number
  /** Where Twilio keeps it (inbound). */
  source_url: string | null
  content_type: string
  file_name: string | null
  size: number | null
  status: 'pending' | 'stored' | 'failed'
  failure: string | null
  created_at: Instant
}

interface MediaContents {
  media_id: number
  conciergerie_id: number
  content: Buffer
}

/** Unguessable addresses under which Twilio fetches a file to deliver. */
interface MediaShares {
  token_hash: string
  conciergerie_id: number
  media_id: number
  expires_at: Instant
}

/** One row per attempt of the AI to answer: what it read, said, cost, and what became of it. */
interface Answers {
  id: Id
  conciergerie_id: number
  conversation_id: number
  /** Last client message that it answers. */
  question_message_id: number
  /** First message sent, if any. */
  message_id: number | null
  outcome: 'answered' | 'unanswered' | 'human'
  /** What became of it. */
  fate: 'sent' | 'suggested' | 'dropped'
  made_by: 'model' | 'exact' | 'ranker' | 'fallback'
  reason: string | null
  language: string | null
  faq_ids: Json
  model: string | null
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cache_write_tokens: number
  cost_micros: number
  latency_ms: number
  created_at: Instant
}

interface QuickReplies {
  id: Id
  conciergerie_id: number
  shortcut: string
  title: string
  text: string
  locale: string
  usage_count: Generated<number>
}

interface WhatsappTemplates {
  id: Id
  conciergerie_id: number
  content_sid: string
  name: string
  language: string
  body: string
  variables: Json
  category: string
  status: string
  synced_at: Instant | null
}

interface InboundChecks {
  account_sid: string
  checked_until: Instant
}

export interface ConversationTables {
  conversations: Conversations
  messages: Messages
  message_statuses: MessageStatuses
  message_terms: MessageTerms
  media: Media
  media_contents: MediaContents
  media_shares: MediaShares
  answers: Answers
  quick_replies: QuickReplies
  whatsapp_templates: WhatsappTemplates
  inbound_checks: InboundChecks
}
