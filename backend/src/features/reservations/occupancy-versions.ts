import type { UnitKind } from '@conciergerie/contract'
import type { Queries, Tx } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { Span } from './engine/board.ts'
import { bucketOf, nightAt, quarterAt } from './engine/calendar.ts'

/*
 * The calendar of a house is cut into periods: a week of nights, or a day of tables, which begins at six in the morning,
 * so that an evening that goes on past midnight is in one. Whatever changes what is held in a period, or what may be done
 * with it, raises the period's version in the same transaction: a copy of it is true as long as the version is the same.
 */
const lengths = { stay: 7, table: 96 } as const
const beginnings = { stay: 0, table: 24 } as const

/** The first bucket of the period that a bucket is in. */
function periodOf(kind: UnitKind, bucket: number): number {
  const begins = beginnings[kind]
  return Math.floor((bucket - begins) / lengths[kind]) * lengths[kind] + begins
}

/** The periods that a span touches, each by its first bucket. */
export function periodsIn(kind: UnitKind, { from, to }: Span): number[] {
  const periods: number[] = []
  for (let period = periodOf(kind, from); period < to; period += lengths[kind]) periods.push(period)
  return periods
}

export const endOfPeriod = (kind: UnitKind, period: number) => period + lengths[kind]

/** The period of a service's evening, by its business date. */
export const periodOfEvening = (businessDate: string) => bucketOf(`${businessDate}T06:00`)

export const bucketText = (kind: UnitKind, bucket: number) => (kind === 'stay' ? nightAt(bucket) : quarterAt(bucket))

interface House {
  house: number
  kind: UnitKind
  from: string
  to: string
}

const versionsStatement = statement<House, { period: string; version: number }>((q, p) =>
  q
    .selectFrom('occupancy_versions')
    .select(['period', 'version'])
    .where('conciergerie_id', '=', p.house)
    .where('kind', '=', p.kind)
    .where('period', '>=', p.from)
    .where('period', '<=', p.to),
)

/** Versions by period, of all that lie between two; a period in which nothing was ever changed has none. */
export async function readVersions(q: Queries, house: number, kind: UnitKind, first: number, last: number) {
  const bounds = { house, kind, from: bucketText(kind, first), to: bucketText(kind, last) }
  const { rows } = await versionsStatement(q, bounds)
  return new Map(rows.map(({ period, version }) => [bucketOf(period), version]))
}

type Touched = Map<string, { conciergerie_id: number; kind: UnitKind; period: string; version: number }>

const touchedBy = new WeakMap<Tx, Touched>()

/** Notes in what buckets (`2027-03-15`, `2027-03-15T19:30`) something changes: copies of these periods are out of date. */
export function touch(tx: Tx, house: number, buckets: readonly string[]): void {
  const touched = touchedBy.get(tx) ?? gather(tx)
  for (const bucket of buckets) {
    const kind = bucket.length === 10 ? 'stay' : 'table'
    const period = bucketText(kind, periodOf(kind, bucketOf(bucket)))
    touched.set(`${house} ${period}`, { conciergerie_id: house, kind, period, version: 1 })
  }
}

interface Stretch {
  conciergerie_id: number
  kind: UnitKind
  starts_at: string
  ends_at: string
  business_date: string
}

/** Notes that a reservation changes: its state, whether it may be moved, or the covers of its evening. */
export function touchStay(tx: Tx, row: Stretch): void {
  const span = { from: bucketOf(row.starts_at), to: bucketOf(row.ends_at) }
  const buckets = periodsIn(row.kind, span).map((period) => bucketText(row.kind, period))
  touch(tx, row.conciergerie_id, row.kind === 'stay' ? buckets : [...buckets, `${row.business_date}T06:00`])
}

function gather(tx: Tx): Touched {
  const touched: Touched = new Map()
  touchedBy.set(tx, touched)
  tx.beforeCommit(() => raise(tx, touched))
  return touched
}

const rowsAtOnce = 500

async function raise(tx: Tx, touched: Touched): Promise<void> {
  const rows = [...touched.values()]
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx.q
      .insertInto('occupancy_versions')
      .values(rows.slice(start, start + rowsAtOnce))
      .onConflict((oc) =>
        oc
          .columns(['conciergerie_id', 'kind', 'period'])
          .doUpdateSet((eb) => ({ version: eb('occupancy_versions.version', '+', 1) })),
      )
      .execute()
}
