import type { Queries } from '#src/db/database.ts'

export async function readCheckedUntil(q: Queries, accountSid: string): Promise<Date | null> {
  const row = await q
    .selectFrom('inbound_checks')
    .select('checked_until')
    .where('account_sid', '=', accountSid)
    .executeTakeFirst()
  return row ? new Date(row.checked_until) : null
}

export async function noteCheckedUntil(q: Queries, accountSid: string, until: Date): Promise<void> {
  const checked_until = until.toISOString()
  await q
    .insertInto('inbound_checks')
    .values({ account_sid: accountSid, checked_until })
    .onConflict((oc) => oc.column('account_sid').doUpdateSet({ checked_until }))
    .execute()
}

export async function findLastInbound(q: Queries, houses: readonly number[]): Promise<Date | null> {
  if (houses.length === 0) return null
  const row = await q
    .selectFrom('conversations')
    .select((eb) => eb.fn.max('last_inbound_at').as('at'))
    .where('conciergerie_id', 'in', houses)
    .executeTakeFirst()
  return row?.at == null ? null : new Date(row.at)
}

/** Whether a house has a message already. */
export async function isKnown(q: Queries, house: number, messageSid: string): Promise<boolean> {
  const row = await q
    .selectFrom('messages')
    .select('id')
    .where('conciergerie_id', '=', house)
    .where('message_sid', '=', messageSid)
    .executeTakeFirst()
  return row !== undefined
}
