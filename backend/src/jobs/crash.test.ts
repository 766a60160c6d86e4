import { expect, test } from 'vitest'
import type { Database } from '#src/db/database.ts'
import { startChild } from '../../test/support/child-process.ts'
import { describeOn, describeOnBothDatabases } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import { note, now, quickWorkers } from '../../test/support/workers.ts'
import { createJobAdmin } from './admin.ts'
import { createJobs } from './queue.ts'
import { handle } from './worker.ts'

async function killDuringJob(url: string, attempt: number): Promise<void> {
  const child = startChild('child-worker.ts', url)
  await eventually(() => child.lines.includes(`attempt ${attempt}`))
  await child.kill()
  expect(child.errors).toEqual([])
}

describeOnBothDatabases('a worker killed in the middle of a job', (open) => {
  const start = quickWorkers(open)

  test('leaves it to the next one, which knows that an attempt was made', async () => {
    const url = await open.createUrl()
    const db = await open({ url })
    await db.write((tx) => createJobs(db, now).enqueue(tx, note, { text: 'a' }, { queue: 'q' }))
    await killDuringJob(url, 1)
    const attempts: number[] = []
    await start(db, [handle(note, (_, { attempt }) => Promise.resolve(void attempts.push(attempt)))])
    await eventually(() => attempts.length === 1)
    expect(attempts).toEqual([2])
    await eventually(async () => (await createJobAdmin(db).depth()).running === 0)
  })

  test('does not get the same job more than eight times: then its task is told, and it is a dead letter', async () => {
    const url = await open.createUrl()
    const db = await open({ url })
    await db.write((tx) => createJobs(db, now).enqueue(tx, note, { text: 'poison' }))
    await skipAttempts(db, 7)
    await killDuringJob(url, 8)
    const told: string[] = []
    const onDead = ({ text }: { text: string }) => Promise.resolve(void told.push(text))
    await start(db, [handle(note, () => Promise.reject(new Error('must not run')), { onDead })])
    await eventually(async () => (await createJobAdmin(db).depth()).dead === 1)
    expect(told).toEqual(['poison'])
  })
})

describeOn('sqlite', 'a second worker process', (open) => {
  test('waits until the first has let go, instead of taking its running jobs for abandoned', async () => {
    const url = await open.createUrl()
    const db = await open({ url })
    await db.write((tx) => createJobs(db, now).enqueue(tx, note, { text: 'a' }))
    const first = startChild('child-worker.ts', url)
    await eventually(() => first.lines.includes('attempt 1'))
    const second = startChild('child-worker.ts', url)
    await expect(eventually(() => second.lines.length > 0, 1_000)).rejects.toThrow('still not so')
    await first.kill()
    await eventually(() => second.lines.includes('attempt 2'))
    await second.kill()
  })
})

/** As if so many attempts had failed before. */
async function skipAttempts(db: Database, attempts: number): Promise<void> {
  if (db.dialect === 'sqlite') await db.write(({ q }) => q.updateTable('jobs').set({ attempts }).execute())
  else await db.pool.query('update graphile_worker._private_jobs set attempts = $1', [attempts])
}
