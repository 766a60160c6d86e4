import { fold } from '#src/text/fold.ts'
import { openQuestions, quickReplies, templates } from './desk.ts'
import { french } from './french.ts'
import type { SeededClient } from './seed-conversations.ts'
import type { SeededHouse } from './seed-houses.ts'
import type { Seeding } from './seed.ts'

/** Open questions, quick replies, templates. */
export async function seedDesk(
  seeding: Seeding,
  house: SeededHouse,
  clients: ReadonlyMap<string, SeededClient>,
): Promise<void> {
  for (const question of openQuestions) await seedQuestion(seeding, house.id, question, clients)
  await seeding.tx.q
    .insertInto('quick_replies')
    .values(
      quickReplies.map(({ shortcut, title, text, locale = 'fr' }, at) => ({
        conciergerie_id: house.id,
        shortcut,
        title,
        text: locale === 'fr' ? french(text) : text,
        locale,
        usage_count: 24 - 3 * at,
      })),
    )
    .execute()
  await seeding.tx.q
    .insertInto('whatsapp_templates')
    .values(
      templates.map(({ contentSid, name, body, variables }) => ({
        conciergerie_id: house.id,
        content_sid: contentSid,
        name,
        language: 'fr',
        body,
        variables: JSON.stringify(variables),
        category: 'utility',
        status: 'approved',
        synced_at: seeding.ago(60),
      })),
    )
    .execute()
}

type OpenQuestion = (typeof openQuestions)[number]

async function seedQuestion(
  { tx, events, ago }: Seeding,
  conciergerieId: number,
  question: OpenQuestion,
  clients: ReadonlyMap<string, SeededClient>,
): Promise<void> {
  const text = question.language === 'fr' ? french(question.text) : question.text
  const times = question.asks.map((ask) => ago(ask.ago)).toSorted()
  const { id } = await tx.q
    .insertInto('questions')
    .values({
      conciergerie_id: conciergerieId,
      text,
      folded: fold(text),
      language: question.language,
      status: 'open',
      count: question.asks.length,
      draft: question.draft === null ? null : french(question.draft),
      faq_id: null,
      first_asked_at: times[0] ?? ago(0),
      last_asked_at: times.at(-1) ?? ago(0),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const ask of question.asks) await seedAsk({ tx, ago }, conciergerieId, id, ask, clients)
  await events.append(tx, { conciergerieId, topic: 'questions', id })
}

async function seedAsk(
  { tx, ago }: Pick<Seeding, 'tx' | 'ago'>,
  conciergerieId: number,
  questionId: number,
  ask: { ago: number; text: string; phone?: string },
  clients: ReadonlyMap<string, SeededClient>,
): Promise<void> {
  const asker = ask.phone === undefined ? undefined : clients.get(ask.phone)
  await tx.q
    .insertInto('question_asks')
    .values({
      conciergerie_id: conciergerieId,
      question_id: questionId,
      text: ask.text,
      channel: 'whatsapp',
      conversation_id: asker?.conversationId ?? null,
      message_id: null,
      client_id: asker?.clientId ?? null,
      at: ago(ask.ago),
      answered_at: null,
    })
    .execute()
}
