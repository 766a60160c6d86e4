import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startChild } from '../../../test/support/child-process.ts'
import { describeOn } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import type { Database, Queries } from '../database.ts'

const now = '2026-11-20T10:00:00.000Z'

const addWorker = (q: Queries, id: string) =>
  q.insertInto('workers').values({ id, started_at: now, seen_at: now }).execute()

const countWorkers = async (db: Database) => {
  const row = await db.read
    .selectFrom('workers')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

const fileOf = (db: Database) => (db.dialect === 'sqlite' ? db.file : '')

describeOn('sqlite', 'bad days', (open) => {
  test('every connection still syncs each commit after it has written', async () => {
    const db = await open()
    await db.write(({ q }) => addWorker(q, 'a'))
    const { rows } = await db.write(({ q }) => sql<{ synchronous: number }>`pragma synchronous`.execute(q))
    const reading = await sql<{ synchronous: number }>`pragma synchronous`.execute(db.read)
    expect([rows[0]?.synchronous, reading.rows[0]?.synchronous]).toEqual([2, 2])
  })

  test('foreign keys are enforced and deleted text is overwritten', async () => {
    const db = await open()
    const { rows: keys } = await db.write(({ q }) => sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(q))
    const { rows: secure } = await db.write(({ q }) => sql<{ secure_delete: number }>`pragma secure_delete`.execute(q))
    expect([keys[0]?.foreign_keys, secure[0]?.secure_delete]).toEqual([1, 1])
  })

  test('on a full disk nothing is acknowledged that is not stored, and it recovers with the space', async () => {
    const db = await open()
    const { rows } = await db.write(({ q }) => sql<{ page_count: number }>`pragma page_count`.execute(q))
    const pages = rows[0]?.page_count ?? 0
    await db.write(({ q }) => sql`pragma max_page_count = ${sql.lit(pages + 3)}`.execute(q))
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) => db.write(({ q }) => addWorker(q, `${i}`.padEnd(2_000, 'x')))),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'unavailable' })
    expect(await countWorkers(db)).toBe(200 - refused.length)

    await db.write(({ q }) => sql`pragma max_page_count = 1000000`.execute(q))
    await db.write(({ q }) => addWorker(q, 'after'))
    expect(await countWorkers(db)).toBe(201 - refused.length)
  })

  test('while another process holds the lock writes wait without freezing, then are refused as unavailable', async () => {
    const db = await open({ lockedAfterMs: 400 })
    const other = startChild('child-locker.ts', fileOf(db))
    await eventually(() => other.lines.includes('locked'))
    const started = performance.now()
    let turns = 0
    const counting = setInterval(() => turns++, 10)
    await expect(db.write(({ q }) => addWorker(q, 'a'))).rejects.toMatchObject({ code: 'unavailable', retryAfter: 3 })
    clearInterval(counting)
    expect(performance.now() - started).toBeGreaterThan(380)
    expect(turns).toBeGreaterThan(10)
    other.send('go')
    await other.ended()
    await db.write(({ q }) => addWorker(q, 'b'))
    expect(await countWorkers(db)).toBe(1)
  })

  test('a write that waited for a lock goes through once it is free', async () => {
    const db = await open()
    const other = startChild('child-locker.ts', fileOf(db))
    await eventually(() => other.lines.includes('locked'))
    const waiting = db.write(({ q }) => addWorker(q, 'a'))
    other.send('go')
    await waiting
    expect(await countWorkers(db)).toBe(1)
    await other.ended()
  })

  test('beyond the bounded queue a write is refused at once', async () => {
    const db = await open({ maxQueue: 10 })
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) => db.write(({ q }) => addWorker(q, `${i}`))),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(20)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'unavailable' })
  })

  test('a database that has become read-only refuses every write as unavailable, and is still read', async () => {
    const db = await open()
    await db.write(({ q }) => sql`pragma query_only = on`.execute(q))
    await expect(db.write(({ q }) => addWorker(q, 'a'))).rejects.toMatchObject({ code: 'unavailable' })
    await expect(db.write(({ q }) => addWorker(q, 'b'))).rejects.toMatchObject({ code: 'unavailable' })
    expect(await countWorkers(db)).toBe(0)
  })

  test('two processes that start at once on an empty file both find it migrated', async () => {
    const url = await open.createEmptyUrl()
    const children = ['a', 'b'].map((prefix) => startChild('child-writer.ts', url, prefix))
    await eventually(() => children.every((child) => child.lines.length > 0))
    await Promise.all(children.map((child) => child.kill()))
    expect(children.flatMap((child) => child.errors)).toEqual([])
  })

  test('a process killed at any moment loses nothing that it acknowledged', async () => {
    const url = await open.createUrl()
    const file = url.slice('sqlite:'.length)
    const acknowledged: string[] = []
    for (const round of ['a', 'b', 'c']) {
      const child = startChild('child-writer.ts', url, round)
      await eventually(() => child.lines.length > 300)
      await child.kill()
      expect(child.errors).toEqual([])
      acknowledged.push(...child.lines)
    }
    const raw = new Sqlite(file)
    expect(raw.pragma('quick_check', { simple: true })).toBe('ok')
    const stored = new Set(
      raw.prepare('select w.id from workers w join event_cursors c on c.listener = w.id').pluck().all(),
    )
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
    expect(raw.prepare('select count(*) from workers').pluck().get()).toBe(stored.size)
    raw.close()
  })
})
