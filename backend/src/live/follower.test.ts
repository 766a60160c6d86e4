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
    await eventually(() => heard.includes(2))
    expect(heard).toEqual([2])
  })

  test('tries a failed event again by itself, without waiting for another one', async () => {
    const { db, log, outbox } = await openLive()
    let down = true
    let tries = 0
    const heard: number[] = []
    outbox.follow('test', (_house, events) => {
      tries++
      if (down) return Promise.reject(new Error('on purpose'))
      heard.push(...events.map(({ seq }) => seq))
      return Promise.resolve()
    })
    await append(db, log, 1)
    // long enough for the poll to have taken note of the event that failed
    await eventually(() => tries >= 2)
    down = false
    await eventually(() => heard.length === 1)
    expect(heard).toEqual([1])
  })

  test('hears a burst at once, each house on its own and in order', async () => {
    const { db, log, outbox } = await openLive()
    const heard: [number, number[]][] = []
    outbox.follow('test', (house, events) => {
      heard.push([house, events.map(({ seq }) => seq)])
      return Promise.resolve()
    })
    for (const house of [1, 2, 1, 1]) await append(db, log, house)
    // in one burst, or in several on a machine that is slow between two of them
    await eventually(() => heard.flatMap(([, seqs]) => seqs).length >= 4)
    expect(heard.filter(([house]) => house === 1).flatMap(([, seqs]) => seqs)).toEqual([1, 2, 3])
    expect(heard.filter(([house]) => house === 2).flatMap(([, seqs]) => seqs)).toEqual([1])
  })

  test('remembers how far it heard each house, also when others failed beside it', async () => {
    const { db, log, outbox } = await openLive()
    outbox.follow('test', (house) => (house === 2 ? Promise.reject(new Error('on purpose')) : Promise.resolve()))
    for (const house of [3, 1, 2, 1]) await append(db, log, house)
    const cursors = () =>
      db.read.selectFrom('event_cursors').select(['conciergerie_id', 'seq']).orderBy('conciergerie_id').execute()
    await eventually(async () => (await cursors()).reduce((sum, { seq }) => sum + seq, 0) === 3)
    expect(await cursors()).toEqual([
      { conciergerie_id: 1, seq: 2 },
      { conciergerie_id: 3, seq: 1 },
    ])
  })

  test('is given a whole burst again when it failed in the middle, and what came since after it', async () => {
    const { db, log, outbox } = await openLive()
    const given: number[][] = []
    outbox.follow('test', (_house, events) => {
      given.push(events.map(({ seq }) => seq))
      return given.length === 1 ? Promise.reject(new Error('on purpose')) : Promise.resolve()
    })
    await append(db, log, 1)
    await eventually(() => given.length === 1)
    await append(db, log, 1)
    await eventually(() => given.flat().includes(2))
    expect(given.flat()).toEqual([1, 1, 2])
  })

  test('that stops in the middle of a burst hears it again at the next start', async () => {
    const { db, log, outbox } = await openLive()
    const gate = Promise.withResolvers<undefined>()
    let begun = false
    outbox.follow('test', async () => {
      begun = true
      await gate.promise
      throw new Error('cut')
    })
    await append(db, log, 1)
    await eventually(() => begun)
    const stopped = outbox.close()
    gate.resolve(undefined)
    await stopped
    const next = new Outbox(db, log, silentLogger)
    open.beforeClosing(() => next.close())
    const heard: number[] = []
    next.follow('test', (_house, events) => {
      heard.push(...events.map(({ seq }) => seq))
      return Promise.resolve()
    })
    await eventually(() => heard.length > 0)
    expect(heard).toEqual([1])
  })
})
