import type { Queries } from '#src/db/database.ts'

export interface Try {
  /** Hash of audience and e-mail. */
  account: string
  ip: string
  at: string
}

/** Takes the account's row until the end of the transaction: tries on one account follow one another. */
export async function takeTurn(q: Queries, { account, at }: Try): Promise<void> {
  await q
    .insertInto('login_guards')
    .values({ account_key: account, tries: 1, last_at: at })
    .onConflict((oc) =>
      oc.column('account_key').doUpdateSet((eb) => ({ tries: eb('login_guards.tries', '+', 1), last_at: at })),
    )
    .execute()
}

export function listFailures(q: Queries, account: string, since: string) {
  return q
    .selectFrom('login_failures')
    .select(['ip', 'at'])
    .where('account_key', '=', account)
    .where('at', '>', since)
    .orderBy('id')
    .execute()
}

export async function isKnownOrigin(q: Queries, { account, ip }: Try): Promise<boolean> {
  const found = await q
    .selectFrom('login_origins')
    .select('ip')
    .where('account_key', '=', account)
    .where('ip', '=', ip)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertFailure(q: Queries, { account, ip, at }: Try): Promise<number> {
  const row = await q
    .insertInto('login_failures')
    .values({ account_key: account, ip, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function deleteFailure(q: Queries, id: number): Promise<void> {
  await q.deleteFrom('login_failures').where('id', '=', id).execute()
}

export async function deleteFailuresHere(q: Queries, { account, ip }: Try): Promise<void> {
  await q.deleteFrom('login_failures').where('account_key', '=', account).where('ip', '=', ip).execute()
}

export async function rememberOrigin(q: Queries, { account, ip, at }: Try): Promise<void> {
  await q
    .insertInto('login_origins')
    .values({ account_key: account, ip, last_at: at })
    .onConflict((oc) => oc.columns(['account_key', 'ip']).doUpdateSet({ last_at: at }))
    .execute()
}

export async function forgetTries(q: Queries, before: { failures: string; origins: string }): Promise<void> {
  await q.deleteFrom('login_failures').where('at', '<', before.failures).execute()
  await q.deleteFrom('login_guards').where('last_at', '<', before.failures).execute()
  await q.deleteFrom('login_origins').where('last_at', '<', before.origins).execute()
}
