import { expect, test } from 'vitest'
import { machineClock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { describeOnBothDatabases, silentLogger } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import { EventLog } from './event-log.ts'
import { Outbox } from './outbox.ts'

class Reader {
  readonly seqs: number[] = []

  write(frame: Buffer): void {
    for (const [, seq] of frame.toString().matchAll(/^data: .*"seq":(\d+),/gm)) this.seqs.push(Number(seq))
  }
}

const append = (db: Database, log: EventLog, id: number) =>
  db.write((tx) => log.append(tx, { conciergerieId: 1, topic: 'conversations', id }))

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

describeOnBothDatabases('joining a live stream', (open) => {
  test('at any moment of a stream of writes, nothing is missed, repeated or out of order', async () => {
    const db = await open()
    const log = new EventLog(db, machineClock)
    const outbox = new Outbox(db, log, silentLogger)
    open.beforeClosing(() => outbox.close())
    await outbox.subscribe(1, 0, new Reader())
    const readers: Reader[] = []
    for (const id of upTo(150)) {
      const reader = new Reader()
      readers.push(reader)
      const from = id - 1
      await Promise.all([append(db, log, id), outbox.subscribe(1, from, reader)])
    }
    await eventually(() => readers.every((reader) => reader.seqs.at(-1) === 150))
    expect(readers.map(({ seqs }) => seqs)).toEqual(readers.map((_, from) => upTo(150).slice(from)))
  })
})
