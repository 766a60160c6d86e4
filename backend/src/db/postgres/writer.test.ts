import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOn } from '../../../test/support/databases.ts'
import { openDatabase } from '../open-database.ts'
import { silentLogger } from '../../../test/support/databases.ts'
import type { Tx } from '../database.ts'

const touch = (tx: Tx, id: number) =>
  tx.q
    .insertInto('event_counters')
    .values({ conciergerie_id: id, seq: 1 })
    .onConflict((on) => on.column('conciergerie_id').doUpdateSet((eb) => ({ seq: eb('event_counters.seq', '+', 1) })))
    .execute()

describeOn('postgres', 'writes', (open) => {
  test('an unreachable server is reported as unavailable', async () => {
    const opening = openDatabase('postgres://postgres@127.0.0.1:1/none', { logger: silentLogger })
    await expect(opening).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('two writes that deadlock both end up done', async () => {
    const db = await open()
    await db.write(async (tx) => {
      await touch(tx, 1)
      await touch(tx, 2)
    })
    const crossed = (first: number, second: number) =>
      db.write(async (tx) => {
        await touch(tx, first)
        await pause(50) // long enough for the other to hold its first row
        await touch(tx, second)
      })
    await Promise.all([crossed(1, 2), crossed(2, 1)])
    const rows = await db.read.selectFrom('event_counters').select('seq').execute()
    expect(rows).toEqual([{ seq: 3 }, { seq: 3 }])
  })

  test('a connection cut in the middle of a write is reported as unavailable, and nothing of it stays', async () => {
    const db = await open()
    const cut = db.write(async (tx) => {
      await touch(tx, 1)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx.q)
    })
    await expect(cut).rejects.toMatchObject({ code: 'unavailable' })
    expect(await db.read.selectFrom('event_counters').selectAll().execute()).toEqual([])
    await db.write((tx) => touch(tx, 1))
  })

  test('queries of one write asked for together are run one after the other', async () => {
    const db = await open()
    await db.write((tx) => Promise.all([touch(tx, 1), touch(tx, 1), touch(tx, 1)]))
    const rows = await db.read.selectFrom('event_counters').select('seq').execute()
    expect(rows).toEqual([{ seq: 3 }])
  })
})
