import type { Tx } from '#src/db/database.ts'
import { hashToken, makeToken } from '#src/features/accounts/tokens.ts'
import type { ImportedHouse } from './import-houses.ts'

const linkLifeMs = 7 * 86_400_000

export interface OwnerLink {
  email: string
  houses: string[]
  token: string
}

/**
 * Makes each house's address the account of its owner, without a password: the old ones were plain SHA-256 and are never
 * taken over. Each owner gets a one-time link to set a new one.
 */
export async function importOwners(tx: Tx, houses: readonly ImportedHouse[], now: Date): Promise<OwnerLink[]> {
  const links: OwnerLink[] = []
  for (const [email, owned] of Map.groupBy(houses, (house) => house.email)) {
    if (email !== null) links.push(await importOwner(tx, email, owned, now))
  }
  return links
}

async function importOwner(tx: Tx, email: string, houses: readonly ImportedHouse[], now: Date): Promise<OwnerLink> {
  const at = now.toISOString()
  const account = await tx.q
    .insertInto('accounts')
    .values({ email, name: houses[0]?.name ?? email, password_hash: null, locale: 'fr', phone: null, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.q
    .insertInto('members')
    .values(
      houses.map(({ id }) => ({
        conciergerie_id: id,
        account_id: account.id,
        role: 'owner',
        status: 'active',
        last_seen_at: null,
        created_at: at,
      })),
    )
    .execute()
  const token = makeToken()
  const expires = new Date(now.getTime() + linkLifeMs).toISOString()
  const link = {
    purpose: 'reset',
    conciergerie_id: null,
    account_id: account.id,
    email,
    role: 'owner',
    created_by: 'import',
  } as const
  await tx.q
    .insertInto('links')
    .values({ ...link, token_hash: hashToken(token), created_at: at, expires_at: expires, used_at: null })
    .execute()
  return { email, houses: houses.map(({ name }) => name), token }
}
