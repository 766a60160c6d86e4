import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../test/support/databases.ts'
import { statement } from './statement.ts'

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
})
