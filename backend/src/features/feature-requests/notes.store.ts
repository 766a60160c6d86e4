import type { Queries } from '#src/db/database.ts'

export async function insertComment(
  q: Queries,
  comment: { requestId: number; adminId: number; text: string; internal: boolean; at: string },
): Promise<number> {
  const row = await q
    .insertInto('feature_comments')
    .values({
      request_id: comment.requestId,
      admin_id: comment.adminId,
      text: comment.text,
      internal: comment.internal ? 1 : 0,
      at: comment.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export function listComments(q: Queries, id: number) {
  return q
    .selectFrom('feature_comments as c')
    .leftJoin('admins as a', 'a.id', 'c.admin_id')
    .select(['c.id', 'c.text', 'c.internal', 'c.at', 'a.name as author'])
    .where('c.request_id', '=', id)
    .orderBy('c.id')
    .execute()
}

export async function insertHistory(
  q: Queries,
  requestId: number,
  by: string,
  changes: readonly { field: string; from: string | null; to: string | null }[],
  at: string,
): Promise<void> {
  if (changes.length === 0) return
  await q
    .insertInto('feature_history')
    .values(
      changes.map((change) => ({
        request_id: requestId,
        by,
        field: change.field,
        from_value: change.from,
        to_value: change.to,
        at,
      })),
    )
    .execute()
}

export function listHistory(q: Queries, id: number) {
  return q.selectFrom('feature_history').selectAll().where('request_id', '=', id).orderBy('id', 'desc').execute()
}
