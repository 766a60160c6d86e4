import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type LinkRow = Selectable<Tables['links']>

export function insertLink(q: Queries, row: Insertable<Tables['links']>): Promise<LinkRow> {
  return q.insertInto('links').values(row).returningAll().executeTakeFirstOrThrow()
}

export function findLink(q: Queries, tokenHash: string): Promise<LinkRow | undefined> {
  return q.selectFrom('links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** Uses a link up. @returns whether it was still unused */
export async function useLink(q: Queries, id: number, at: string): Promise<boolean> {
  const result = await q
    .updateTable('links')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0
}

/** Invitations of a house that can still be accepted. */
export function listInvitations(q: Queries, conciergerieId: number, now: string): Promise<LinkRow[]> {
  return q
    .selectFrom('links')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('purpose', '=', 'invite')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .execute()
}

/** @returns the invitation that is gone, or undefined */
export function deleteInvitation(q: Queries, conciergerieId: number, id: number): Promise<LinkRow | undefined> {
  return q
    .deleteFrom('links')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .where('purpose', '=', 'invite')
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteInvitationsTo(q: Queries, conciergerieId: number, email: string): Promise<void> {
  await q
    .deleteFrom('links')
    .where('conciergerie_id', '=', conciergerieId)
    .where('purpose', '=', 'invite')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .execute()
}

/** A changed password makes the ways to change it worthless. */
export async function deleteResets(q: Queries, accountId: number): Promise<void> {
  await q.deleteFrom('links').where('account_id', '=', accountId).where('purpose', '=', 'reset').execute()
}

export async function deleteOldLinks(q: Queries, before: string): Promise<void> {
  await q.deleteFrom('links').where('expires_at', '<', before).execute()
}
