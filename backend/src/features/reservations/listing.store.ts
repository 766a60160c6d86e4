import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import type { DayView, ReservationSource, ReservationStatus, UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'
import { afterPrefix, searchTerms } from '#src/text/search-terms.ts'
import { readCode } from './engine/codes.ts'
import { selectWithNames } from './reservations.store.ts'
import type { NamedRow } from './reservations.store.ts'

export interface ListFilter {
  /** First and last business date. */
  from?: string | undefined
  to?: string | undefined
  kind?: UnitKind | undefined
  status?: ReservationStatus | undefined
  source?: ReservationSource | undefined
  clientId?: number | undefined
  view?: DayView | undefined
  /** Day of the view. */
  date: string
  q?: string | undefined
}

/** Where a page ends: business date, start, id. */
export type ListKey = readonly [string, string, number]

type Query = ReturnType<typeof selectWithNames>

/** Lists of days go forward, the list of everything begins with the last day. */
const goesForward = ({ view, from }: ListFilter) => view !== undefined || from !== undefined

export function listReservations(
  q: Queries,
  house: number,
  filter: ListFilter,
  after: ListKey | null,
  limit: number,
): Promise<NamedRow[]> {
  const forward = goesForward(filter)
  const direction = forward ? 'asc' : 'desc'
  let query = narrow(selectWithNames(q, house), filter)
  if (after !== null)
    query = query.where(
      sql<boolean>`(r.business_date, r.starts_at, r.id) ${sql.raw(forward ? '>' : '<')} (${after[0]}, ${after[1]}, ${after[2]})`,
    )
  return query
    .orderBy('r.business_date', direction)
    .orderBy('r.starts_at', direction)
    .orderBy('r.id', direction)
    .limit(limit)
    .execute()
}

function narrow(query: Query, filter: ListFilter): Query {
  let narrowed = filter.view === undefined ? query : views[filter.view](query, filter.date)
  const { from, to, kind, status, source, clientId, q } = filter
  if (from !== undefined) narrowed = narrowed.where('r.business_date', '>=', from)
  if (to !== undefined) narrowed = narrowed.where('r.business_date', '<=', to)
  if (kind !== undefined) narrowed = narrowed.where('r.kind', '=', kind)
  if (status !== undefined) narrowed = narrowed.where('r.status', '=', status)
  if (source !== undefined) narrowed = narrowed.where('r.source', '=', source)
  if (clientId !== undefined) narrowed = narrowed.where('r.client_id', '=', clientId)
  return q === undefined || q.trim() === '' ? narrowed : matching(narrowed, q.trim())
}

const views: Record<DayView, (query: Query, date: string) => Query> = {
  arrivals: (query, date) =>
    query
      .where('r.kind', '=', 'stay')
      .where('r.business_date', '=', date)
      .where('r.status', 'in', ['held', 'requested', 'confirmed', 'checked_in']),
  departures: (query, date) =>
    query
      .where('r.kind', '=', 'stay')
      .where('r.ends_at', '=', date)
      .where('r.status', 'in', ['confirmed', 'checked_in', 'completed']),
  in_house: (query, date) =>
    query
      .where('r.kind', '=', 'stay')
      .where('r.status', '=', 'checked_in')
      .where('r.starts_at', '<=', date)
      .where('r.ends_at', '>=', date),
  requested: (query) => query.where('r.status', '=', sql.lit('requested')),
  no_show: (query, date) => query.where('r.business_date', '=', date).where('r.status', '=', 'no_show'),
  tables: (query, date) =>
    query
      .where('r.kind', '=', 'table')
      .where('r.business_date', '=', date)
      .where('r.status', 'not in', ['cancelled', 'declined', 'expired']),
}

/** By the code that is read out, the reference of another system, the name of the booking, or what finds its client. */
function matching(query: Query, text: string): Query {
  const code = readCode(text)
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const terms = searchTerms(text)
  const ranges = [
    ...(terms?.whole ?? []).map((term) => [term, term]),
    ...(terms ? [[terms.prefix, afterPrefix(terms.prefix)]] : []),
  ]
  return query.where((eb) =>
    eb.or([
      eb('r.external_ref', '=', text),
      sql<boolean>`lower(r.guest_name) like ${like} escape '\\'`,
      ...(code === null ? [] : [eb('r.code', '=', code)]),
      ...(ranges.length === 0
        ? []
        : [eb.and(ranges.map(([from = '', to = '']) => eb('r.client_id', 'in', clientsWith(eb, from, to))))]),
    ]),
  )
}

function clientsWith(eb: ExpressionBuilder<Tables & { r: Tables['reservations'] }, 'r'>, from: string, to: string) {
  return eb
    .selectFrom('client_terms as w')
    .select('w.client_id')
    .whereRef('w.conciergerie_id', '=', 'r.conciergerie_id')
    .where('w.term', '>=', from)
    .where('w.term', '<=', to)
}

/** All of a house that were not called off, newest last: what an earlier system listed. */
export function listBefore(q: Queries, house: number, most: number): Promise<NamedRow[]> {
  return standing(q, house).orderBy('r.id', 'desc').limit(most).execute()
}

export function findBefore(q: Queries, house: number, id: number): Promise<NamedRow | undefined> {
  return standing(q, house).where('r.id', '=', id).executeTakeFirst()
}

export async function countBefore(q: Queries, house: number): Promise<number> {
  const { n } = await q
    .selectFrom('reservations')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('conciergerie_id', '=', house)
    .where('status', 'not in', calledOff)
    .executeTakeFirstOrThrow()
  return Number(n)
}

const calledOff = ['cancelled', 'declined', 'expired']
const standing = (q: Queries, house: number) => selectWithNames(q, house).where('r.status', 'not in', calledOff)
