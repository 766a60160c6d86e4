import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnBothDatabases } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import { addNote, note, noteTaker, now, quickWorkers } from '../../test/support/workers.ts'
import { createJobAdmin } from './admin.ts'
import { GiveUp, RetryLater } from './errors.ts'
import { createJobs } from './queue.ts'
import { defineTask } from './task.ts'
import { handle } from './worker.ts'

const other = defineTask('test.other', z.object({ text: z.string() }))

describeOnBothDatabases('jobs', (open) => {
  const start = quickWorkers(open)

  test('a payload of the wrong shape is refused when it is added', async () => {
    const db = await open()
    const jobs = createJobs(db, now)
    const adding = db.write((tx) => jobs.enqueue(tx, note, { text: 7 } as unknown as { text: string }))
    await expect(adding).rejects.toThrow('test.note')
  })

  test('two handlers of one task are refused', async () => {
    const db = await open()
    await expect(start(db, [noteTaker().registration, noteTaker().registration])).rejects.toThrow('two handlers')
  })

  test('a job added by a transaction that is rolled back never runs', async () => {
    const db = await open()
    const { seen, registration } = noteTaker()
    const { jobs } = await start(db, [registration])
    const lost = db.write(async (tx) => {
      await jobs.enqueue(tx, note, { text: 'lost' })
      throw new Error('on purpose')
    })
    await expect(lost).rejects.toThrow('on purpose')
    await addNote(db, jobs, 'kept')
    await eventually(() => seen.length > 0)
    expect(seen).toEqual(['kept'])
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 0, dead: 0 })
  })

  test('a job starts as soon as it is committed, and is gone once done', async () => {
    const db = await open()
    const { seen, registration } = noteTaker()
    const { jobs } = await start(db, [registration], { pollMs: 30_000 })
    await addNote(db, jobs, 'a')
    await eventually(() => seen.length > 0)
    await eventually(async () => (await createJobAdmin(db).depth()).running === 0)
    expect(await createJobAdmin(db).depth()).toEqual({ queued: 0, running: 0, dead: 0, oldestRunAt: null })
  })

  test('the place of a job whose transaction is rolled back is free again', async () => {
    const db = await open()
    const { seen, registration } = noteTaker()
    const { jobs } = await start(db, [{ ...registration, concurrency: 1 }])
    for (let i = 0; i < 3; i++) {
      const lost = db.write(async (tx) => {
        await jobs.enqueue(tx, note, { text: 'lost' })
        throw new Error('on purpose')
      })
      await expect(lost).rejects.toThrow('on purpose')
    }
    await addNote(db, jobs, 'kept')
    await eventually(() => seen.length > 0)
    expect(seen).toEqual(['kept'])
  })

  test('a job that ends with its own transaction is done, whatever comes after it; rolled back, it is tried again', async () => {
    const db = await open()
    const attempts: number[] = []
    const ending = handle(note, async (_, run) => {
      attempts.push(run.attempt)
      await db.write(async (tx) => {
        await run.endWith(tx)
        if (run.attempt === 1) throw new Error('the transaction failed')
      })
    })
    const { jobs } = await start(db, [ending])
    await addNote(db, jobs, 'a', { queue: 'q' })
    await addNote(db, jobs, 'b', { queue: 'q' })
    await eventually(async () => (await createJobAdmin(db).depth()).queued === 0 && attempts.length >= 4)
    await eventually(async () => (await createJobAdmin(db).depth()).running === 0)
    expect(attempts.toSorted()).toEqual([1, 1, 2, 2])
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 0, dead: 0 })
  })

  test('jobs added while no worker ran are done when one starts', async () => {
    const db = await open()
    const jobs = createJobs(db, now)
    await addNote(db, jobs, 'early')
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 1, oldestRunAt: expect.any(String) as string })
    const { seen, registration } = noteTaker()
    await start(db, [registration], { jobs })
    await eventually(() => seen.includes('early'))
  })

  test('a job that fails is tried again, and knows which attempt it is', async () => {
    const db = await open()
    const attempts: number[] = []
    const failing = handle(note, (_, { attempt }) => {
      attempts.push(attempt)
      return attempt < 3 ? Promise.reject(new Error('on purpose')) : Promise.resolve()
    })
    const { jobs } = await start(db, [failing])
    await addNote(db, jobs, 'a')
    await eventually(() => attempts.length === 3)
    expect(attempts).toEqual([1, 2, 3])
    await eventually(async () => (await createJobAdmin(db).depth()).running === 0)
  })

  test('RetryLater decides when', async () => {
    const db = await open()
    const at: number[] = []
    const asking = handle(note, () => {
      at.push(Date.now())
      return at.length === 1 ? Promise.reject(new RetryLater(300)) : Promise.resolve()
    })
    const { jobs } = await start(db, [asking])
    await addNote(db, jobs, 'a')
    await eventually(() => at.length === 2)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(290)
  })

  test('after eight failures the task is told, and the job is a dead letter with its last error', async () => {
    const db = await open()
    const told: string[] = []
    let runs = 0
    const failing = handle(
      note,
      (_, { lastAttempt, maxAttempts }) => {
        runs++
        return Promise.reject(new Error(lastAttempt ? `last of ${maxAttempts}` : 'not yet'))
      },
      { onDead: ({ text }, error) => Promise.resolve(void told.push(`${text}: ${error.message}`)) },
    )
    const { jobs } = await start(db, [failing])
    await db.write((tx) => jobs.enqueue(tx, note, { text: 'a', conciergerieId: 3 }))
    const admin = createJobAdmin(db)
    await eventually(async () => (await admin.depth()).dead === 1)
    expect(runs).toBe(8)
    expect(told).toEqual(['a: last of 8'])
    const { items } = await admin.listDead(undefined)
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^\d+$/) as string,
        task: 'test.note',
        conciergerieId: 3,
        payload: { text: 'a', conciergerieId: 3 },
        attempts: 8,
        lastError: 'Error: last of 8',
        failedAt: expect.any(String) as string,
      },
    ])
  })

  test('GiveUp ends a job at its first attempt, and its dead letter can be tried again or dropped', async () => {
    const db = await open()
    let ready = false
    let runs = 0
    const stubborn = handle(note, () => {
      runs++
      return ready ? Promise.resolve() : Promise.reject(new GiveUp('the number does not exist'))
    })
    const { jobs } = await start(db, [stubborn])
    const admin = createJobAdmin(db)
    await expect(admin.retryDead('999999')).rejects.toMatchObject({ code: 'not_found' })
    await expect(admin.dropDead('999999')).rejects.toMatchObject({ code: 'not_found' })

    await addNote(db, jobs, 'a')
    await addNote(db, jobs, 'b')
    await eventually(async () => (await admin.depth()).dead === 2)
    expect(runs).toBe(2)
    const first = await admin.listDead(undefined, 1)
    const second = await admin.listDead(first.nextCursor ?? '', 1)
    expect([first.items[0]?.payload, second.items[0]?.payload]).toEqual([{ text: 'b' }, { text: 'a' }])
    expect(second.nextCursor).toBeNull()

    ready = true
    await admin.retryDead(first.items[0]?.id ?? '')
    await admin.dropDead(second.items[0]?.id ?? '')
    await eventually(() => runs === 3)
    await eventually(async () => (await admin.depth()).running === 0)
    expect(await admin.depth()).toMatchObject({ queued: 0, dead: 0 })
  })

  test('a stored payload that no longer fits its task is given up, not tried eight times', async () => {
    const db = await open()
    const jobs = createJobs(db, now)
    await addNote(db, jobs, 'a')
    const changed = defineTask('test.note', z.object({ words: z.string() }))
    await start(db, [handle(changed, () => Promise.resolve())], { jobs })
    const admin = createJobAdmin(db)
    await eventually(async () => (await admin.depth()).dead === 1)
  })

  test('a task that hangs up to its own limit holds up no other', async () => {
    const db = await open()
    const gate = Promise.withResolvers<undefined>()
    const seen: string[] = []
    let hung = 0
    const hanging = handle(
      note,
      () => {
        hung += 1
        return gate.promise
      },
      { concurrency: 3 },
    )
    const quick = handle(other, ({ text }) => Promise.resolve(void seen.push(text)))
    const { jobs } = await start(db, [hanging, quick], { concurrency: 1 })
    for (const text of ['a', 'b', 'c', 'd']) await addNote(db, jobs, text)
    await eventually(() => hung === 3)
    await db.write((tx) => jobs.enqueue(tx, other, { text: 'passed' }))
    await eventually(() => seen.length === 1)
    expect({ seen, hung }).toEqual({ seen: ['passed'], hung: 3 })
    gate.resolve(undefined)
  })

  test('stopping waits for what runs and takes nothing new', async () => {
    const db = await open()
    const seen: string[] = []
    const gate = Promise.withResolvers<undefined>()
    const slow = handle(note, async ({ text }) => {
      await gate.promise
      seen.push(text)
    })
    const { jobs, worker } = await start(db, [slow], { concurrency: 1, drainMs: 5_000 })
    await addNote(db, jobs, 'running')
    await eventually(async () => (await createJobAdmin(db).depth()).running === 1)
    const stopped = worker.stop()
    await addNote(db, jobs, 'left')
    gate.resolve(undefined)
    await stopped
    expect(seen).toEqual(['running'])
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 1, running: 0 })
  })

  test('a job that outlasts the stop is told by its signal, and handed back with its attempt', async () => {
    const db = await open()
    const attempts: number[] = []
    const endless = handle(note, async (_, { attempt, signal }) => {
      attempts.push(attempt)
      await pause(60_000, undefined, { signal })
    })
    const { jobs, worker } = await start(db, [endless], { drainMs: 50 })
    await addNote(db, jobs, 'a')
    await eventually(() => attempts.length === 1)
    await worker.stop()
    expect(await createJobAdmin(db).depth()).toMatchObject({ queued: 1, running: 0, dead: 0 })
    const again = handle(note, (_, { attempt }) => Promise.resolve(void attempts.push(attempt)))
    await start(db, [again], { jobs })
    await eventually(() => attempts.length === 2)
    expect(attempts).toEqual([1, 1])
  })
})
