import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeOn } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import type { Database } from '../database.ts'

const now = '2026-11-20T10:00:00.000Z'
const mebibyte = 1024 * 1024

/** One commit each, one after the other. */
async function commitMany(db: Database, from: number, count: number, bytes: number): Promise<void> {
  for (let i = from; i < from + count; i++)
    await db.write(({ q }) =>
      q
        .insertInto('workers')
        .values({ id: `${i}`.padEnd(bytes, 'x'), started_at: now, seen_at: now })
        .execute(),
    )
}

const fileOf = (db: Database) => (db.dialect === 'sqlite' ? db.file : '')
const bytesOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const countWorkers = async (db: Database) => (await db.read.selectFrom('workers').select('id').execute()).length

describeOn('sqlite', 'checkpoints', (open) => {
  test('of a log that has grown are made beside the commits, long before SQLite would make its own', async () => {
    const db = await open()
    const file = fileOf(db)
    const before = bytesOf(file)
    await commitMany(db, 0, 128, 60_000)
    expect(bytesOf(`${file}-wal`)).toBeGreaterThan(3 * mebibyte)
    await eventually(() => bytesOf(file) > before + 3 * mebibyte)
    await commitMany(db, 128, 10, 60_000)
    expect(await countWorkers(db)).toBe(138)
  })

  test('lose nothing when the database is closed among them', async () => {
    const url = await open.createUrl()
    const db = await open({ url })
    await commitMany(db, 0, 128, 60_000)
    await db.close()
    expect(bytesOf(`${url.slice('sqlite:'.length)}-wal`)).toBe(0)
    const again = await open({ url })
    expect(await countWorkers(again)).toBe(128)
  })
})
