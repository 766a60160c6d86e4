import { sql } from 'kysely'
import type { Database } from '../../backend/src/db/database.ts'
import type { Facts } from './child.ts'

/** Asked of the connection that writes: the pragma of another one says nothing. */
export function readFacts(db: Database): Promise<Facts> {
  return db.write(async ({ q }) => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(q)
    const count = q.selectFrom('messages').select((eb) => eb.fn.countAll<number>().as('messages'))
    const { messages } = await count.where('sender', '=', 'client').executeTakeFirstOrThrow()
    return { messages, synchronous: rows[0]?.synchronous ?? -1 }
  })
}
