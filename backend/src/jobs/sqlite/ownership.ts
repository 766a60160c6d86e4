import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'

/** A process that has just been told to stop may need this long to let go. */
const patienceMs = 15_000

/**
 * Makes this process the only one that does the jobs of a SQLite file: two would both take the other's running jobs for
 * abandoned. The lock is a transaction held open on a small file beside it, which the system ends with the process.
 * @returns a function that lets go
 */
export async function ownJobs(file: string): Promise<() => void> {
  const raw = new Sqlite(`${file.replace(/\.db$/, '')}.worker.db`, { timeout: 0 })
  const limit = performance.now() + patienceMs
  for (;;) {
    try {
      raw.exec('BEGIN EXCLUSIVE')
      return () => {
        raw.close()
      }
    } catch (error) {
      if (performance.now() < limit) await pause(50)
      else throw giveUp(raw, error)
    }
  }
}

function giveUp(raw: Sqlite.Database, cause: unknown): Error {
  raw.close()
  return new Error('another process does the jobs of this database: stop it first, or move to PostgreSQL', { cause })
}
