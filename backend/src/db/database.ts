import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Logger } from '#src/logger.ts'
import type { Tables } from './tables.ts'

/** What every store function takes first: the transaction's queries, or the reading side's. */
export type Queries = Kysely<Tables>

/** One write transaction. Neither it nor its queries may be used once its function has ended. */
export interface Tx {
  readonly q: Queries
  /**
   * Runs inside the transaction once its function has ended, so that what was gathered is written in one go.
   * @param when `last`: after all others, for what others wait for once it is written
   */
  beforeCommit(step: () => Promise<void>, when?: 'last'): void
  /** Runs once the commit is on disk, and never otherwise. */
  onCommit(effect: () => void): void
  /** Runs when the transaction ended without a commit: what was set aside for it is given back. */
  onRollback(effect: () => void): void
}

export interface WriteOptions {
  /**
   * PostgreSQL: writes under one number wait for one another, in this process and others, before their first statement.
   * SQLite has one writer anyway.
   */
  turn?: bigint
  /** Another limit than the database's own, for work that nobody waits behind: filling it before anything listens. In ms. */
  limitMs?: number
}

interface AnyDatabase {
  /** Committed data, on connections that refuse to write. */
  readonly read: Queries
  /**
   * The only way to change anything. `fn` may run again after a lost race (PostgreSQL), so its effects belong in
   * `onCommit`; it must not await anything but its own queries. Resolves after the commit is on disk.
   * @throws AppError `unavailable` when nothing could be stored: locked, full or unreachable database.
   */
  write<T>(fn: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
  ping(): Promise<void>
  sizeInBytes(): Promise<number>
  /** Refuses new writes, finishes those under way, closes. */
  close(): Promise<void>
}

export interface SqliteDatabase extends AnyDatabase {
  readonly dialect: 'sqlite'
  readonly file: string
}

export interface PostgresDatabase extends AnyDatabase {
  readonly dialect: 'postgres'
  /** The writing pool, for the queue and the notifications, which speak to PostgreSQL themselves. */
  readonly pool: Pool
  readonly url: string
}

export type Database = SqliteDatabase | PostgresDatabase

export interface DatabaseOptions {
  logger: Logger
  /** Writes waiting beyond this many are refused with `unavailable`. Default 5,000. */
  maxQueue?: number
  /** SQLite: most writes that share one commit. Default 64; 1 is what group commit is measured against. */
  maxBatch?: number
  /** How long a write waits for a database locked by another process, in ms. Default 3,000. */
  lockedAfterMs?: number
  /** A write function that has not ended after this long is rolled back, in ms. Default 10,000. */
  writeLimitMs?: number
  /** PostgreSQL connections for writing, and as many for reading. Default 10. */
  poolSize?: number
}
