import type { SelectQueryBuilder } from 'kysely'
import type { Queries } from './database.ts'
import { dialectOf } from './dialect-of.ts'
import type { Tables } from './tables.ts'

/**
 * Keeps the rows from others who would change them, until the transaction ends; what refers to them goes on being added.
 * SQLite has one writer at a time and needs no such thing.
 */
export function lockRows<From extends keyof Tables, Row>(
  q: Queries,
  query: SelectQueryBuilder<Tables, From, Row>,
): SelectQueryBuilder<Tables, From, Row> {
  return dialectOf(q) === 'sqlite' ? query : query.forNoKeyUpdate()
}

/** As `lockRows`, and nothing that refers to them is added either: they are about to go. */
export function lockDoomedRows<From extends keyof Tables, Row>(
  q: Queries,
  query: SelectQueryBuilder<Tables, From, Row>,
): SelectQueryBuilder<Tables, From, Row> {
  return dialectOf(q) === 'sqlite' ? query : query.forUpdate()
}
