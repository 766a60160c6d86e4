import pg from 'pg'
import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'

const retryMs = 2000

/** Listens to what other processes commit, on a connection of its own that opens again when it is lost. SQLite has one process. */
export function listenForNotices(db: Database, logger: Logger, wake: (house: number) => void): () => Promise<void> {
  if (db.dialect === 'sqlite') return () => Promise.resolve()
  let stopped = false
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined

  const open = async () => {
    const next = new pg.Client(db.url)
    client = next
    next.on('error', (err) => {
      logger.warn({ err }, 'the connection for live notices was lost')
    })
    next.on('end', again)
    next.on('notification', (notice) => {
      wake(Number(notice.payload))
    })
    await next.connect()
    await next.query('listen events')
  }
  const again = () => {
    if (stopped) return
    retry = setTimeout(start, retryMs)
    retry.unref()
  }
  const start = () => {
    open().catch(again)
  }
  start()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end()
  }
}
