import type { Queries } from '#src/db/database.ts'

export function findPreferences(q: Queries, house: number, accountId: number) {
  return q
    .selectFrom('notice_preferences')
    .select(['channels', 'quiet_from', 'quiet_to', 'sound'])
    .where('conciergerie_id', '=', house)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

interface Columns {
  channels: string
  quiet_from: string | null
  quiet_to: string | null
  sound: number
}

export async function savePreferences(q: Queries, house: number, accountId: number, columns: Columns): Promise<void> {
  await q
    .insertInto('notice_preferences')
    .values({ conciergerie_id: house, account_id: accountId, ...columns })
    .onConflict((oc) => oc.columns(['conciergerie_id', 'account_id']).doUpdateSet(columns))
    .execute()
}

/** People of the house with where they can be told. */
export function listReachablePeople(q: Queries, house: number) {
  return q
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .innerJoin('conciergeries as h', 'h.id', 'm.conciergerie_id')
    .select(['a.id', 'a.email', 'a.phone', 'a.locale', 'm.role', 'h.timezone'])
    .where('m.conciergerie_id', '=', house)
    .where('m.status', '=', 'active')
    .orderBy('a.id')
    .execute()
}

export async function findReachable(q: Queries, house: number, accountId: number) {
  return (await listReachablePeople(q, house)).find(({ id }) => id === accountId)
}
