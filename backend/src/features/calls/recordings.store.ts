import type { Queries } from '#src/db/database.ts'

export async function saveRecording(
  q: Queries,
  row: { conciergerie_id: number; call_id: number; seconds: number; content: Buffer; expires_at: string },
): Promise<void> {
  await q
    .insertInto('call_recordings')
    .values(row)
    .onConflict((oc) => oc.column('call_id').doNothing())
    .execute()
}

export function findRecording(q: Queries, house: number, callId: number) {
  return q
    .selectFrom('call_recordings')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('call_id', '=', callId)
    .executeTakeFirst()
}

export async function removeRecording(q: Queries, house: number, callId: number): Promise<void> {
  await q.deleteFrom('call_recordings').where('conciergerie_id', '=', house).where('call_id', '=', callId).execute()
}

export async function removeExpired(q: Queries, now: string): Promise<void> {
  await q.deleteFrom('call_recordings').where('expires_at', '<', now).execute()
}
