import Sqlite from 'better-sqlite3'
import { unavailable } from '#src/db/unavailable.ts'

/** What the disk or another process is to blame for, and not the statement: nothing was stored, and it may pass. */
const passing = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|PROTOCOL)/

export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/** The error to give to a caller: our `unavailable` for a failing disk or lock, else the error itself. */
export function explainSqlite(error: unknown): unknown {
  return error instanceof Sqlite.SqliteError && passing.test(error.code) ? unavailable(error) : error
}
