import Sqlite from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

export type RawSqlite = Sqlite.Database

/** Prepared statements kept per connection; beyond this many the oldest is forgotten. */
const keptStatements = 500
/** Pages in the log before a commit makes a checkpoint by itself, 32 MB: the thread of checkpoints comes first. */
const ownCheckpointPages = 8_000
/** Pages that the writer keeps: with SQLite's own 2 MB it read them back from the log, slower the longer the log is. */
const cacheKiB = 16_000
/** A wait for a lock blocks everything else in this process, so it is short and repeated asynchronously. */
const busyWaitMs = 50

export function openWriting(file: string): RawSqlite {
  const raw = new Sqlite(file, { timeout: busyWaitMs })
  try {
    return configure(raw)
  } catch (error) {
    raw.close()
    throw error
  }
}

function configure(raw: RawSqlite): RawSqlite {
  raw.pragma('journal_mode = WAL')
  // better-sqlite3 falls to NORMAL in WAL mode, which can lose acknowledged commits at a power cut
  raw.pragma('synchronous = FULL')
  raw.pragma(`wal_autocheckpoint = ${ownCheckpointPages}`)
  raw.pragma(`cache_size = -${cacheKiB}`)
  raw.pragma('foreign_keys = ON')
  raw.pragma('secure_delete = ON')
  // savepoints copy each page they change: into a temporary file by default, which doubled the cost of a write
  raw.pragma('temp_store = MEMORY')
  return raw
}

export function openReading(file: string): RawSqlite {
  const raw = new Sqlite(file, { readonly: true, timeout: busyWaitMs })
  raw.pragma('synchronous = FULL')
  return raw
}

/** What Kysely asks of a connection, with each statement prepared once. */
export class CachedStatements implements SqliteDatabase {
  readonly #raw: RawSqlite
  readonly #statements = new Map<string, SqliteStatement>()

  constructor(raw: RawSqlite) {
    this.#raw = raw
  }

  prepare(text: string): SqliteStatement {
    const known = this.#statements.get(text)
    if (known) return known
    const statement = this.#raw.prepare(text)
    if (this.#statements.size >= keptStatements) this.#forgetOldest()
    this.#statements.set(text, statement)
    return statement
  }

  run(text: string): void {
    this.prepare(text).run([])
  }

  get inTransaction(): boolean {
    return this.#raw.inTransaction
  }

  close(): void {
    this.#raw.close()
  }

  #forgetOldest(): void {
    for (const text of this.#statements.keys()) {
      this.#statements.delete(text)
      return
    }
  }
}
