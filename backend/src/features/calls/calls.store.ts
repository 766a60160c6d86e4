import type { CallTab } from '@conciergerie/contract'
import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
import type { Tables } from '#src/db/tables.ts'

const withPeople = (q: Queries, house: number) =>
  q
    .selectFrom('calls as k')
    .leftJoin('clients as c', 'c.id', 'k.client_id')
    .leftJoin('phone_lines as l', 'l.id', 'k.line_id')
    .leftJoin('call_recordings as r', 'r.call_id', 'k.id')
    .selectAll('k')
    .select(['c.name as client_name', 'c.profile_name', 'l.number as line_number', 'r.seconds as recorded_seconds'])
    .where('k.conciergerie_id', '=', house)

export type CallRow = Awaited<ReturnType<ReturnType<typeof withPeople>['execute']>>[number]

export function findCall(q: Queries, house: number, id: number): Promise<CallRow | undefined> {
  return withPeople(q, house).where('k.id', '=', id).executeTakeFirst()
}

/** As it is from now to the end of the caller's transaction, as far as others are concerned. */
export async function lockCall(q: Queries, house: number, id: number): Promise<CallRow | undefined> {
  // the row alone: what is shown beside it may be absent, and what is absent cannot be locked
  const row = q.selectFrom('calls').select('id').where('conciergerie_id', '=', house).where('id', '=', id)
  await lockRows(q, row).execute()
  return findCall(q, house, id)
}

export function listCalls(
  q: Queries,
  house: number,
  { tab, clientId, before, limit }: { tab: CallTab; clientId: number | null; before: number | null; limit: number },
): Promise<CallRow[]> {
  let rows = withPeople(q, house)
  if (tab !== 'all') rows = rows.where(tabs[tab])
  if (clientId !== null) rows = rows.where('k.client_id', '=', clientId)
  if (before !== null) rows = rows.where('k.id', '<', before)
  return rows.orderBy('k.id', 'desc').limit(limit).execute()
}

// literals: SQLite uses a partial index only when it can see the condition
const tabs = {
  missed: sql<boolean>`k.outcome in ('missed', 'busy', 'failed')`,
  messages: sql<boolean>`k.outcome = 'message'`,
  follow_up: sql<boolean>`k.needs_follow_up = 1`,
}

/** One subquery for each tab: each has an index of its own, where a scan for all would read every call. */
export function countTabs(q: Queries, house: number): Promise<Record<CallTab, number>> {
  const calls = q
    .selectFrom('calls as k')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('k.conciergerie_id', '=', house)
  return q
    .selectNoFrom([
      calls.$asScalar().$notNull().as('all'),
      calls.where(tabs.missed).$asScalar().$notNull().as('missed'),
      calls.where(tabs.messages).$asScalar().$notNull().as('messages'),
      calls.where(tabs.follow_up).$asScalar().$notNull().as('follow_up'),
    ])
    .executeTakeFirstOrThrow()
}

export function listInProgress(q: Queries, house: number): Promise<CallRow[]> {
  return withPeople(q, house).where('k.ended_at', 'is', null).orderBy('k.id').limit(50).execute()
}

const inProgress = (q: Queries, house: number) =>
  q
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('ended_at', 'is', null)
    .where('conciergerie_id', '=', house)

export async function countInProgress(q: Queries, house: number): Promise<number> {
  return (await inProgress(q, house).executeTakeFirstOrThrow()).n
}

/** A call whose stream did not come in time takes no place any more, though nobody has told us yet that it is over. */
export async function countPlacesTaken(q: Queries, house: number, now: string): Promise<number> {
  const row = await inProgress(q, house)
    .where((eb) =>
      eb.or([eb('pass_hash', 'is', null), eb('answered_at', 'is not', null), eb('pass_expires_at', '>', now)]),
    )
    .executeTakeFirstOrThrow()
  return row.n
}

/** Calls in progress by line. */
export async function countByLine(q: Queries): Promise<Map<number, number>> {
  const rows = await q
    .selectFrom('calls')
    .select((eb) => ['line_id', eb.fn.countAll<number>().as('n')])
    .where('ended_at', 'is', null)
    .where('line_id', 'is not', null)
    .groupBy('line_id')
    .execute()
  return new Map(rows.flatMap(({ line_id, n }) => (line_id === null ? [] : [[line_id, n] as const])))
}

