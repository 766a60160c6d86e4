import pg from 'pg'
import type { Logger } from '#src/logger.ts'

const { INT8, NUMERIC } = pg.types.builtins

/** Ids and sums come as text by default, because they could exceed 2^53: ours do not, and SQLite gives numbers. */
const numbersAsNumbers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 || oid === NUMERIC ? Number : (pg.types.getTypeParser(oid, format) as unknown),
}

export interface PoolOptions {
  url: string
  size: number
  readOnly: boolean
  logger: Logger
}

/** A pool whose broken idle connections are logged and replaced; unheard, such an error would end the process. */
export function openPool({ url, size, readOnly, logger }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: numbersAsNumbers,
    connectionTimeoutMillis: 3_000,
    application_name: 'conciergerie',
    ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
  })
  const report = (error: Error) => {
    logger.warn({ err: error }, 'a PostgreSQL connection was lost')
  }
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  return pool
}
