import { expect, test } from 'vitest'
import { machineClock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { describeOnBothDatabases, silentLogger } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import { EventLog } from './event-log.ts'
import { Outbox } from './outbox.ts'

const append = (db: Database, log: EventLog, house: number) =>
  db.write((tx) => log.append(tx, { conciergerieId: house, topic: 'faqs', id: 1 }))

describeOnBothDatabases('a durable listener', (open) => {
  const openLive = async () => {
    const db = await open()
    const log = new EventLog(db, machineClock)
    const outbox = new Outbox(db, log, silentLogger)
    open.beforeClosing(() => outbox.close())
    return { db, log, outbox }
  }

  test('that fails on one house goes on with the others', async () => {
    const { db, log, outbox } = await openLive()
    const heard: number[] = []
    outbox.follow('test', (house) => {
      if (house === 1) return Promise.reject(new Error('on purpose'))
      heard.push(house)
      return Promise.resolve()
    })
    await append(db, log, 1)
    await append(db, log, 2)
    await eventually(() => heard.includes(2), 4_000)
    expect(heard).toEqual([2])
  })

  test('tries a failed event again by itself, without waiting for another one', async () => {
    const { db, log, outbox } = await openLive()
    let down = true
    let tries = 0
    const heard: number[] = []
    outbox.follow('test', (house, event) => {
      tries++
      if (down) return Promise.reject(new Error('on purpose'))
      heard.push(event.seq)
      return Promise.resolve()
    })
    await append(db, log, 1)
    // long enough for the poll to have taken note of the event that failed
    await eventually(() => tries >= 2, 4_000)
    down = false
    await eventually(() => heard.length === 1, 8_000)
    expect(heard).toEqual([1])
  })
})
