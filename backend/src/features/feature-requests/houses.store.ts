import type { Queries } from '#src/db/database.ts'

export async function listHouses(q: Queries): Promise<number[]> {
  const rows = await q.selectFrom('conciergeries').select('id').where('status', '=', 'active').orderBy('id').execute()
  return rows.map((row) => row.id)
}
