import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#src/db/open-database.ts'
import type { Database } from '#src/db/database.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import { openDesk } from '#src/features/reservations/open-desk.ts'
import { describeOn, describeOnBothDatabases, silentLogger } from '../../test/support/databases.ts'
import { movableClock, openAccounts } from '../../test/support/rooms.ts'
import { seedDemo } from './seed.ts'

const dayMs = 24 * 3_600_000

describeOnBothDatabases('the calendars of the demo', (open) => {
  let room: SeededRoom
  beforeAll(async () => {
    room = await seed(await openDatabase(await open.createUrl(), { logger: silentLogger }))
  }, 60_000)
  afterAll(() => room.db.close())

  it('hold every state, and each place that is kept has its nights or quarters', async () => {
    const rows = await room.db.read.selectFrom('reservations').selectAll().where('conciergerie_id', '=', 1).execute()
    const stays = rows.filter(({ kind }) => kind === 'stay')
    expect(new Set(stays.map(({ status }) => status))).toEqual(
      new Set(['held', 'requested', 'confirmed', 'checked_in', 'completed', 'no_show', 'cancelled']),
    )
    const taken = await room.db.read.selectFrom('occupancy').select(['reservation_id']).execute()
    const keeping = new Set(taken.map((bucket) => bucket.reservation_id))
    const kept = rows.filter(({ status }) => ['held', 'requested', 'confirmed', 'checked_in'].includes(status))
    expect(kept.filter(({ id }) => !keeping.has(id))).toEqual([])
    expect(stays.filter((row) => row.total_cents === null || row.city_tax_cents === null)).toEqual([])
  })

  it('know their clients: who writes in the inbox and who books is one card', async () => {
    const linked = await room.db.read
      .selectFrom('reservations as r')
      .innerJoin('conversations as c', 'c.id', 'r.conversation_id')
      .select(['r.client_id', 'c.client_id as thread_client_id'])
      .execute()
    expect(linked.length).toBeGreaterThan(5)
    expect(linked.every((row) => row.client_id === row.thread_client_id)).toBe(true)
  })

  it('sell what each house sells: rooms and tables, tables, homes with their cleaning', async () => {
    const types = await room.db.read.selectFrom('unit_types').selectAll().orderBy('id').execute()
    const codesOf = (house: number) => types.filter((type) => type.conciergerie_id === house).map(({ code }) => code)
    expect(codesOf(1)).toEqual(['standard', 'familiale', 'suite_vue_mer', 'salle', 'terrasse'])
    expect(codesOf(2)).toEqual(['salle', 'salle_du_fond', 'terrasse'])
    expect(codesOf(3)).toEqual(['studio_plage', 'maison_du_phare', 'villa_emeraude'])
    const homes = types.filter(({ conciergerie_id: house }) => house === 3)
    expect(homes.every((type) => type.cleaning_fee_cents > 0)).toBe(true)
    expect(types.every((type) => type.auto_confirm === 1)).toBe(true)
  })

  it('have their reminders to come planned, and tell nobody of what is past', async () => {
    const notices = await room.db.read.selectFrom('notices').selectAll().execute()
    const now = room.now().toISOString()
    expect(notices.filter(({ status, due_at }) => status !== 'scheduled' || due_at <= now)).toEqual([])
    expect(new Set(notices.map(({ template }) => template))).toEqual(
      new Set(['reminder_day', 'reminder_hours', 'arrival', 'thanks']),
    )
    const reminded = new Set(notices.map(({ reservation_id }) => reservation_id))
    const tomorrow = new Date(room.now().getTime() + 2 * dayMs).toISOString()
    const coming = await room.db.read
      .selectFrom('reservations')
      .select('id')
      .where('status', '=', 'confirmed')
      .where('starts_utc', '>', tomorrow)
      .execute()
    expect(coming.filter(({ id }) => !reminded.has(id))).toEqual([])
    const jobs = room.db.dialect === 'sqlite' ? await room.db.read.selectFrom('jobs').select('task').execute() : []
    if (room.db.dialect === 'sqlite')
      expect(jobs.filter(({ task }) => task === 'notifications.send')).toHaveLength(notices.length)
  })

  it('are made once: a second start a day later leaves them alone', async () => {
    const before = await countAll(room.db)
    await seedDemo({ ...room, now: () => new Date(room.now().getTime() + dayMs) })
    expect(await countAll(room.db)).toEqual(before)
  })
})

describeOn('sqlite', 'the calendars of the demo, whenever they are made', (open) => {
  it('are given to an earlier demo, which sold nothing', async () => {
    const room = await seed(await open())
    const before = await countAll(room.db)
    await room.db.write(async ({ q }) => {
      for (const table of ['waitlist_entries', 'reservations', 'blocks', 'orders', 'left_messages'] as const)
        await q.deleteFrom(table).execute()
      for (const table of ['menu_items', 'calendar_rules', 'services', 'unit_types', 'inventory_versions'] as const)
        await q.deleteFrom(table).execute()
    })
    await seedDemo(room)
    expect(await countAll(room.db)).toEqual(before)
  })

  it.each(['2026-11-20', '2027-03-10', '2027-03-16', '2028-02-29'])(
    'leave a suite and a room for two free from the 15th to the 20th of March (%s)',
    async (start) => {
      const room = await seed(await open(), `${start}T10:00:00.000Z`)
      const year = Number(start.slice(0, 4)) + (start.slice(5) > '03-15' ? 1 : 0)
      const wish = { kind: 'stay', from: `${year}-03-15`, to: `${year}-03-20`, partySize: 2 } as const
      const more = { unitType: null, adults: null, children: null, quantity: 1 }
      const { status, options } = await deskOf(room).check(1, { ...wish, ...more })
      expect(status).toBe('available')
      expect(options.map(({ unitType }) => unitType)).toEqual(expect.arrayContaining(['standard', 'suite_vue_mer']))
    },
  )

  it.each([0, 1, 2, 3, 4, 5, 6])('can be made on any day and at any hour (%i)', async (day) => {
    const start = new Date(Date.UTC(2026, 11, 21 + day, (day * 5) % 24, 20)).toISOString()
    const { db } = await seed(await open(), start)
    const tables = await db.read.selectFrom('reservations').select('id').where('kind', '=', 'table').execute()
    expect(tables.length).toBeGreaterThan(25)
  })
})

async function seed(db: Database, start?: string) {
  const room = openAccounts(db, { now: movableClock(start).now, demo: true })
  await seedDemo(room)
  return room
}

type SeededRoom = Awaited<ReturnType<typeof seed>>

async function countAll(db: Database) {
  const tables = [
    'reservations',
    'reservation_events',
    'occupancy',
    'blocks',
    'orders',
    'left_messages',
    'menu_items',
    'waitlist_entries',
    'units',
    'calendar_rules',
  ] as const
  const counts: Record<string, number> = {}
  for (const table of tables)
    counts[table] = (await db.read.selectFrom(table).select('conciergerie_id').execute()).length
  return counts
}

function deskOf({ db, now, events }: SeededRoom) {
  const houses = { read: (id: number) => Promise.resolve({ id, timezone: 'Europe/Paris', locale: 'fr' } as House) }
  const clients = new ClientRegistry({ events, now })
  return openDesk({ db, now, events, houses, clients, inventory: new CachedInventory(), listeners: [] }).desk
}
