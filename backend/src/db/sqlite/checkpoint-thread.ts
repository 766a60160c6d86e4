import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

// A connection of its own, which only copies what is committed from the log into the database, and never waits for anyone.
const raw = new Sqlite(workerData as string, { timeout: 0 })
raw.pragma('synchronous = FULL')

parentPort?.on('message', () => {
  raw.pragma('wal_checkpoint(PASSIVE)')
  parentPort?.postMessage('done')
})
