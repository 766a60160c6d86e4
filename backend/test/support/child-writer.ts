import pino from 'pino'
import { openDatabase } from '#src/db/open-database.ts'

/*
 * A process to be killed: writes rows to the database given as its argument, 16 at a time and without end, and prints
 * each row's id once it has been acknowledged.
 */
const [, , url = '', prefix = ''] = process.argv
const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })

async function writeForEver(lane: number): Promise<void> {
  for (let i = 0; ; i++) {
    const id = `${prefix}-${lane}-${i}`
    const at = new Date().toISOString()
    await db.write(async ({ q }) => {
      await q.insertInto('workers').values({ id, started_at: at, seen_at: at }).execute()
      await q.insertInto('event_cursors').values({ listener: id, conciergerie_id: 1, seq: i }).execute()
    })
    process.stdout.write(`${id}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, (_, lane) => writeForEver(lane)))
