import type { Queries } from '#src/db/database.ts'

/*
 * What came to be during a call, read from the rooms that made it: nobody writes it here.
 */
export async function listCreated(q: Queries, house: number, callId: number) {
  const [reservations, orders, messages, questions] = await Promise.all([
    q
      .selectFrom('reservations as r')
      .innerJoin('unit_types as t', 't.id', 'r.unit_type_id')
      .select(['r.id', 'r.code', 'r.status', 't.name', 'r.kind', 'r.starts_at', 'r.ends_at', 'r.total_cents'])
      .where('r.conciergerie_id', '=', house)
      .where('r.call_id', '=', callId)
      .where('r.status', 'not in', ['held', 'expired'])
      .orderBy('r.id')
      .execute(),
    q
      .selectFrom('orders')
      .select(['id', 'code', 'status', 'total_cents'])
      .where('conciergerie_id', '=', house)
      .where('call_id', '=', callId)
      .orderBy('id')
      .execute(),
    q
      .selectFrom('left_messages')
      .select(['id', 'text', 'status'])
      .where('conciergerie_id', '=', house)
      .where('call_id', '=', callId)
      .orderBy('id')
      .execute(),
    q
      .selectFrom('question_asks as a')
      .innerJoin('questions as s', 's.id', 'a.question_id')
      .select(['s.id', 'a.text', 's.status'])
      .where('a.conciergerie_id', '=', house)
      .where('a.call_id', '=', callId)
      .orderBy('a.id')
      .execute(),
  ])
  return { reservations, orders, messages, questions }
}

export type CreatedRows = Awaited<ReturnType<typeof listCreated>>
