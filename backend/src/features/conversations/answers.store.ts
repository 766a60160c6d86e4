import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
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

type Row = Omit<NewAnswer, 'reply'> & Reply['usage'] & Pick<Reply, 'outcome' | 'madeBy' | 'reason' | 'language'>

const insert = statement<Row & { faqIds: string }, unknown>((q, p) =>
  q.insertInto('answers').values({
    conciergerie_id: p.conciergerieId,
    conversation_id: p.conversationId,
    question_message_id: p.questionMessageId,
    message_id: p.messageId,
    outcome: p.outcome,
    fate: p.fate,
    made_by: p.madeBy,
    reason: p.reason,
    language: p.language,
    faq_ids: p.faqIds,
    model: p.model,
    input_tokens: p.inputTokens,
    output_tokens: p.outputTokens,
    cache_read_tokens: p.cacheReadTokens,
    cache_write_tokens: p.cacheWriteTokens,
    cost_micros: p.costMicros,
    latency_ms: p.latencyMs,
    created_at: p.at,
  }),
)

/** One row for each attempt to answer: what was read, said and spent, and what became of it. */
export async function insertAnswer(q: Queries, { reply, ...answer }: NewAnswer): Promise<void> {
  const { outcome, madeBy, reason, language, usage } = reply
  const faqIds = JSON.stringify(reply.sources.map(({ faqId }) => faqId))
  await insert(q, { ...answer, ...usage, outcome, madeBy, reason, language, faqIds })
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

const count = statement<{ house: number; day: string; costMicros: number }, unknown>((q, p) =>
  q
    .insertInto('daily_usage')
    .values({
      conciergerie_id: p.house,
      day: p.day,
      messages_in: sql.lit(0),
      messages_out: sql.lit(0),
      answers: sql.lit(1),
      cost_micros: p.costMicros,
    })
    .onConflict((oc) =>
      oc.columns(['conciergerie_id', 'day']).doUpdateSet((eb) => ({
        answers: sql<number>`${eb.ref('daily_usage.answers')} + 1`,
        cost_micros: sql<number>`${eb.ref('daily_usage.cost_micros')} + ${eb.ref('excluded.cost_micros')}`,
      })),
    ),
)

/** What the AI did and cost on one day of UTC, for the roll-up. */
export async function countAnswer(q: Queries, house: number, day: string, costMicros: number): Promise<void> {
  await count(q, { house, day, costMicros })
}
