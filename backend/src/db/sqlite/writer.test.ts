import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { describeOn } from '../../../test/support/databases.ts'
import type { Queries } from '../database.ts'

const now = '2026-11-20T10:00:00.000Z'

const addWorker = (q: Queries, id: string) =>
  q.insertInto('workers').values({ id, started_at: now, seen_at: now }).execute()

const countWorkers = async (q: Queries) => {
  const rows = await q.selectFrom('workers').select('id').execute()
  return rows.length
}

describeOn('sqlite', 'group commit', (open) => {
  test('writes asked for together share one commit, which none of them is answered before', async () => {
    const db = await open()
    const counts = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        db.write(async ({ q }) => {
          await addWorker(q, `${i}`)
          return { inside: await countWorkers(q), outside: await countWorkers(db.read) }
        }),
      ),
    )
    expect(counts.map((count) => count.inside)).toEqual(counts.map((_, i) => i + 1))
    expect(counts.map((count) => count.outside)).toEqual(counts.map(() => 0))
    expect(await countWorkers(db.read)).toBe(64)
  })

  test.each([0, 1, 2])(
    'a write that fails at place %i takes back what it did, and nothing of its neighbours',
    async (place) => {
      const db = await open()
      const results = await Promise.allSettled(
        [0, 1, 2].map((i) =>
          db.write(async ({ q }) => {
            await addWorker(q, `${i}`)
            if (i === place) throw new Error('on purpose')
          }),
        ),
      )
      const kept = [0, 1, 2].filter((i) => i !== place).map(String)
      expect(results.map(({ status }) => status === 'fulfilled')).toEqual([0, 1, 2].map((i) => i !== place))
      expect((await db.read.selectFrom('workers').select('id').execute()).map(({ id }) => id)).toEqual(kept)
      await db.write(({ q }) => addWorker(q, 'after'))
      expect(await countWorkers(db.read)).toBe(3)
    },
  )

  test('a batch holds at most 64 writes', async () => {
    const db = await open()
    const visible = await Promise.all(
      Array.from({ length: 65 }, (_, i) =>
        db.write(async ({ q }) => {
          await addWorker(q, `${i}`)
          return countWorkers(db.read)
        }),
      ),
    )
    expect(visible.at(-1)).toBe(64)
  })

  test('each function runs in the asynchronous context of its own caller', async () => {
    const db = await open()
    const request = new AsyncLocalStorage<number>()
    const seen = await Promise.all(
      [1, 2, 3].map((id) => request.run(id, () => db.write(() => Promise.resolve(request.getStore())))),
    )
    expect(seen).toEqual([1, 2, 3])
  })
})
