import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { DatabaseOptions, PostgresDatabase, Queries } from '#src/db/database.ts'
import { once } from '#src/db/once.ts'
import { explainPostgres } from './failures.ts'
import { migratePostgres } from './migrate.ts'
import { openPool } from './pools.ts'
import { poolQueries } from './queries.ts'
import { PostgresWriter } from './writer.ts'

export async function openPostgres(url: string, options: DatabaseOptions): Promise<PostgresDatabase> {
  const size = options.poolSize ?? 10
  const pool = openPool({ url, size, readOnly: false, logger: options.logger })
  try {
    await migratePostgres(pool, poolQueries(pool))
  } catch (error) {
    await pool.end()
    throw explainPostgres(error)
  }
  const read = poolQueries(openPool({ url, size, readOnly: true, logger: options.logger }))
  return assemble(url, pool, read, options)
}

function assemble(url: string, pool: Pool, read: Queries, options: DatabaseOptions): PostgresDatabase {
  const writer = new PostgresWriter(pool, { logger: options.logger, writeLimitMs: options.writeLimitMs ?? 10_000 })
  return {
    dialect: 'postgres',
    url,
    pool,
    read,
    write: (fn, options) => writer.write(fn, options),
    async ping() {
      await sql`select 1`.execute(read)
    },
    async sizeInBytes() {
      const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(read)
      return rows[0]?.size ?? 0
    },
    close: once(async () => {
      await writer.close()
      await Promise.all([pool.end(), read.destroy()])
    }),
  }
}
