import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Queries } from './database.ts'
import { dialectOf } from './dialect-of.ts'

/**
 * The whole numbers of a JSON array that is bound as one parameter, for `where('id', 'in', listed(q, p.ids))`: a list of
 * any length is the same SQL, compiled and prepared once.
 */
export function listed(q: Queries, json: string): RawBuilder<number> {
  return dialectOf(q) === 'sqlite'
    ? sql<number>`(select value from json_each(${json}))`
    : sql<number>`(select value::bigint from json_array_elements_text(${json}::json))`
}

/** The texts of such an array as a table of one column `value`, to insert a row for each. */
export function listedTexts(q: Queries, json: string): RawBuilder<{ value: string }> {
  return dialectOf(q) === 'sqlite'
    ? sql<{ value: string }>`json_each(${json})`
    : sql<{ value: string }>`json_array_elements_text(${json}::json)`
}
