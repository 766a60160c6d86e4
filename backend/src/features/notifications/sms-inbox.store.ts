import type { Queries } from '#src/db/database.ts'

/** The last thing that somebody was told by SMS of a booking, by any of these houses. */
export async function findLastTold(q: Queries, houses: readonly number[], phone: string) {
  if (houses.length === 0) return null
  const row = await q
    .selectFrom('client_identities as i')
    .innerJoin('reservations as r', (on) =>
      on.onRef('r.client_id', '=', 'i.client_id').onRef('r.conciergerie_id', '=', 'i.conciergerie_id'),
    )
    .innerJoin('notices as n', (on) =>
      on.onRef('n.reservation_id', '=', 'r.id').onRef('n.conciergerie_id', '=', 'r.conciergerie_id'),
    )
    .innerJoin('clients as c', 'c.id', 'i.client_id')
    .select((eb) => [
      'n.conciergerie_id',
      'n.template',
      'n.sent_at',
      eb.ref('n.reservation_id').$notNull().as('reservation_id'),
      'r.code',
      eb.fn.coalesce('r.locale', 'c.language').as('locale'),
    ])
    .where('i.conciergerie_id', 'in', [...houses])
    .where('i.kind', '=', 'phone')
    .where('i.value', '=', phone)
    .where('n.via', '=', 'sms')
    .where('n.sent_to', '=', phone)
    .where('n.status', '=', 'sent')
    .orderBy('n.sent_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export type LastTold = NonNullable<Awaited<ReturnType<typeof findLastTold>>>
