import { sql } from 'kysely'
import { pino } from 'pino'
import { openDatabase } from '#src/db/open-database.ts'
import type { Queries } from '#src/db/database.ts'
import { eachNight, eachQuarter } from '#src/features/reservations/engine/calendar.ts'
import { keepsPlace } from '#src/features/reservations/engine/statuses.ts'
import type { ReservationStatus } from '@conciergerie/contract'
import { judgeAnswers } from './oracle.ts'
import type { ChatReport, ClientReport } from './plan.ts'
import type { RaceReport } from './races.ts'

interface Race {
  databaseUrl: string
  reports: readonly ClientReport[]
  chatted: readonly ChatReport[]
}

/** Holds the final state against what clients were told and against what may be at all. */
export async function judge({ databaseUrl, reports, chatted }: Race): Promise<RaceReport> {
  const db = await openDatabase(databaseUrl, { logger: pino({ level: 'silent' }) })
  try {
    const failures = [
      ...reports.flatMap(({ faults }) => faults),
      ...(await judgeOverlaps(db.read)),
      ...(await judgeOccupancy(db.read)),
      ...(await judgePromises(db.read, reports, chatted)),
      ...(await judgeHistory(db.read)),
      ...(await judgeOffers(db.read)),
      ...judgeCoverage(countAll(reports)),
      ...(await judgeAnswers(db)),
    ]
    return { lines: await describe(db.read, reports, chatted), failures: failures.slice(0, 50) }
  } finally {
    await db.close()
  }
}

/** No two hold one unit at once, said with intervals rather than with the primary key that forbids it. */
async function judgeOverlaps(q: Queries): Promise<string[]> {
  const { rows } = await sql<{ unit_id: number; one: number; other: number }>`
    with spans as (
      select unit_id, coalesce(reservation_id, -block_id) as holder, min(bucket) as first, max(bucket) as last
      from occupancy group by unit_id, coalesce(reservation_id, -block_id))
    select a.unit_id, a.holder as one, b.holder as other from spans a join spans b
      on a.unit_id = b.unit_id and a.holder < b.holder and a.first <= b.last and b.first <= a.last`.execute(q)
  return rows.map((row) => `unit ${row.unit_id}: ${row.one} and ${row.other} overlap`)
}

interface Kept {
  id: number
  kind: 'stay' | 'table'
  status: ReservationStatus
  starts_at: string
  ends_at: string
  quantity: number
  party_size: number
  unit_type_id: number
}

/** Who keeps a place holds all of it, nights × rooms; who does not, holds nothing; and rooms are large enough. */
async function judgeOccupancy(q: Queries): Promise<string[]> {
  const reservations = (await q.selectFrom('reservations').selectAll().execute()) as Kept[]
  const held = await q.selectFrom('occupancy').select(['reservation_id', 'unit_id', 'bucket']).execute()
  const units = new Map((await q.selectFrom('units').selectAll().execute()).map((unit) => [unit.id, unit]))
  const combos = await q.selectFrom('unit_combos').select('max_party').execute()
  const heldBy = Map.groupBy(held, (row) => row.reservation_id)
  return reservations.flatMap((row) => {
    const rows = heldBy.get(row.id) ?? []
    if (!keepsPlace(row.status)) {
      return rows.length === 0 || row.status === 'completed'
        ? []
        : [`${row.id} is ${row.status} and holds ${rows.length}`]
    }
    const own = [...new Set(rows.map(({ unit_id }) => unit_id))].map((id) => units.get(id))
    const wanted = row.kind === 'stay' ? eachNight(row.starts_at, row.ends_at) : eachQuarter(row.starts_at, row.ends_at)
    const count = row.kind === 'stay' ? row.quantity : Math.max(1, own.length)
    const seats = own.reduce((sum, unit) => sum + (unit?.max_party ?? 0), 0)
    const room = own.length > 1 ? Math.max(seats, ...combos.map(({ max_party }) => max_party)) : seats
    return [
      ...(rows.length === wanted.length * count ? [] : [`${row.id} holds ${rows.length} of ${wanted.length * count}`]),
      ...(own.length === count ? [] : [`${row.id} holds ${own.length} units of ${count}`]),
      ...(own.every((unit) => unit?.unit_type_id === row.unit_type_id) ? [] : [`${row.id} is in another type`]),
      ...(room >= row.party_size ? [] : [`${row.id} has too many people`]),
    ]
  })
}

