import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'

interface Row {
  conciergerieId: number
  reservationId: number
  actor: string
  data: Readonly<Record<string, string>>
  at: string
}

export async function insertReminderNote(q: Queries, { conciergerieId, reservationId, actor, data, at }: Row) {
  await q
    .insertInto('reservation_events')
    .values({
      conciergerie_id: conciergerieId,
      reservation_id: reservationId,
      at,
      actor,
      type: 'reminded',
      from_status: null,
      to_status: null,
      data: JSON.stringify(data),
    })
    .execute()
}

/** Nobody else adds to the history of the reservation before the caller's transaction ends. */
export async function lockReservation(q: Queries, house: number, reservationId: number): Promise<void> {
  const reservation = q
    .selectFrom('reservations')
    .select('id')
    .where('conciergerie_id', '=', house)
    .where('id', '=', reservationId)
  await lockRows(q, reservation).execute()
}

export async function hasReminderNote(
  q: Queries,
  { conciergerieId, reservationId, actor, data }: Omit<Row, 'at'>,
): Promise<boolean> {
  const row = await q
    .selectFrom('reservation_events')
    .select('id')
    .where('conciergerie_id', '=', conciergerieId)
    .where('reservation_id', '=', reservationId)
    .where('type', '=', 'reminded')
    .where('actor', '=', actor)
    .where('data', '=', JSON.stringify(data))
    .executeTakeFirst()
  return row !== undefined
}
