import { expect, test } from 'vitest'
import type { Database, Tx } from '#src/db/database.ts'
import { describeOnBothDatabases } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import { addNote, note, now, quickWorkers } from '../../test/support/workers.ts'
import { createJobAdmin } from './admin.ts'
import { createJobs } from './queue.ts'
import { handle } from './worker.ts'

const mark = async (tx: Tx, { text }: { text: string }) => {
  await tx.q.insertInto('schedule_ticks').values({ name: text, tick: '' }).execute()
  return `begun ${text}`
}

const marks = async ({ read }: Pick<Database, 'read'>) =>
  (await read.selectFrom('schedule_ticks').select('name').orderBy('name').execute()).map(({ name }) => name)

/** Says what its handlers were given, by text. */
function beginner(begin: typeof mark) {
  const given = new Map<string, string | undefined>()
  const registration = handle<typeof note.payload, string>(
    note,
    ({ text }, { begun }) => {
      given.set(text, begun)
      return Promise.resolve()
    },
    { begin },
  )
  return { given, registration }
}

describeOnBothDatabases('what a job writes first', (open) => {
  const start = quickWorkers(open)
  const isPart = open.dialect === 'sqlite'
  const begun = (text: string) => (isPart ? `begun ${text}` : undefined)

  test('is part of the transaction that adds it, or left to its handler', async () => {
    const db = await open()
    const { given, registration } = beginner(mark)
    const { jobs } = await start(db, [registration])
    await db.write(async (tx) => {
      await jobs.enqueue(tx, note, { text: 'a' })
      expect(await marks({ read: tx.q })).toEqual(isPart ? ['a'] : [])
    })
    await eventually(() => given.size === 1)
    expect(given.get('a')).toBe(begun('a'))
  })

  test('is rolled back with it', async () => {
    const db = await open()
    const { given, registration } = beginner(mark)
    const { jobs } = await start(db, [registration])
    const lost = db.write(async (tx) => {
      await jobs.enqueue(tx, note, { text: 'lost' })
      throw new Error('on purpose')
    })
    await expect(lost).rejects.toThrow('on purpose')
    await addNote(db, jobs, 'kept')
    await eventually(() => given.size === 1)
    expect(await marks(db)).toEqual(isPart ? ['kept'] : [])
  })

  test('comes with the claim of a job that waited', async () => {
    const db = await open()
    const jobs = createJobs(db, now)
    await addNote(db, jobs, 'early')
    expect(await marks(db)).toEqual([])
    const { given, registration } = beginner(mark)
    await start(db, [registration], { jobs })
    await eventually(() => given.size === 1)
    expect(given.get('early')).toBe(begun('early'))
  })

  test('waits for the turn of a job that something of its queue precedes', async () => {
    const db = await open()
    const gate = Promise.withResolvers<undefined>()
    const given: (string | undefined)[] = []
    const slow = handle<typeof note.payload, string>(
      note,
      async (_, run) => {
        await gate.promise
        given.push(run.begun)
      },
      { begin: mark },
    )
    const { jobs } = await start(db, [slow])
    for (const text of ['first', 'second']) await addNote(db, jobs, text, { queue: 'q' })
    expect(await marks(db)).toEqual(isPart ? ['first'] : [])
    gate.resolve(undefined)
    await eventually(() => given.length === 2)
    expect(given).toEqual([begun('first'), begun('second')])
  })

  test('holds up no job when it fails for one of those claimed together', async () => {
    const db = await open()
    const jobs = createJobs(db, now)
    for (const text of ['good', 'bad']) await addNote(db, jobs, text)
    const { given, registration } = beginner(async (tx, payload) => {
      await mark(tx, payload)
      if (payload.text === 'bad') throw new Error('on purpose')
      return 'begun'
    })
    await start(db, [registration], { jobs })
    await eventually(() => given.size === 2)
    expect([...given.values()]).toEqual([undefined, undefined])
    expect(await marks(db)).toEqual([])
    await eventually(async () => (await createJobAdmin(db).depth()).running === 0)
  })
})
