import { expect, it } from 'vitest'
import { describeOnBothDatabases, silentLogger } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import type { Database } from '#src/db/database.ts'
import { machineClock } from '#src/clock.ts'
import { EventLog } from './event-log.ts'
import { Outbox } from './outbox.ts'

class Reader {
  readonly seqs: number[] = []
  resets = 0

  write(frame: Buffer): void {
    for (const line of frame.toString().split('\n')) {
      if (line === 'event: reset') this.resets += 1
      const seq = /^data: .*"seq":(\d+),/.exec(line)?.[1]
      if (seq !== undefined) this.seqs.push(Number(seq))
    }
  }
}

function openLive(db: Database) {
  const log = new EventLog(db, machineClock)
  return { log, outbox: new Outbox(db, log, silentLogger) }
}

const append = (db: Database, log: EventLog, house: number, id: number) =>
  db.write((tx) => log.append(tx, { conciergerieId: house, topic: 'conversations', id }))

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

describeOnBothDatabases('live events', (open) => {
  it('never reach the stream of another house', async () => {
    const db = await open()
    const { log, outbox } = openLive(db)
    const [ours, theirs] = [new Reader(), new Reader()]
    await outbox.subscribe(1, 0, ours)
    await outbox.subscribe(2, 0, theirs)
    await append(db, log, 2, 7)
    await eventually(() => theirs.seqs.length === 1)
    expect(ours.seqs).toEqual([])
    await outbox.close()
  })

  it('are not written when their transaction rolls back', async () => {
    const db = await open()
    const { log, outbox } = openLive(db)
    const failing = db.write(async (tx) => {
      await log.append(tx, { conciergerieId: 1, topic: 'faqs', id: 1 })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await append(db, log, 1, 2)
    const reader = new Reader()
    await outbox.subscribe(1, 0, reader)
    await eventually(() => reader.seqs.length > 0)
    expect(reader.seqs).toEqual([1])
    await outbox.close()
  })

  it('reach a stream that resumes without a gap while many writers go on', async () => {
    const db = await open()
    const { log, outbox } = openLive(db)
    const writers = Promise.all(upTo(120).map((id) => append(db, log, 1, id)))
    const reader = new Reader()
    const early = await outbox.subscribe(1, 0, reader)
    await writers
    await eventually(() => reader.seqs.at(-1) === 120)
    early.close()
    await Promise.all(upTo(30).map((id) => append(db, log, 1, id)))
    const resumed = new Reader()
    await outbox.subscribe(1, 60, resumed)
    await eventually(() => resumed.seqs.at(-1) === 150)
    expect([...new Set(reader.seqs)]).toEqual(upTo(120))
    expect(resumed.seqs).toEqual(upTo(150).slice(60))
    await outbox.close()
  })

  it('tell a stream to read everything again when its cursor was forgotten or never existed', async () => {
    const db = await open()
    const { log, outbox } = openLive(db)
    await append(db, log, 1, 1)
    const reader = new Reader()
    await outbox.subscribe(1, 999, reader)
    await append(db, log, 1, 2)
    await eventually(() => reader.seqs.includes(2))
    expect(reader.resets).toBe(1)
    await outbox.close()
  })

  it('reach a durable listener in order, from where it stopped, after a failure too', async () => {
    const db = await open()
    const { log, outbox } = openLive(db)
    await Promise.all(upTo(5).map((id) => append(db, log, 1, id)))
    const heard: number[] = []
    let failures = 1
    outbox.follow('test', (_house, events) => {
      if (failures-- > 0) return Promise.reject(new Error('once'))
      heard.push(...events.map(({ seq }) => seq))
      return Promise.resolve()
    })
    await eventually(() => heard.includes(5))
    expect([...new Set(heard)]).toEqual(upTo(5))
    await outbox.close()
    const again: number[] = []
    const second = openLive(db)
    second.outbox.follow('test', (_house, events) => {
      again.push(...events.map(({ seq }) => seq))
      return Promise.resolve()
    })
    await append(db, second.log, 1, 9)
    await eventually(() => again.includes(6))
    expect(again).toEqual([6])
    await second.outbox.close()
  })
})
