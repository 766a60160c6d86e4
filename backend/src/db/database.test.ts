import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../test/support/databases.ts'
import { eventually } from '../../test/support/eventually.ts'
import type { Queries, Tx } from './database.ts'
import { openDatabase } from './open-database.ts'
import { unavailable } from './unavailable.ts'
import { isUniqueViolation } from './violations.ts'
import { silentLogger } from '../../test/support/databases.ts'

const now = '2026-11-20T10:00:00.000Z'

const addWorker = (q: Queries, id: string) =>
  q.insertInto('workers').values({ id, started_at: now, seen_at: now }).execute()

const workerIds = async (q: Queries) => {
  const rows = await q.selectFrom('workers').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

test('an address of another kind is refused', async () => {
  await expect(openDatabase('mysql://localhost/x', { logger: silentLogger })).rejects.toThrow('DATABASE_URL')
})

describeOnBothDatabases('db.write', (open) => {
  test('what a failing function wrote is gone, and its error reaches the caller as it was', async () => {
    const db = await open()
    const failing = db.write(async ({ q }) => {
      await addWorker(q, 'lost')
      throw new RangeError('on purpose')
    })
    await expect(failing).rejects.toThrow(new RangeError('on purpose'))
    expect(await workerIds(db.read)).toEqual([])
  })

  test('a write beside one that is rolled back is kept, whatever the order', async () => {
    const db = await open()
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, i) =>
        db.write(async ({ q }) => {
          await addWorker(q, `w${String(i).padStart(3, '0')}`)
          if (i % 3 === 0) throw new Error('on purpose')
          return i
        }),
      ),
    )
    const kept = results.flatMap((result, i) =>
      result.status === 'fulfilled' ? [`w${String(i).padStart(3, '0')}`] : [],
    )
    expect(kept).toHaveLength(66)
    expect(await workerIds(db.read)).toEqual(kept)
  })

  test('a failing statement whose error was caught never leaves half a write acknowledged', async () => {
    const db = await open()
    await db.write(({ q }) => addWorker(q, 'a'))
    const write = db.write(async ({ q }) => {
      await addWorker(q, 'b')
      const error = await addWorker(q, 'a').catch((caught: unknown) => caught)
      expect(isUniqueViolation(error)).toBe(true)
    })
    const [outcome] = await Promise.allSettled([write])
    const expected = outcome.status === 'fulfilled' ? ['a', 'b'] : ['a']
    expect(await workerIds(db.read)).toEqual(expected)
  })

  test('effects run after the commit, and never for what was rolled back', async () => {
    const db = await open()
    const seen: string[] = []
    const lost = db.write((tx) => {
      tx.onCommit(() => seen.push('lost'))
      return Promise.reject(new Error('on purpose'))
    })
    await expect(lost).rejects.toThrow('on purpose')
    await db.write(async (tx) => {
      await addWorker(tx.q, 'kept')
      tx.onCommit(() => void workerIds(db.read).then((ids) => seen.push(...ids)))
      expect(await workerIds(db.read)).toEqual([])
    })
    await eventually(() => seen.length > 0)
    expect(seen).toEqual(['kept'])
  })

  test('an effect that fails harms neither the caller nor the other effects', async () => {
    const db = await open()
    const seen: string[] = []
    await db.write(async (tx) => {
      tx.onCommit(() => {
        throw new Error('on purpose')
      })
      tx.onCommit(() => seen.push('second'))
      await addWorker(tx.q, 'a')
    })
    expect(seen).toEqual(['second'])
  })

  test('steps put off to the end run inside the transaction', async () => {
    const db = await open()
    await db.write((tx) => {
      tx.beforeCommit(() => addWorker(tx.q, 'late').then(() => undefined))
      return Promise.resolve()
    })
    expect(await workerIds(db.read)).toEqual(['late'])
    const failing = db.write(async (tx) => {
      await addWorker(tx.q, 'lost')
      tx.beforeCommit(() => Promise.reject(new Error('on purpose')))
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await workerIds(db.read)).toEqual(['late'])
  })

  test('a transaction cannot be used once it has ended', async () => {
    const db = await open()
    let kept: Tx | undefined
    await db.write((tx) => {
      kept = tx
      return Promise.resolve()
    })
    await expect(addWorker(kept?.q as Queries, 'late')).rejects.toThrow('has ended')
    expect(() => kept?.onCommit(() => undefined)).toThrow('has ended')
  })

  test('a write inside a write is refused instead of waiting for itself', async () => {
    const db = await open()
    const nested = db.write(() => db.write(({ q }) => addWorker(q, 'inner')))
    await expect(nested).rejects.toThrow('inside a db.write')
    await db.write(({ q }) => addWorker(q, 'after'))
    expect(await workerIds(db.read)).toEqual(['after'])
  })

  test('a transaction inside a write is refused', async () => {
    const db = await open()
    const nested = db.write(({ q }) => q.transaction().execute((trx) => addWorker(trx, 'inner')))
    await expect(nested).rejects.toThrow('db.write only')
  })

  test('a function that never ends is given up, and the next writes go on', async () => {
    const db = await open({ writeLimitMs: 50 })
    const stuck = db.write(async ({ q }) => {
      await addWorker(q, 'stuck')
      await new Promise(() => undefined)
    })
    await expect(stuck).rejects.toThrow('had not ended after 50 ms')
    await db.write(({ q }) => addWorker(q, 'next'))
    expect(await workerIds(db.read)).toEqual(['next'])
  })

  test('a function that says how long it may take is not given up before', async () => {
    const db = await open({ writeLimitMs: 50 })
    const long = async (id: string) => {
      for (const started = performance.now(); performance.now() - started < 100;) await setImmediate()
      return id
    }
    await expect(db.write(() => long('short'))).rejects.toThrow('had not ended after 50 ms')
    expect(await db.write(() => long('long'), { limitMs: 10_000 })).toBe('long')
  })

  test('the reading side cannot write', async () => {
    const db = await open()
    await expect(addWorker(db.read, 'x')).rejects.toThrow(/readonly|read-only/)
  })

  test('once closed, a write is refused as unavailable, and those under way were finished', async () => {
    const db = await open()
    const underWay = db.write(({ q }) => addWorker(q, 'last'))
    const closing = db.close()
    await expect(db.write(({ q }) => addWorker(q, 'late'))).rejects.toMatchObject({ code: 'unavailable' })
    await expect(underWay).resolves.toBeDefined()
    await closing
  })

  test('numbers come back as numbers, sums and counts included', async () => {
    const db = await open()
    await db.write(({ q }) => q.insertInto('event_counters').values({ conciergerie_id: 1, seq: 7 }).execute())
    const row = await db.read
      .selectFrom('event_counters')
      .select((eb) => ['seq', eb.fn.sum<number>('seq').as('total'), eb.fn.countAll<number>().as('rows')])
      .groupBy('seq')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ seq: 7, total: 7, rows: 1 })
  })

  test('a changed row is counted', async () => {
    const db = await open()
    const { numUpdatedRows } = await db.write(async ({ q }) => {
      await addWorker(q, 'a')
      return q.updateTable('workers').set({ seen_at: now }).executeTakeFirstOrThrow()
    })
    expect(Number(numUpdatedRows)).toBe(1)
  })

  test('it answers a ping and knows its size', async () => {
    const db = await open()
    await db.ping()
    expect(await db.sizeInBytes()).toBeGreaterThan(50_000)
  })

  test('two that open an empty database at once both find it migrated', async () => {
    const url = await open.createEmptyUrl()
    const both = await Promise.all([open({ url }), open({ url })])
    for (const db of both) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from kysely_migration`.execute(db.read)
      expect(rows[0]?.n).toBeGreaterThan(0)
    }
  })
})

test('AppError is what callers of a failing database see', () => {
  expect(unavailable(new Error('closed')).status).toBe(503)
})
