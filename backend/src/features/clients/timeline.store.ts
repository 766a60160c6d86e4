import type { PassedCall } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'

/*
 * The timeline is a reading over other rooms' tables: nobody writes it.
 */

export interface TimelineRow {
  type: 'message' | 'note' | 'question' | 'reservation' | 'order' | 'left_message' | 'call'
  id: number
  at: string
  title: string
  detail: string | null
  by: string | null
  conversationId: number | null
  /** Where a reservation, an order or a message left stands; what came of a call. */
  status?: string
  /** Of a call: who of the house it went on with. */
  passed?: PassedCall
}

/** Of a client of a house, so many entries from before an instant, the newest first. */
export interface TimelineSpan {
  house: number
  clientId: number
  before: string
  limit: number
}

export type TimelineReader = (q: Queries, span: TimelineSpan) => Promise<TimelineRow[]>

type Entry = Pick<TimelineRow, 'type' | 'id' | 'at' | 'title'> & Partial<TimelineRow>

/** What is not said of an entry, it has not. */
export const entry = (row: Entry): TimelineRow => ({ detail: null, by: null, conversationId: null, ...row })

/** What was said, a day of a thread as one entry: its last words, and how many messages there were. */
export const listMessageDays: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const days = await q
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select((eb) => [
      'c.id as conversationId',
      eb.fn<string>('substr', ['m.created_at', eb.lit(1), eb.lit(10)]).as('day'),
      eb.fn.max('m.id').as('lastId'),
      eb.fn.max('m.created_at').as('at'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('c.conciergerie_id', '=', house)
    .where('c.client_id', '=', clientId)
    .where('m.kind', 'not in', ['note', 'event'])
    .groupBy(['c.id', 'day'])
    .having((eb) => eb(eb.fn.max('m.created_at'), '<', before))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  if (days.length === 0) return []
  const texts = await q
    .selectFrom('messages')
    .select(['id', 'message', 'author_name'])
    .where('conciergerie_id', '=', house)
    .where(
      'id',
      'in',
      days.map((day) => day.lastId),
    )
    .execute()
  return days.map((day) => {
    const last = texts.find((text) => text.id === day.lastId)
    const { count } = day
    return {
      type: 'message',
      id: day.lastId,
      at: day.at,
      title: last?.message ?? '',
      detail: `${count} message${count > 1 ? 's' : ''}`,
      by: last?.author_name ?? null,
      conversationId: day.conversationId,
    }
  })
}

export const listNotes: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const rows = await q
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['m.id', 'm.created_at', 'm.message', 'm.author_name', 'm.conversation_id'])
    .where('c.conciergerie_id', '=', house)
    .where('c.client_id', '=', clientId)
    .where('m.kind', '=', 'note')
    .where('m.created_at', '<', before)
    .orderBy('m.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    entry({
      type: 'note',
      id: row.id,
      at: row.created_at,
      title: row.message,
      by: row.author_name,
      conversationId: row.conversation_id,
    }),
  )
}

export const listQuestions: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const rows = await q
    .selectFrom('question_asks as a')
    .innerJoin('questions as s', 's.id', 'a.question_id')
    .select(['a.id', 'a.at', 'a.text', 's.text as question', 'a.conversation_id'])
    .where('a.conciergerie_id', '=', house)
    .where('a.client_id', '=', clientId)
    .where('a.at', '<', before)
    .orderBy('a.at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    entry({
      type: 'question',
      id: row.id,
      at: row.at,
      title: row.text,
      detail: row.question === row.text ? null : row.question,
      conversationId: row.conversation_id,
    }),
  )
}
