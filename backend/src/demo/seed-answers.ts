import type { Line } from './script.ts'
import type { Seeding } from './seed.ts'
import type { SeededHouse } from './seed-houses.ts'

interface Answered {
  conversationId: number
  questionId: number
  messageId: number
  line: Extract<Line, { by: 'ai' }>
  language: string
}

/** What an answer of the AI read, cost and became, as the real one records it. */
export async function seedAnswer(
  { tx, ago }: Seeding,
  house: SeededHouse,
  { conversationId, questionId, messageId, line, language }: Answered,
): Promise<void> {
  await tx.q
    .insertInto('answers')
    .values({
      conciergerie_id: house.id,
      conversation_id: conversationId,
      question_message_id: questionId,
      message_id: messageId,
      outcome: line.outcome ?? 'answered',
      fate: 'sent',
      made_by: 'model',
      reason: null,
      language,
      faq_ids: JSON.stringify(line.faqs.map((key) => house.faqs.get(key)?.id)),
      model: 'claude-haiku-5-5',
      input_tokens: 640,
      output_tokens: 40 + Math.round(line.text.length / 3),
      cache_read_tokens: 5200,
      cache_write_tokens: 0,
      cost_micros: 1500 + line.text.length * 2,
      latency_ms: 900 + line.text.length * 3,
      created_at: ago(line.ago),
    })
    .execute()
}
