import type { Queries } from '#src/db/database.ts'
import type { Reply } from './reply-author.ts'

export interface NewAnswer {
  conciergerieId: number
  conversationId: number
  questionMessageId: number
  messageId: number | null
  fate: 'sent' | 'suggested' | 'dropped'
  reply: Reply
  at: string
}

/** One row for each attempt to answer: what was read, said and spent, and what became of it. */
export async function insertAnswer(
  q: Queries,
  { conciergerieId, conversationId, questionMessageId, messageId, fate, reply, at }: NewAnswer,
): Promise<void> {
  const { usage } = reply
  await q
    .insertInto('answers')
    .values({
      conciergerie_id: conciergerieId,
      conversation_id: conversationId,
      question_message_id: questionMessageId,
      message_id: messageId,
      outcome: reply.outcome,
      fate,
      made_by: reply.madeBy,
      reason: reply.reason,
      language: reply.language,
      faq_ids: JSON.stringify(reply.sources.map(({ faqId }) => faqId)),
      model: usage.model,
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      cache_read_tokens: usage.cacheReadTokens,
      cache_write_tokens: usage.cacheWriteTokens,
      cost_micros: usage.costMicros,
      latency_ms: usage.latencyMs,
      created_at: at,
    })
    .execute()
}
