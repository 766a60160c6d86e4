import type { LiveEvent, LiveTopic } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'

interface After {
  house: number
  after: number
  most: number
}

const eventsAfter = statement<After, { seq: number; topic: string; entity_id: number | null }>((q, p) =>
  q
    .selectFrom('events')
    .select(['seq', 'topic', 'entity_id'])
    .where('conciergerie_id', '=', p.house)
    .where('seq', '>', p.after)
    .orderBy('seq')
    .limit(p.most),
)

/** Events of one house after a cursor, oldest first. */
export async function listEventsAfter(q: Queries, house: number, after: number, most: number): Promise<LiveEvent[]> {
  const { rows } = await eventsAfter(q, { house, after, most })
  return rows.map((row) => ({ seq: row.seq, topic: row.topic as LiveTopic, id: row.entity_id }))
}

export async function readCounter(q: Queries, house: number): Promise<number> {
  const row = await q.selectFrom('event_counters').select('seq').where('conciergerie_id', '=', house).executeTakeFirst()
  return row?.seq ?? 0
}

const counters = statement<object, { conciergerie_id: number; seq: number }>((q) =>
  q.selectFrom('event_counters').selectAll(),
)

export async function readCounters(q: Queries): Promise<Map<number, number>> {
  const { rows } = await counters(q, {})
  return new Map(rows.map((row) => [row.conciergerie_id, row.seq]))
}

/** First event still kept, or null when none is. */
export async function readOldestSeq(q: Queries, house: number): Promise<number | null> {
  const row = await q
    .selectFrom('events')
    .select('seq')
    .where('conciergerie_id', '=', house)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}

const cursors = statement<{ listener: string }, { conciergerie_id: number; seq: number }>((q, p) =>
  q.selectFrom('event_cursors').select(['conciergerie_id', 'seq']).where('listener', '=', p.listener),
)

export async function readCursors(q: Queries, listener: string): Promise<Map<number, number>> {
  const { rows } = await cursors(q, { listener })
  return new Map(rows.map((row) => [row.conciergerie_id, row.seq]))
}

const moveCursor = statement<{ listener: string; house: number; seq: number }, unknown>((q, p) =>
  q
    .insertInto('event_cursors')
    .values({ listener: p.listener, conciergerie_id: p.house, seq: p.seq })
    .onConflict((oc) =>
      oc.columns(['listener', 'conciergerie_id']).doUpdateSet({ seq: p.seq }).where('event_cursors.seq', '<', p.seq),
    ),
)

/** Moves a listener's cursor forward; a slower twin in another process never moves it back. */
export async function saveCursor(q: Queries, listener: string, house: number, seq: number): Promise<void> {
  await moveCursor(q, { listener, house, seq })
}

export async function deleteEventsBefore(q: Queries, at: string): Promise<void> {
  await q.deleteFrom('events').where('at', '<', at).execute()
}
