import type { Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
import type { Tables } from '#src/db/tables.ts'

export type AccountRow = Selectable<Tables['accounts']>

const accountOf = (q: Queries, id: number) => q.selectFrom('accounts').selectAll().where('id', '=', id)

export function findAccount(q: Queries, id: number): Promise<AccountRow | undefined> {
  return accountOf(q, id).executeTakeFirst()
}

/** Its password changes before or after the caller's transaction, not meanwhile. */
export function lockAccount(q: Queries, id: number): Promise<AccountRow | undefined> {
  return lockRows(q, accountOf(q, id)).executeTakeFirst()
}

export function findAccountByEmail(q: Queries, email: string): Promise<AccountRow | undefined> {
  return q.selectFrom('accounts').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
}

export interface NewAccount {
  email: string
  name: string
  passwordHash: string | null
  locale: string
  at: string
}

export async function insertAccount(
  q: Queries,
  { email, name, passwordHash, locale, at }: NewAccount,
): Promise<number> {
  const row = await q
    .insertInto('accounts')
    .values({ email, name, password_hash: passwordHash, locale, phone: null, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateAccount(q: Queries, id: number, change: Updateable<Tables['accounts']>): Promise<void> {
  if (Object.keys(change).length > 0) await q.updateTable('accounts').set(change).where('id', '=', id).execute()
}

/** Sets a password if the old one is still the one that was proved. @returns whether it was */
export async function replacePassword(q: Queries, id: number, old: string | null, hash: string): Promise<boolean> {
  const result = await q
    .updateTable('accounts')
    .set({ password_hash: hash })
    .where('id', '=', id)
    .where('password_hash', old === null ? 'is' : '=', old)
    .executeTakeFirst()
  return result.numUpdatedRows > 0
}

/** The houses of a person where they are active, the last used first. */
export function listHousesOf(q: Queries, accountId: number) {
  return q
    .selectFrom('members as m')
    .innerJoin('conciergeries as c', 'c.id', 'm.conciergerie_id')
    .select(['c.id', 'c.name', 'c.status', 'c.demo', 'm.id as member_id', 'm.last_seen_at'])
    .where('m.account_id', '=', accountId)
    .where('m.status', '=', 'active')
    .where('c.status', 'in', ['active', 'suspended'])
    .orderBy((eb) => eb.fn.coalesce('m.last_seen_at', 'm.created_at'), 'desc')
    .orderBy('m.id')
    .execute()
}

export function findBadge(q: Queries, conciergerieId: number) {
  return q
    .selectFrom('conciergeries')
    .select(['id', 'name', 'kind', 'city', 'timezone', 'locale', 'demo'])
    .where('id', '=', conciergerieId)
    .executeTakeFirstOrThrow()
}

export function findHouseStatus(q: Queries, conciergerieId: number) {
  return q
    .selectFrom('conciergeries')
    .select(['id', 'status', 'locale'])
    .where('id', '=', conciergerieId)
    .where('status', '!=', 'deleted')
    .executeTakeFirst()
}

/** Accounts among these that belong to no house any more. */
export async function deleteHomeless(q: Queries, accountIds: readonly number[]): Promise<void> {
  if (accountIds.length === 0) return
  await q
    .deleteFrom('accounts')
    .where('id', 'in', accountIds)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('members').select('members.id').whereRef('members.account_id', '=', 'accounts.id')),
      ),
    )
    .execute()
}
