import type { Question } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { notFound } from '#src/errors.ts'
import * as store from './questions.store.ts'
import type { AskRow, QuestionRow, QuestionStatus } from './questions.store.ts'

const mostAsks = 20
const weekMs = 7 * 24 * 3_600_000

/** Reads the questions that no FAQ answered. */
export class QuestionDesk {
  readonly #db: Database
  readonly #now: Clock

  constructor({ db, now }: { db: Database; now: Clock }) {
    this.#db = db
    this.#now = now
  }

  async list(
    conciergerieId: number,
    query: { status?: QuestionStatus | undefined; cursor?: string | undefined; limit?: number | undefined },
  ) {
    const limit = query.limit ?? 50
    const after = query.cursor ? decodeCursor(query.cursor, ['number', 'number'] as const) : null
    const weekAgo = new Date(this.#now().getTime() - weekMs).toISOString()
    const [rows, openTotal, asksThisWeek] = await Promise.all([
      store.listQuestions(this.#db.read, conciergerieId, query.status ?? 'open', after, limit + 1),
      store.countOpen(this.#db.read, conciergerieId),
      store.countAsksSince(this.#db.read, conciergerieId, weekAgo),
    ])
    const present = await this.#presenter(conciergerieId, rows)
    return { ...cutPage(rows, limit, present, (row) => [row.count, row.id]), openTotal, asksThisWeek }
  }

  async read(conciergerieId: number, id: number): Promise<Question> {
    const row = await store.findQuestion(this.#db.read, conciergerieId, id)
    if (!row) throw notFound()
    const present = await this.#presenter(conciergerieId, [row])
    return present(row)
  }

  countOpen(conciergerieId: number): Promise<number> {
    return store.countOpen(this.#db.read, conciergerieId)
  }

  async #presenter(conciergerieId: number, rows: readonly QuestionRow[]): Promise<(row: QuestionRow) => Question> {
    if (rows.length === 0) return (row) => presentQuestion(row, [], 0, '')
    const ids = rows.map(({ id }) => id)
    const [asks, waiting] = await Promise.all([
      store.listAsks(this.#db.read, conciergerieId, ids, mostAsks),
      store.countWaiting(this.#db.read, conciergerieId, ids),
    ])
    const now = this.#now().toISOString()
    const byQuestion = Map.groupBy(asks, (ask) => ask.question_id)
    return (row) => presentQuestion(row, byQuestion.get(row.id) ?? [], waiting.get(row.id) ?? 0, now)
  }
}

function presentQuestion(row: QuestionRow, asks: readonly AskRow[], waiting: number, now: string): Question {
  return {
    id: row.id,
    text: row.text,
    status: row.status,
    count: row.count,
    waiting,
    language: row.language,
    draft: row.draft,
    faqId: row.faq_id,
    firstAskedAt: row.first_asked_at,
    lastAskedAt: row.last_asked_at,
    asks: asks.map((ask) => presentAsk(ask, now)),
  }
}

function presentAsk(ask: AskRow, now: string): Question['asks'][number] {
  return {
    text: ask.text,
    channel: ask.channel as Question['asks'][number]['channel'],
    conversationId: ask.conversation_id,
    clientName: ask.name ?? ask.profile_name,
    at: ask.at,
    answered: ask.answered_at !== null,
    withinWindow: ask.window_expires_at !== null && ask.window_expires_at > now,
  }
}
