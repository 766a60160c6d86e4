import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type SessionRow = Selectable<Tables['sessions']>

export async function insertSession(q: Queries, row: Insertable<Tables['sessions']>): Promise<number> {
  return (await q.insertInto('sessions').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** The session with the person, their place in the house and the house, or undefined when one of them is missing. */
export function findMemberSession(q: Queries, tokenHash: string) {
  return q
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .innerJoin('members as m', (join) =>
      join.onRef('m.account_id', '=', 's.account_id').onRef('m.conciergerie_id', '=', 's.conciergerie_id'),
    )
    .innerJoin('conciergeries as c', 'c.id', 's.conciergerie_id')
    .select(['s.id', 's.last_seen_at', 's.expires_at', 'a.id as account_id', 'a.name', 'a.locale'])
    .select([
      'm.id as member_id',
      'm.role',
      'm.status as member_status',
      'c.id as conciergerie_id',
      'c.status as house_status',
      'c.demo',
    ])
    .where('s.token_hash', '=', tokenHash)
    .where('s.audience', '=', 'dashboard')
    .executeTakeFirst()
}

export function findAdminSession(q: Queries, tokenHash: string) {
  return q
    .selectFrom('sessions as s')
    .innerJoin('admins as a', 'a.id', 's.admin_id')
    .select(['s.id', 's.last_seen_at', 's.expires_at', 'a.id as admin_id', 'a.name', 'a.locale', 'a.demo'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.audience', '=', 'admin')
    .executeTakeFirst()
}

/** Sets `last_seen_at` of the session and of its member, unless that was done since `unlessSince`. */
export async function touchSession(q: Queries, id: number, at: string, unlessSince: string): Promise<void> {
  const row = await q
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('id', '=', id)
    .where('last_seen_at', '<=', unlessSince)
    .returning(['account_id', 'conciergerie_id'])
    .executeTakeFirst()
  if (row?.account_id == null) return
  await touchMember(q, row.account_id, row.conciergerie_id, at)
}

export async function touchMember(
  q: Queries,
  accountId: number,
  conciergerieId: number | null,
  at: string,
): Promise<void> {
  await q
    .updateTable('members')
    .set({ last_seen_at: at })
    .where('account_id', '=', accountId)
    .where('conciergerie_id', '=', conciergerieId)
    .execute()
}

export type SessionOwner = { accountId: number } | { adminId: number }

/** The sessions of a person that still live, the last used first. */
export function listSessions(
  q: Queries,
  owner: SessionOwner,
  alive: { seenAfter: string; now: string },
): Promise<SessionRow[]> {
  return q
    .selectFrom('sessions')
    .selectAll()
    .where(
      'accountId' in owner ? 'account_id' : 'admin_id',
      '=',
      'accountId' in owner ? owner.accountId : owner.adminId,
    )
    .where('last_seen_at', '>', alive.seenAfter)
    .where('expires_at', '>', alive.now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export interface SessionFilter {
  id?: number
  accountId?: number
  adminId?: number
  conciergerieId?: number
  exceptId?: number
}

/** @returns the ids of the sessions that are gone */
export async function deleteSessions(
  q: Queries,
  { id, accountId, adminId, conciergerieId, exceptId }: SessionFilter,
): Promise<number[]> {
  const rows = await q
    .deleteFrom('sessions')
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? 0))
    .$if(adminId !== undefined, (query) => query.where('admin_id', '=', adminId ?? 0))
    .$if(conciergerieId !== undefined, (query) => query.where('conciergerie_id', '=', conciergerieId ?? 0))
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? 0))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function deleteEndedSessions(q: Queries, alive: { seenAfter: string; now: string }): Promise<number[]> {
  const rows = await q
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('last_seen_at', '<=', alive.seenAfter), eb('expires_at', '<=', alive.now)]))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function moveSession(q: Queries, id: number, conciergerieId: number): Promise<void> {
  await q.updateTable('sessions').set({ conciergerie_id: conciergerieId }).where('id', '=', id).execute()
}
