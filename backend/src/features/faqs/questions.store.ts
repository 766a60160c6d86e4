import { sql } from 'kysely'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type QuestionRow = Selectable<Tables['questions']>
export type QuestionStatus = QuestionRow['status']

/** Most asked first; `after` is the count and id of the last one seen. */
export function listQuestions(
  q: Queries,
  conciergerieId: number,
  status: QuestionStatus,
  after: readonly [count: number, id: number] | null,
  limit: number,
): Promise<QuestionRow[]> {
  let query = q
    .selectFrom('questions')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('status', '=', status)
  if (after !== null) {
    const [count, id] = after
    query = query.where((eb) => eb.or([eb('count', '<', count), eb.and([eb('count', '=', count), eb('id', '<', id)])]))
  }
  return query.orderBy('count', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export function findQuestion(q: Queries, conciergerieId: number, id: number): Promise<QuestionRow | undefined> {
  return q
    .selectFrom('questions')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function countOpen(q: Queries, conciergerieId: number): Promise<number> {
  const row = await q
    .selectFrom('questions')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('conciergerie_id', '=', conciergerieId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function countAsksSince(q: Queries, conciergerieId: number, since: string): Promise<number> {
  const row = await q
    .selectFrom('question_asks')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('conciergerie_id', '=', conciergerieId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Questions that a new one may be the same as, latest first. Answered ones are left out: their FAQ no longer answered. */
export function listGroupable(q: Queries, conciergerieId: number, limit: number) {
  return q
    .selectFrom('questions')
    .select(['id', 'text', 'folded', 'status', 'language'])
    .where('conciergerie_id', '=', conciergerieId)
    .where('status', '!=', 'answered')
    .orderBy('last_asked_at', 'desc')
    .limit(limit)
    .execute()
}

export async function insertQuestion(q: Queries, row: Insertable<Tables['questions']>): Promise<number> {
  return (await q.insertInto('questions').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** @returns false for one that was answered meanwhile: nobody looks there any more for who waits */
export async function raiseQuestion(q: Queries, conciergerieId: number, id: number, at: string): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('questions')
    .set((eb) => ({ count: eb('count', '+', 1), last_asked_at: at }))
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .where('status', '!=', 'answered')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateQuestion(
  q: Queries,
  conciergerieId: number,
  id: number,
  change: Updateable<Tables['questions']>,
): Promise<void> {
  await q
    .updateTable('questions')
    .set(change)
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .execute()
}

/** Takes the question for an answer; of two who try at once one gets false. */
export async function closeQuestion(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const row = await q
    .updateTable('questions')
    .set({ status: 'answered' })
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .where('status', '!=', 'answered')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false for one that is answered */
export async function ignoreQuestion(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('questions')
    .set({ status: 'ignored' })
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .where('status', '!=', 'answered')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertAsk(q: Queries, row: Insertable<Tables['question_asks']>): Promise<void> {
  await q.insertInto('question_asks').values(row).execute()
}

/** The latest asks of each question, newest first, with who asked and until when they may be written to. */
export function listAsks(q: Queries, conciergerieId: number, questionIds: readonly number[], most: number) {
  const numbered = q
    .selectFrom('question_asks')
    .selectAll()
    .select(sql<number>`row_number() over (partition by question_id order by id desc)`.as('place'))
    .where('conciergerie_id', '=', conciergerieId)
    .where('question_id', 'in', [...questionIds])
    .as('a')
  return q
    .selectFrom(numbered)
    .leftJoin('clients as p', 'p.id', 'a.client_id')
    .leftJoin('conversations as c', 'c.id', 'a.conversation_id')
    .select([
      'a.id',
      'a.question_id',
      'a.text',
      'a.channel',
      'a.conversation_id',
      'a.at',
      'a.answered_at',
      'p.name',
      'p.profile_name',
      'c.window_expires_at',
    ])
    .where('a.place', '<=', most)
    .orderBy('a.id', 'desc')
    .execute()
}

export type AskRow = Awaited<ReturnType<typeof listAsks>>[number]

/** How many conversations wait for the answer to each question. */
export async function countWaiting(
  q: Queries,
  conciergerieId: number,
  questionIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await q
    .selectFrom('question_asks')
    .select((eb) => ['question_id', eb.fn.count('conversation_id').distinct().as('n')])
    .where('conciergerie_id', '=', conciergerieId)
    .where('question_id', 'in', [...questionIds])
    .where('answered_at', 'is', null)
    .groupBy('question_id')
    .execute()
  return new Map(rows.map((row) => [row.question_id, Number(row.n)]))
}

/** Every wording of a question, with the names of who used it. */
export function listWordings(q: Queries, conciergerieId: number, questionId: number, most: number) {
  return q
    .selectFrom('question_asks as a')
    .leftJoin('clients as p', 'p.id', 'a.client_id')
    .select(['a.text', 'p.name', 'p.profile_name'])
    .where('a.conciergerie_id', '=', conciergerieId)
    .where('a.question_id', '=', questionId)
    .orderBy('a.id', 'desc')
    .limit(most)
    .execute()
}

/** The last ask of each conversation that still waits. */
export async function listWaiting(q: Queries, conciergerieId: number, questionId: number) {
  const rows = await q
    .selectFrom('question_asks')
    .select(['conversation_id', 'text'])
    .where('conciergerie_id', '=', conciergerieId)
    .where('question_id', '=', questionId)
    .where('answered_at', 'is', null)
    .where('conversation_id', 'is not', null)
    .orderBy('id')
    .execute()
  return [...new Map(rows.flatMap(({ conversation_id: id, text }) => (id === null ? [] : [[id, text] as const])))].map(
    ([conversationId, text]) => ({ conversationId, text }),
  )
}

/** Whether a conversation waits for the answer to a question. */
export async function isWaiting(
  q: Queries,
  conciergerieId: number,
  questionId: number,
  conversationId: number,
): Promise<boolean> {
  const row = await q
    .selectFrom('question_asks')
    .select('id')
    .where('conciergerie_id', '=', conciergerieId)
    .where('question_id', '=', questionId)
    .where('conversation_id', '=', conversationId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns the questions that somebody stopped waiting for */
export async function settleAsks(
  q: Queries,
  conciergerieId: number,
  conversationId: number,
  at: string,
  questionId?: number,
): Promise<number[]> {
  let query = q
    .updateTable('question_asks')
    .set({ answered_at: at })
    .where('conciergerie_id', '=', conciergerieId)
    .where('conversation_id', '=', conversationId)
    .where('answered_at', 'is', null)
  if (questionId !== undefined) query = query.where('question_id', '=', questionId)
  const rows = await query.returning('question_id').execute()
  return [...new Set(rows.map((row) => row.question_id))]
}
