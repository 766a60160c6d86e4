import type { Queries } from '#src/db/database.ts'

/** A member who may be given conversations of this house. */
export function findActiveMember(q: Queries, conciergerieId: number, memberId: number) {
  return q
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select(['m.id', 'a.name'])
    .where('m.conciergerie_id', '=', conciergerieId)
    .where('m.id', '=', memberId)
    .where('m.status', '=', 'active')
    .executeTakeFirst()
}
