import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../backend/src/db/database.ts'

/** An owner of a house with an open session: the token goes into `Authorization: Bearer`. */
export async function openSession(db: Database, conciergerieId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  const at = now.toISOString()
  await db.write(async ({ q }) => {
    const account = await q
      .insertInto('accounts')
      .values({
        email: `bench-${token.slice(0, 8)}@example.com`,
        name: 'Mesure',
        password_hash: null,
        locale: 'fr',
        phone: null,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await q
      .insertInto('members')
      .values({
        conciergerie_id: conciergerieId,
        account_id: account.id,
        role: 'owner',
        status: 'active',
        last_seen_at: null,
        created_at: at,
      })
      .execute()
    await q
      .insertInto('sessions')
      .values({
        token_hash: createHash('sha256').update(token).digest('hex'),
        audience: 'dashboard',
        account_id: account.id,
        admin_id: null,
        conciergerie_id: conciergerieId,
        user_agent: null,
        ip: null,
        created_at: at,
        last_seen_at: at,
        expires_at: new Date(now.getTime() + 86_400_000).toISOString(),
      })
      .execute()
  })
  return token
}
