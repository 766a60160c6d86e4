import { runMigrations } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Queries } from '#src/db/database.ts'
import { migrateToLatest } from '#src/db/migrations/index.ts'
import { silentWorkerLogger } from './silent-logger.ts'

/** Any number, as long as nothing else in the database takes the same advisory lock. */
const migrationLock = 712_004_001

/** Our tables and the queue's, under one lock: several processes may start at once on an empty database. */
export async function migratePostgres(pool: Pool, queries: Queries): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrateToLatest(queries, 'postgres')
    await runMigrations({ pgPool: pool, logger: silentWorkerLogger })
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    client.release()
  } catch (error) {
    client.release(true) // closing the connection is what frees the lock for sure
    throw error
  }
}
