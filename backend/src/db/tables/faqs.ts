import type { Generated } from 'kysely'
import type { Flag, Id, Instant } from './words.ts'

interface Faqs {
  id: Id
  conciergerie_id: number
  question: string
  answer: string
  category: string | null
  locale: string
  active: Flag
  valid_from: string | null
  valid_to: string | null
  usage_count: Generated<number>
  last_used_at: Instant | null
  version: Generated<number>
  /** Raised with every edit, of whatever: what is kept in memory of a house is stale when their sum moved. */
  revision: Generated<number>
  question_length: Generated<number>
  answer_length: Generated<number>
  alias_length: Generated<number>
  created_at: Instant
  updated_at: Instant
  deleted_at: Instant | null
}

interface FaqAliases {
  id: Id
  conciergerie_id: number
  faq_id: number
  text: string
  folded: string
}

interface FaqVersions {
  conciergerie_id: number
  faq_id: number
  version: number
  question: string
  answer: string
  by: string
  at: Instant
}

interface FaqTerms {
  conciergerie_id: number
  field: 'q' | 'a' | 'l'
  term: string
  faq_id: number
  tf: number
}

interface Questions {
  id: Id
  conciergerie_id: number
  text: string
  folded: string
  language: string | null
  status: 'open' | 'answered' | 'ignored'
  count: number
  draft: string | null
  faq_id: number | null
  first_asked_at: Instant
  last_asked_at: Instant
}

interface QuestionAsks {
  id: Id
  conciergerie_id: number
  question_id: number
  text: string
  channel: string
  conversation_id: number | null
  message_id: number | null
  client_id: number | null
  call_id: Generated<number | null>
  at: Instant
  answered_at: Instant | null
}

export interface FaqTables {
  faqs: Faqs
  faq_aliases: FaqAliases
  faq_versions: FaqVersions
  faq_terms: FaqTerms
  questions: Questions
  question_asks: QuestionAsks
}
