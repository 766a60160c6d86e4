import type { Faq } from '@conciergerie/contract'
import type { FaqRow } from './faqs.store.ts'

export function presentFaq(row: FaqRow, aliases: readonly string[]): Faq {
  return {
    id: row.id,
    question: row.question,
    answer: row.answer,
    category: row.category,
    locale: row.locale,
    active: row.active === 1,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    aliases: [...aliases],
    usageCount: row.usage_count,
    lastUsedAt: row.last_used_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
