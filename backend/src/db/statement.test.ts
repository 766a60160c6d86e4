import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../test/support/databases.ts'
import { listed } from './listed.ts'
import { changeStatement, statement } from './statement.ts'

const upsert = statement((q, p: { listener: string; seq: number }) =>
  q
    .insertInto('event_cursors')
    .values({ listener: p.listener, conciergerie_id: 1, seq: p.seq })
    .onConflict((on) => on.columns(['listener', 'conciergerie_id']).doUpdateSet({ seq: p.seq }))
    .returning(['listener', 'seq']),
)

describeOnBothDatabases('statement', (open) => {
  test('a missing parameter is refused instead of being bound as nothing', async () => {
    const db = await open()
    const params = { listener: 'a', seq: undefined } as unknown as { listener: string; seq: number }
    await expect(db.write(({ q }) => upsert(q, params))).rejects.toThrow('the parameter seq')
  })

  test('one compiled query serves any parameters, each as often as it is used', async () => {
    const db = await open()
    const rows = await db.write(async ({ q }) => {
      const first = await upsert(q, { listener: 'a', seq: 1 })
      const other = await upsert(q, { listener: 'b', seq: 5 })
      const second = await upsert(q, { listener: 'a', seq: 2 })
      return [...first.rows, ...other.rows, ...second.rows]
    })
    expect(rows).toEqual([
      { listener: 'a', seq: 1 },
      { listener: 'b', seq: 5 },
      { listener: 'a', seq: 2 },
    ])
  })

  test('it works on the reading side too', async () => {
    const db = await open()
    const find = statement((q, p: { listener: string }) =>
      q.selectFrom('event_cursors').select('seq').where('listener', '=', p.listener),
    )
    await db.write(({ q }) => upsert(q, { listener: 'a', seq: 3 }))
    const { rows } = await find(db.read, { listener: 'a' })
    expect(rows).toEqual([{ seq: 3 }])
  })

  test('a limit and a bound are parameters like others', async () => {
    const db = await open()
    const some = statement((q, p: { most: number; seq: number }) =>
      q.selectFrom('event_cursors').select('listener').where('seq', '>', p.seq).orderBy('seq').limit(p.most),
    )
    await db.write(async ({ q }) => {
      for (const [listener, seq] of [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ] as const)
        await upsert(q, { listener, seq })
    })
    expect((await some(db.read, { seq: 1, most: 1 })).rows).toEqual([{ listener: 'b' }])
    expect((await some(db.read, { seq: 0, most: 2 })).rows).toEqual([{ listener: 'a' }, { listener: 'b' }])
  })

  test('an update sets the columns it was given and no other, each time', async () => {
    const db = await open()
    const change = changeStatement<{ seq: number }, { listener?: string; conciergerie_id?: number | undefined }>(
      (q, p, values) => q.updateTable('event_cursors').set(values).where('seq', '=', p.seq),
    )
    await db.write(async ({ q }) => {
      await upsert(q, { listener: 'a', seq: 1 })
      await change(q, { seq: 1 }, { listener: 'b', conciergerie_id: undefined })
      await change(q, { seq: 1 }, { conciergerie_id: 2 })
      await change(q, { seq: 7 }, { listener: 'c' })
    })
    const rows = await db.read.selectFrom('event_cursors').selectAll().execute()
    expect(rows).toEqual([{ listener: 'b', conciergerie_id: 2, seq: 1 }])
  })

  test('a list of any length is one parameter', async () => {
    const db = await open()
    const among = statement<{ seqs: string }, { listener: string }>((q, p) =>
      q.selectFrom('event_cursors').select('listener').where('seq', 'in', listed(q, p.seqs)).orderBy('listener'),
    )
    await db.write(async ({ q }) => {
      for (const [listener, seq] of [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ] as const)
        await upsert(q, { listener, seq })
    })
    const found = async (seqs: number[]) => (await among(db.read, { seqs: JSON.stringify(seqs) })).rows
    expect(await found([])).toEqual([])
    expect(await found([3, 1, 9])).toEqual([{ listener: 'a' }, { listener: 'c' }])
  })
})
