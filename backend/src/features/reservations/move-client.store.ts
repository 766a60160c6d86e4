import type { Queries } from '#src/db/database.ts'

export async function repointBookings(q: Queries, house: number, from: number, to: number): Promise<void> {
  for (const table of ['reservations', 'waitlist_entries'] as const)
    await q
      .updateTable(table)
      .set({ client_id: to })
      .where('conciergerie_id', '=', house)
      .where('client_id', '=', from)
      .execute()
}
