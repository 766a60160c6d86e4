import { entry } from './timeline.store.ts'
import type { TimelineReader } from './timeline.store.ts'

/*
 * What the desk did for a client, read from the rooms that did it. Codes and plain values only: screens word them.
 */

export const listReservations: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const rows = await q
    .selectFrom('reservations as r')
    .innerJoin('unit_types as t', 't.id', 'r.unit_type_id')
    .select(['r.id', 'r.created_at', 'r.code', 'r.starts_at', 'r.ends_at', 'r.status', 'r.kind', 't.name', 'r.source'])
    .select('r.conversation_id')
    .where('r.conciergerie_id', '=', house)
    .where('r.client_id', '=', clientId)
    .where('r.created_at', '<', before)
    .where('r.status', 'not in', ['held', 'expired'])
    .orderBy('r.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    entry({
      type: 'reservation',
      id: row.id,
      at: row.created_at,
      title: `${row.code} · ${row.name}`,
      detail: row.kind === 'stay' ? `${row.starts_at} → ${row.ends_at}` : row.starts_at.replace('T', ' '),
      conversationId: row.conversation_id,
      status: row.status,
    }),
  )
}

export const listOrders: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const rows = await q
    .selectFrom('orders as o')
    .innerJoin('order_items as i', 'i.order_id', 'o.id')
    .select((eb) => [
      'o.id',
      'o.created_at',
      'o.code',
      'o.status',
      'o.conversation_id',
      eb.fn.sum<number>('i.quantity').as('count'),
    ])
    .where('o.conciergerie_id', '=', house)
    .where('o.client_id', '=', clientId)
    .where('o.created_at', '<', before)
    .groupBy(['o.id', 'o.created_at', 'o.code', 'o.status', 'o.conversation_id'])
    .orderBy('o.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    entry({
      type: 'order',
      id: row.id,
      at: row.created_at,
      title: row.code,
      detail: String(row.count),
      conversationId: row.conversation_id,
      status: row.status,
    }),
  )
}

export const listLeftMessages: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const rows = await q
    .selectFrom('left_messages')
    .select(['id', 'created_at', 'text', 'status', 'conversation_id'])
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', clientId)
    .where('created_at', '<', before)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    entry({
      type: 'left_message',
      id: row.id,
      at: row.created_at,
      title: row.text,
      conversationId: row.conversation_id,
      status: row.status,
    }),
  )
}

export const listCalls: TimelineReader = async (q, { house, clientId, before, limit }) => {
  const rows = await q
    .selectFrom('calls')
    .select(['id', 'started_at', 'answered_at', 'ended_at', 'summary', 'outcome', 'status'])
    .select(['end_reason', 'passed_by', 'passed_at', 'passed_to_self'])
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', clientId)
    .where('started_at', '<', before)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    entry({
      type: 'call',
      id: row.id,
      at: row.started_at,
      title: row.summary ?? '',
      detail: secondsOf(row),
      status: row.outcome ?? row.status,
      ...passedOf(row),
    }),
  )
}

/** How long they spoke, in seconds; null while they do, or if they never did. */
function secondsOf({ answered_at, ended_at }: { answered_at: string | null; ended_at: string | null }): string | null {
  if (answered_at === null || ended_at === null) return null
  return String(Math.round((Date.parse(ended_at) - Date.parse(answered_at)) / 1000))
}

interface PassedRow {
  end_reason: string | null
  passed_by: string | null
  passed_at: string | null
  passed_to_self: number
}

function passedOf({ end_reason, passed_by, passed_at, passed_to_self }: PassedRow) {
  if (end_reason !== 'transferred' || passed_by === null || passed_at === null) return {}
  return { passed: { by: passed_by, at: passed_at, toSelf: passed_to_self === 1 } }
}