/** What was acknowledged is there once, what was refused is not there. */
async function judgePromises(
  q: Queries,
  reports: readonly ClientReport[],
  chatted: readonly ChatReport[],
): Promise<string[]> {
  const rows = await q
    .selectFrom('reservations')
    .select(['id', 'external_ref', 'code', 'status', 'client_id'])
    .execute()
  const byRef = Map.groupBy(rows, (row) => row.external_ref)
  const faults: string[] = []
  for (const { acknowledged, refused } of reports) {
    for (const [ref, id] of acknowledged) {
      const found = ref === null ? rows.filter((row) => row.id === id) : (byRef.get(ref) ?? [])
      if (found.length !== 1 || found[0]?.id !== id)
        faults.push(`${ref ?? id} was acknowledged and is there ${found.length} times`)
    }
    for (const ref of refused) if (byRef.has(ref)) faults.push(`${ref} was refused and is there`)
  }
  for (const { phone, code, lost } of chatted) {
    if (code !== null && !rows.some((row) => row.code === code))
      faults.push(`${phone} was told ${code}, which is not there`)
    if (lost !== null) faults.push(`${phone} wanted to book and was told: ${lost}`)
  }
  return faults
}

/** Every line of a history begins where the one before it ended, and the last one is where the row is. */
async function judgeHistory(q: Queries): Promise<string[]> {
  const rows = await q.selectFrom('reservations').select(['id', 'status']).execute()
  const events = await q.selectFrom('reservation_events').selectAll().orderBy('id').execute()
  const eventsOf = Map.groupBy(events, (event) => event.reservation_id)
  return rows.flatMap(({ id, status }) => {
    let present: string | null = null
    for (const event of eventsOf.get(id) ?? []) {
      if (event.to_status === null) continue
      if (event.from_status !== present)
        return [`${id} went from ${event.from_status ?? '–'}, but was ${present ?? '–'}`]
      present = event.to_status
    }
    return present === status ? [] : [`${id} is ${status}, its history says ${present ?? '–'}`]
  })
}

/** A place is offered to one at a time, kept for them as long as it is, and theirs once they took it. */
async function judgeOffers(q: Queries): Promise<string[]> {
  const entries = await q
    .selectFrom('waitlist_entries as e')
    .leftJoin('reservations as r', 'r.id', 'e.offer_reservation_id')
    .select(['e.id', 'e.status', 'e.offer_reservation_id', 'r.status as reservation_status'])
    .where('e.status', 'in', ['offered', 'converted'])
    .execute()
  const twice = [...Map.groupBy(entries, (entry) => entry.offer_reservation_id)].filter(([, same]) => same.length > 1)
  return [
    ...twice.map(([id]) => `${id ?? '–'} was offered to several`),
    ...entries
      .filter(({ status, reservation_status }) => (status === 'offered') !== (reservation_status === 'held'))
      .map(({ id, status, reservation_status }) => `entry ${id} is ${status}, its place ${reservation_status ?? '–'}`),
  ]
}

/** A race this long says nothing when some door was never gone through. */
const longRace = 10_000
const sorts = [
  'POST /api/reservations ok',
  'site POST /api/reservations ok',
  'site POST /api/availability/check ok',
  'POST /api/reservations/:id/confirm ok',
  'POST /api/reservations/:id/cancel ok',
  'POST /api/reservations/:id/check-in ok',
  'POST /api/reservations/:id/no-show ok',
  'POST /api/reservations/:id/complete ok',
  'POST /api/reservations/:id/reopen ok',
  'PATCH /api/reservations/:id ok',
  'POST /api/blocks ok',
  'DELETE /api/blocks/:id ok',
  'POST /api/waitlist ok',
]

function judgeCoverage(counts: Readonly<Record<string, number>>): string[] {
  const asked = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (asked < longRace) return []
  return sorts.filter((name) => counts[name] === undefined).map((name) => `nothing came of ${name}`)
}

function countAll(reports: readonly ClientReport[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const report of reports)
    for (const [name, count] of Object.entries(report.counts)) counts[name] = (counts[name] ?? 0) + count
  return counts
}

async function describe(
  q: Queries,
  reports: readonly ClientReport[],
  chatted: readonly ChatReport[],
): Promise<string[]> {
  const counts = countAll(reports)
  const waiting = await q
    .selectFrom('waitlist_entries')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .orderBy('status')
    .execute()
  const states = await q
    .selectFrom('reservations')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .orderBy('status')
    .execute()
  return [
    ...Object.entries(counts)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => `${String(count).padStart(7)}  ${name}`),
    `États : ${states.map(({ status, n }) => `${status} ${n}`).join(', ')}`,
    `Liste d’attente : ${waiting.map(({ status, n }) => `${status} ${n}`).join(', ')}`,
    `Conversations : ${chatted.length}, dont ${chatted.filter(({ code }) => code !== null).length} réservations et ${chatted.filter(({ waits }) => waits).length} en liste d’attente`,
  ]
}