/** Seconds that a house has spoken since an instant; a call under way counts up to now. */
export async function secondsSince(q: Queries, house: number, since: string, now: string): Promise<number> {
  const rows = await q
    .selectFrom('calls')
    .select(['answered_at', 'ended_at'])
    .where('conciergerie_id', '=', house)
    .where('answered_at', '>=', since)
    .execute()
  const ms = rows.map((row) => Date.parse(row.ended_at ?? now) - Date.parse(row.answered_at ?? now))
  return ms.reduce((sum, one) => sum + Math.max(0, one), 0) / 1000
}

/** Null when the provider's call is known already. */
export async function insertCall(q: Queries, row: Insertable<Tables['calls']>): Promise<number | null> {
  const made = await q
    .insertInto('calls')
    .values(row)
    .onConflict((oc) => oc.column('provider_call_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

export async function updateCall(
  q: Queries,
  house: number,
  id: number,
  change: Updateable<Tables['calls']>,
): Promise<void> {
  await q.updateTable('calls').set(change).where('conciergerie_id', '=', house).where('id', '=', id).execute()
}

/** A call that is over stays so, however late the news of its beginning comes. */
export async function updateOpenCall(
  q: Queries,
  house: number,
  id: number,
  change: Updateable<Tables['calls']>,
): Promise<void> {
  await q
    .updateTable('calls')
    .set(change)
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/**
 * @param by the run of the media process that must still carry it; null: whoever does
 * @returns whether it was still under way: an end is written once
 */
export async function endCall(
  q: Queries,
  { conciergerieId, id, by }: { conciergerieId: number; id: number; by: string | null },
  change: Updateable<Tables['calls']>,
): Promise<boolean> {
  let open = q
    .updateTable('calls')
    .set(change)
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
  if (by !== null) open = open.where('media_process', '=', by)
  const { numUpdatedRows } = await open.executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Those with a call under way whose word has not been spent. */
export async function listHousesAwaitingStream(q: Queries, now: string): Promise<number[]> {
  const rows = await q
    .selectFrom('calls')
    .select('conciergerie_id')
    .distinct()
    .where('ended_at', 'is', null)
    .where('pass_hash', 'is not', null)
    .where('pass_expires_at', '>', now)
    .execute()
  return rows.map(({ conciergerie_id }) => conciergerie_id)
}

/** The call that a one-time word names; the word is gone after this. */
export async function spendPass(q: Queries, hash: string, now: string): Promise<CallRow | null> {
  const spent = await q
    .updateTable('calls')
    .set({ pass_hash: null })
    .where('pass_hash', '=', hash)
    .where('pass_expires_at', '>', now)
    .where('ended_at', 'is', null)
    .returning(['id', 'conciergerie_id'])
    .executeTakeFirst()
  return spent ? ((await findCall(q, spent.conciergerie_id, spent.id)) ?? null) : null
}

export function findByProviderId(
  q: Queries,
  providerCallId: string,
): Promise<{ id: number; conciergerie_id: number; line_id: number | null } | undefined> {
  return q
    .selectFrom('calls')
    .select(['id', 'conciergerie_id', 'line_id'])
    .where('provider_call_id', '=', providerCallId)
    .executeTakeFirst()
}

/** Calls that nobody carries any more: of a run of the media process that died, or not seen for long. */
export function listAbandoned(
  q: Queries,
  which: { run: string } | { notSeenSince: string },
): Promise<{ id: number; conciergerie_id: number; road: string; provider_call_id: string }[]> {
  const open = q
    .selectFrom('calls')
    .select(['id', 'conciergerie_id', 'road', 'provider_call_id'])
    .where('ended_at', 'is', null)
  return (
    'run' in which ? open.where('media_process', '=', which.run) : open.where('last_seen_at', '<', which.notSeenSince)
  ).execute()
}

export async function markSeen(q: Queries, ids: readonly number[], now: string): Promise<void> {
  if (ids.length === 0) return
  await q.updateTable('calls').set({ last_seen_at: now }).where('id', 'in', ids).where('ended_at', 'is', null).execute()
}

/** @returns whether this event of a provider is new */
export async function noteEvent(q: Queries, id: string, at: string): Promise<boolean> {
  const made = await q
    .insertInto('voice_events')
    .values({ id, at })
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function forgetEvents(q: Queries, before: string): Promise<void> {
  await q.deleteFrom('voice_events').where('at', '<', before).execute()
}

export async function repointCalls(q: Queries, house: number, from: number, to: number): Promise<void> {
  await q
    .updateTable('calls')
    .set({ client_id: to })
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', from)
    .execute()
}
