import { SqliteAdapter } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import type { Queries } from './database.ts'
import type { Tables } from './tables.ts'

/** Keeps the rows from others until the transaction ends. SQLite has one writer at a time and needs no such thing. */
export function forUpdate<From extends keyof Tables, Row>(
  q: Queries,
  query: SelectQueryBuilder<Tables, From, Row>,
): SelectQueryBuilder<Tables, From, Row> {
  return q.getExecutor().adapter instanceof SqliteAdapter ? query : query.forUpdate()
}
