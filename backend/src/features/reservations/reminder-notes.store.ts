import type { Queries } from '#src/db/database.ts'

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
