import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'

/** A page's end as the caller keeps it: opaque, made of the sort key of its last row. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * Reads a cursor made by `encodeCursor`, checking the type of each part.
 * @throws AppError invalid when it is not one of ours
 */
export function decodeCursor<const T extends readonly ('string' | 'number')[]>(
  cursor: string,
  types: T,
): { [K in keyof T]: T[K] extends 'string' ? string : number } {
  const key = parse(cursor)
  const fits = Array.isArray(key) && key.length === types.length && key.every((part, i) => typeof part === types[i])
  if (!fits) throw new AppError('invalid', words.unknownCursor)
  return key as { [K in keyof T]: T[K] extends 'string' ? string : number }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** Cuts a list read with `limit + 1` rows into a page and its cursor. */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  }
}
