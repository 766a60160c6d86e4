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

/** A person sent the draft that the AI had made for this message. */
export async function takeSuggestion(
  q: Queries,
  house: number,
  questionMessageId: number,
  messageId: number,
): Promise<void> {
  await q
    .updateTable('answers')
    .set({ fate: 'sent', message_id: messageId })
    .where('conciergerie_id', '=', house)
    .where('question_message_id', '=', questionMessageId)
    .where('fate', '=', 'suggested')
    .execute()
}

/** What the AI did and cost on one day of UTC, for the roll-up. */
export async function countAnswer(q: Queries, house: number, day: string, costMicros: number): Promise<void> {
  await q
    .insertInto('daily_usage')
    .values({ conciergerie_id: house, day, messages_in: 0, messages_out: 0, answers: 1, cost_micros: costMicros })
    .onConflict((oc) =>
      oc.columns(['conciergerie_id', 'day']).doUpdateSet((eb) => ({
        answers: eb('daily_usage.answers', '+', 1),
        cost_micros: eb('daily_usage.cost_micros', '+', costMicros),
      })),
    )
    .execute()
}
