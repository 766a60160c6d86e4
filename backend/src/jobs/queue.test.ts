import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnBothDatabases } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import { addNote, note, noteTaker, now, quickWorkers } from '../../test/support/workers.ts'
import { createJobAdmin } from './admin.ts'
import { createJobs } from './queue.ts'
import { every } from './schedule.ts'
import { defineTask } from './task.ts'
import { handle } from './worker.ts'

const other = defineTask('test.other', z.object({ text: z.string() }))

describeOnBothDatabases('the queue', (open) => {
  const start = quickWorkers(open)

  test('a job is not run before its time, and at its time without waiting for the next look', async () => {
    const db = await open()
    const { registration } = noteTaker()
    let startedAt = 0
    const timed = { ...registration, run: () => Promise.resolve(void (startedAt = Date.now())) }
    const { jobs } = await start(db, [timed], { pollMs: 30_000 })
    const runAt = new Date(Date.now() + 300)
    await addNote(db, jobs, 'later', { runAt })
    await eventually(() => startedAt > 0)
    expect(startedAt - runAt.getTime()).toBeGreaterThanOrEqual(-2)
  })

  test.for([1, 2, 3, 4, 5])(
    'a job that becomes due while the worker looks waits for no later look (ms %i)',
    async (ms) => {
      const db = await open()
      const opening = Date.now()
      let readings = 0
      const moving = () => new Date(opening + readings++)
      const { seen, registration } = noteTaker()
      await addNote(db, createJobs(db, now), 'due', { runAt: new Date(opening + ms) })
      await start(db, [registration], { now: moving, pollMs: 30_000 })
      await eventually(() => seen.length === 1)
    },
  )

  test('a job waits for its time by the clock of the program, though that of the database be days ahead', async () => {
    const db = await open()
    const slow = () => new Date(Date.now() - 8 * 86_400_000)
    const jobs = createJobs(db, slow)
    const { seen, registration } = noteTaker()
    await start(db, [registration], { jobs, now: slow })
    await addNote(db, jobs, 'tomorrow', { runAt: new Date(slow().getTime() + 86_400_000) })
    await addNote(db, jobs, 'at once')
    await eventually(() => seen.length > 0)
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 1 })
    expect(seen).toEqual(['at once'])
  })

  test('the same key replaces a waiting job, payload and time, and the new time decides its turn', async () => {
    const db = await open()
    const jobs = createJobs(db, now)
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000)
    await addNote(db, jobs, 'first', { key: 'k', runAt: ago(60) })
    await addNote(db, jobs, 'between', { key: 'other', runAt: ago(30) })
    await addNote(db, jobs, 'second', { key: 'k', runAt: ago(1) })
    const { seen, registration } = noteTaker()
    await start(db, [registration], { jobs, concurrency: 1 })
    await eventually(() => seen.length === 2)
    expect(seen).toEqual(['between', 'second'])
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 0 })
  })

  test('a job added under the key of a running one runs after it, and the first is not tried again', async () => {
    const db = await open()
    const seen: string[] = []
    const gate = Promise.withResolvers<undefined>()
    const slow = handle(note, async ({ text }) => {
      seen.push(text)
      if (text !== 'first') return
      await gate.promise
      throw new Error('on purpose')
    })
    const { jobs } = await start(db, [slow])
    await addNote(db, jobs, 'first', { key: 'k', queue: 'q' })
    await eventually(() => seen.includes('first'))
    await addNote(db, jobs, 'second', { key: 'k', queue: 'q' })
    gate.resolve(undefined)
    await eventually(() => seen.includes('second'))
    const admin = createJobAdmin(db)
    await eventually(async () => (await admin.depth()).running === 0)
    expect(seen).toEqual(['first', 'second'])
    expect(await admin.depth()).toMatchObject({ queued: 0, dead: 0 })
  })

  test('jobs of one queue run one at a time and in order, and a slow queue holds up no other', async () => {
    const db = await open()
    const seen: string[] = []
    let inSlow = 0
    let most = 0
    const gate = Promise.withResolvers<undefined>()
    const handler = handle(note, async ({ text }) => {
      if (text.startsWith('slow')) {
        most = Math.max(most, ++inSlow)
        if (text === 'slow-0') await gate.promise
        inSlow--
      }
      seen.push(text)
    })
    const { jobs } = await start(db, [handler])
    for (let i = 0; i < 30; i++) await addNote(db, jobs, `slow-${i}`, { queue: 'slow' })
    for (let i = 0; i < 5; i++) await addNote(db, jobs, `quick-${i}`, { queue: `quick-${i}` })
    await eventually(() => seen.length === 5)
    expect(seen.every((text) => text.startsWith('quick'))).toBe(true)
    gate.resolve(undefined)
    await eventually(() => seen.length === 35)
    expect(seen.slice(5)).toEqual(Array.from({ length: 30 }, (_, i) => `slow-${i}`))
    expect(most).toBe(1)
  })

  test('jobs that one transaction adds to a queue keep their order', async () => {
    const db = await open()
    const { seen, registration } = noteTaker()
    const { jobs } = await start(db, [registration])
    await db.write(async (tx) => {
      for (const text of ['1', '2', '3', '4']) await jobs.enqueue(tx, note, { text }, { queue: 'q' })
    })
    await eventually(() => seen.length === 4)
    expect(seen).toEqual(['1', '2', '3', '4'])
  })

  test('a task with a limit never has more at once, and leaves the other places to others', async () => {
    const db = await open()
    let running = 0
    let most = 0
    const gate = Promise.withResolvers<undefined>()
    const limited = handle(
      note,
      async () => {
        most = Math.max(most, ++running)
        await gate.promise
        running--
      },
      { concurrency: 2 },
    )
    const quick: string[] = []
    const free = handle(other, ({ text }) => Promise.resolve(void quick.push(text)))
    const { jobs } = await start(db, [limited, free], { concurrency: 4 })
    for (let i = 0; i < 10; i++) await addNote(db, jobs, `${i}`)
    for (let i = 0; i < 5; i++) await db.write((tx) => jobs.enqueue(tx, other, { text: `${i}` }))
    await eventually(() => quick.length === 5 && running === 2)
    gate.resolve(undefined)
    await eventually(async () => (await createJobAdmin(db).depth()).queued === 0)
    expect(most).toBe(2)
  })

  test('scheduled work is added once per tick, however many processes look', async () => {
    const db = await open()
    const { seen, registration } = noteTaker()
    const jobs = createJobs(db, now)
    const schedule = [every(note, { minutes: 60 }, { text: 'tick' })]
    const first = await start(db, [registration], { jobs, schedule })
    await eventually(() => seen.length === 1)
    await first.worker.stop()
    const second = await start(db, [registration], { jobs, schedule })
    await addNote(db, jobs, 'after')
    await eventually(() => seen.includes('after'))
    await second.worker.stop()
    expect(seen).toEqual(['tick', 'after'])
  })
})
