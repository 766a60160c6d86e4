import type { Insertable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

/** A member with the person behind it. */
const members = (q: Queries, conciergerieId: number) =>
  q
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.conciergerie_id', 'm.account_id', 'm.role', 'm.status', 'm.last_seen_at', 'm.created_at'])
    .select(['a.email', 'a.name', 'a.locale', 'a.phone'])
    .where('m.conciergerie_id', '=', conciergerieId)

export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number]

export function listMembers(q: Queries, conciergerieId: number) {
  return members(q, conciergerieId).orderBy('m.id').execute()
}

export function findMember(q: Queries, conciergerieId: number, id: number): Promise<MemberRow | undefined> {
  return members(q, conciergerieId).where('m.id', '=', id).executeTakeFirst()
}

export function findMemberByEmail(q: Queries, conciergerieId: number, email: string): Promise<MemberRow | undefined> {
  return members(q, conciergerieId).where('a.email', '=', email).executeTakeFirst()
}

export async function insertMember(q: Queries, row: Insertable<Tables['members']>): Promise<number> {
  return (await q.insertInto('members').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function updateMember(
  q: Queries,
  conciergerieId: number,
  id: number,
  change: Updateable<Tables['members']>,
): Promise<void> {
  await q
    .updateTable('members')
    .set(change)
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .execute()
}

export async function deleteMember(q: Queries, conciergerieId: number, id: number): Promise<void> {
  await q.deleteFrom('members').where('conciergerie_id', '=', conciergerieId).where('id', '=', id).execute()
}

/** @returns the accounts that left */
export async function deleteMembers(q: Queries, conciergerieId: number): Promise<number[]> {
  const rows = await q
    .deleteFrom('members')
    .where('conciergerie_id', '=', conciergerieId)
    .returning('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}

export async function countActiveByHouse(q: Queries): Promise<ReadonlyMap<number, number>> {
  const rows = await q
    .selectFrom('members')
    .select((eb) => ['conciergerie_id', eb.fn.countAll<number>().as('count')])
    .where('status', '=', 'active')
    .groupBy('conciergerie_id')
    .execute()
  return new Map(rows.map((row) => [row.conciergerie_id, row.count]))
}

/** Holds the owners' rows until the end of the transaction, so that two owners cannot remove each other at once. */
export async function holdOwners(q: Queries, conciergerieId: number): Promise<void> {
  await q
    .updateTable('members')
    .set((eb) => ({ role: eb.ref('role') }))
    .where('conciergerie_id', '=', conciergerieId)
    .where('role', '=', 'owner')
    .execute()
}

export async function countActiveOwners(q: Queries, conciergerieId: number): Promise<number> {
  const row = await q
    .selectFrom('members')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conciergerie_id', '=', conciergerieId)
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  return row.count
}

export async function countHouses(q: Queries, accountId: number): Promise<number> {
  const row = await q
    .selectFrom('members')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return row.count
}
