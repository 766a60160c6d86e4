import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type LineRow = Selectable<Tables['phone_lines']>
export type LineChange = Updateable<Tables['phone_lines']>
export type EventRow = Selectable<Tables['line_events']>

/** A line with its house, and its state where the supervisor has told one. */
export type FullRow = LineRow & {
  house_name: string
  house_status: string
  state: string | null
  since: string | null
  up_since: string | null
  restarts: number | null
  last_error: string | null
  next_retry_at: string | null
  draining: string | null
  local_sip_port: number | null
  rtp_ports: string | null
  /** When its supervisor last said anything. */
  seen_at: string | null
}

/** Lines of houses that are there. @param demo whether houses of the demonstration are */
function fullRows(q: Queries, demo: boolean) {
  return q
    .selectFrom('phone_lines as l')
    .innerJoin('conciergeries as h', 'h.id', 'l.conciergerie_id')
    .leftJoin('line_states as s', 's.line_id', 'l.id')
    .selectAll('l')
    .select(['h.name as house_name', 'h.status as house_status'])
    .select(['s.state', 's.since', 's.up_since', 's.restarts', 's.last_error', 's.next_retry_at', 's.draining'])
    .select(['s.sip_port as local_sip_port', 's.rtp_ports', 's.updated_at as seen_at'])
    .where('h.status', '!=', 'deleted')
    .$if(!demo, (query) => query.where('h.demo', '=', 0))
}

export function listLines(q: Queries, demo: boolean): Promise<FullRow[]> {
  return fullRows(q, demo).orderBy('l.id').execute()
}

export function listLinesOf(q: Queries, conciergerieId: number, demo: boolean): Promise<FullRow[]> {
  return fullRows(q, demo).where('l.conciergerie_id', '=', conciergerieId).orderBy('l.id').execute()
}

export function findLine(q: Queries, lineId: number, demo: boolean): Promise<FullRow | undefined> {
  return fullRows(q, demo).where('l.id', '=', lineId).executeTakeFirst()
}

export function findLineByNumber(q: Queries, number: string, demo: boolean): Promise<FullRow | undefined> {
  return fullRows(q, demo).where('l.number', '=', number).executeTakeFirst()
}

/** The house whose own number was dialled. */
export function findHouseByPhone(q: Queries, number: string, demo: boolean) {
  return q
    .selectFrom('conciergeries')
    .select(['id', 'status'])
    .where('phone_number', '=', number)
    .where('status', '!=', 'deleted')
    .$if(!demo, (query) => query.where('demo', '=', 0))
    .executeTakeFirst()
}

/** @returns its name; undefined when there is no such house */
export async function findHouseName(q: Queries, conciergerieId: number, demo: boolean): Promise<string | undefined> {
  const row = await q
    .selectFrom('conciergeries')
    .select('name')
    .where('id', '=', conciergerieId)
    .where('status', '!=', 'deleted')
    .$if(!demo, (query) => query.where('demo', '=', 0))
    .executeTakeFirst()
  return row?.name
}

export async function insertLine(q: Queries, row: Insertable<Tables['phone_lines']>): Promise<number> {
  return (await q.insertInto('phone_lines').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function updateLine(
  q: Queries,
  conciergerieId: number,
  lineId: number,
  change: LineChange,
): Promise<void> {
  await q
    .updateTable('phone_lines')
    .set(change)
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', lineId)
    .execute()
}

export interface LineOrder {
  kind: 'start' | 'stop' | 'restart'
  when: 'now' | 'after_calls'
  by: string
}

/** The last order is the one that counts. */
export async function giveOrder(
  q: Queries,
  conciergerieId: number,
  lineId: number,
  { kind, when, by }: LineOrder,
): Promise<void> {
  await q
    .updateTable('phone_lines')
    .set((eb) => ({
      order_number: sql<number>`${eb.ref('order_number')} + 1`,
      order_kind: kind,
      order_when: when,
      order_by: by,
    }))
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', lineId)
    .execute()
}

export async function deleteLine(q: Queries, conciergerieId: number, lineId: number): Promise<void> {
  await q.deleteFrom('phone_lines').where('conciergerie_id', '=', conciergerieId).where('id', '=', lineId).execute()
}

export async function saveState(q: Queries, row: Insertable<Tables['line_states']>): Promise<void> {
  const { line_id: _line, conciergerie_id: _house, ...change } = row
  await q
    .insertInto('line_states')
    .values(row)
    .onConflict((oc) => oc.column('line_id').doUpdateSet(change))
    .execute()
}

/** The states hold still, as far as their supervisor knows. */
export async function touchStates(q: Queries, at: string): Promise<void> {
  await q.updateTable('line_states').set({ updated_at: at }).where('state', '!=', 'stopped').execute()
}

export async function insertEvent(q: Queries, row: Insertable<Tables['line_events']>): Promise<void> {
  await q.insertInto('line_events').values(row).execute()
}

/** Oldest first. @param since the state that held then, and the changes after it */
export async function listEventsSince(
  q: Queries,
  conciergerieId: number,
  lineId: number,
  since: string,
): Promise<EventRow[]> {
  const events = () =>
    q.selectFrom('line_events').selectAll().where('conciergerie_id', '=', conciergerieId).where('line_id', '=', lineId)
  const [before, after] = await Promise.all([
    events().where('at', '<', since).orderBy('id', 'desc').limit(1).execute(),
    events().where('at', '>=', since).orderBy('id', 'desc').limit(mostEvents).execute(),
  ])
  return [...before, ...after.toReversed()]
}

/** A line that has been trying again all day changes its state once a minute. */
const mostEvents = 2_000

export async function deleteEventsBefore(q: Queries, at: string): Promise<void> {
  await q.deleteFrom('line_events').where('at', '<', at).execute()
}
