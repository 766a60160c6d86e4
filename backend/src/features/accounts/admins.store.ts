import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
import type { Tables } from '#src/db/tables.ts'

export type AdminRow = Selectable<Tables['admins']>

const adminOf = (q: Queries, id: number) => q.selectFrom('admins').selectAll().where('id', '=', id)

export function findAdmin(q: Queries, id: number): Promise<AdminRow | undefined> {
  return adminOf(q, id).executeTakeFirst()
}

/** Its password changes before or after the caller's transaction, not meanwhile. */
export function lockAdmin(q: Queries, id: number): Promise<AdminRow | undefined> {
  return lockRows(q, adminOf(q, id)).executeTakeFirst()
}

export function findAdminByEmail(q: Queries, email: string): Promise<AdminRow | undefined> {
  return q.selectFrom('admins').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
}

/** @param demo whether the demo's administrator counts */
export async function hasAdmin(q: Queries, demo: boolean): Promise<boolean> {
  const row = await q
    .selectFrom('admins')
    .select('id')
    .$if(!demo, (query) => query.where('demo', '=', 0))
    .executeTakeFirst()
  return row !== undefined
}

/** Adds an administrator; a demo one of the same address gives way. */
export async function insertAdmin(q: Queries, row: Insertable<Tables['admins']>): Promise<void> {
  await q.deleteFrom('admins').where('email', '=', row.email).where('demo', '=', 1).execute()
  await q.insertInto('admins').values(row).execute()
}

export async function updateAdmin(q: Queries, id: number, change: Updateable<Tables['admins']>): Promise<void> {
  if (Object.keys(change).length > 0) await q.updateTable('admins').set(change).where('id', '=', id).execute()
}

/** Sets a password if the old one is still the one that was proved. @returns whether it was */
export async function replacePassword(q: Queries, id: number, old: string, hash: string): Promise<boolean> {
  const result = await q
    .updateTable('admins')
    .set({ password_hash: hash })
    .where('id', '=', id)
    .where('password_hash', '=', old)
    .executeTakeFirst()
  return result.numUpdatedRows > 0
}
