import { decodeCursor, encodeCursor } from '#src/db/page.ts'

/**
 * The page that was asked for, of a list that its handler gives whole.
 * @throws AppError invalid for a cursor that is not ours
 */
export function cutWhole(given: unknown, query: unknown): unknown {
  const list = given as { items: readonly unknown[] }
  const { cursor, limit = list.items.length } = query as { cursor?: string; limit?: number }
  const start = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0]
  const end = start + limit
  return {
    ...list,
    items: list.items.slice(start, end),
    nextCursor: end < list.items.length ? encodeCursor([end]) : null,
  }
}
