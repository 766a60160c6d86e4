import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import { openBookingWorld } from './booking-world.ts'
import type { BookingWorld } from './booking-world.ts'
import { demoHouses } from './houses.ts'
import type { DemoInventory } from './inventory.ts'
import { embrunsInventory } from './inventory-embruns.ts'
import { armorInventory, suzanneInventory } from './inventory-others.ts'
import type { DemoHouseName } from './requests.ts'
import { seedParty, seedStay } from './seed-calendar.ts'
import { seedInventory, seedMenu } from './seed-inventory.ts'
import type { SeededInventory } from './seed-inventory.ts'
import { seedWaiting } from './seed-waiting.ts'
import { armorStays, suzanneParties } from './calendars-others.ts'
import { staysOf } from './stays-embruns.ts'
import { embrunsParties } from './tables-embruns.ts'

interface Parts {
  db: Database
  now: Clock
  events: Events
}

const inventories: Record<DemoHouseName, DemoInventory> = {
  embruns: embrunsInventory,
  suzanne: suzanneInventory,
  armor: armorInventory,
}

/** Nothing listens yet, and a slow machine with a distant PostgreSQL takes its time. */
const longestMs = 5 * 60_000

/**
 * Gives the houses of the demo something to sell and a calendar around today. A house at a time, all or nothing; one
 * that has ever had an inventory is left as it is.
 */
export async function seedBookings({ db, now, events }: Parts): Promise<void> {
  const start = now()
  for (const { key, email } of demoHouses)
    await db.write(
      async (tx) => {
        const house = await findNewHouse(tx, email)
        if (house) await fillHouse(openBookingWorld({ tx, db, events, start }, house), key)
      },
      { limitMs: longestMs },
    )
}

/** A demo house that sells nothing yet, by its owner. */
async function findNewHouse({ q }: Tx, email: string) {
  const row = await q
    .selectFrom('conciergeries as h')
    .innerJoin('members as m', 'm.conciergerie_id', 'h.id')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select(['h.id', 'h.timezone', 'm.id as memberId', 'a.id as accountId', 'a.name'])
    .where('h.demo', '=', 1)
    .where('h.email', '=', email)
    .where('m.role', '=', 'owner')
    .where('h.id', 'not in', q.selectFrom('inventory_versions').select('conciergerie_id'))
    .orderBy('m.id')
    .executeTakeFirst()
  if (!row) return null
  const { id, timezone, ...owner } = row
  return { id, timezone, owner }
}

async function fillHouse(world: BookingWorld, key: DemoHouseName): Promise<void> {
  const inventory = await seedInventory(world, inventories[key])
  if (key === 'embruns') await fillEmbruns(world, inventory)
  if (key === 'suzanne') for (const party of suzanneParties(world.today)) await seedParty(world, party)
  if (key === 'armor') for (const stay of armorStays) await seedStay(world, inventory, stay)
  await planReminders(world)
}

/** Their guests are reminded as those of any house: who opens the demo tomorrow sees it. */
async function planReminders(world: BookingWorld): Promise<void> {
  const rows = await world.q
    .selectFrom('reservations')
    .select('id')
    .where('conciergerie_id', '=', world.houseId)
    .where('status', 'in', ['confirmed', 'checked_in'])
    .orderBy('id')
    .execute()
  for (const { id } of rows) await world.planNotices(id)
}

async function fillEmbruns(world: BookingWorld, inventory: SeededInventory): Promise<void> {
  await seedMenu(world)
  await paint(world, inventory)
  // families waited for the house's word until today
  const familiale = inventory.types.get('familiale') ?? 0
  await world.inventory.types.update(world.actor, familiale, { autoConfirm: false })
  for (const stay of staysOf(world.today)) await seedStay(world, inventory, stay)
  await world.inventory.types.update(world.actor, familiale, { autoConfirm: true })
  for (const party of embrunsParties) await seedParty(world, party)
  await seedWaiting(world)
}

async function paint(world: BookingWorld, { units }: SeededInventory): Promise<void> {
  world.goBack(26 * 60)
  const stretch = { startsAt: world.day(2), endsAt: world.day(6) }
  const unitId = units.get('106') ?? 0
  await world.blocks.create(world.author('Marie Le Goff'), {
    ...stretch,
    unitId,
    reason: 'maintenance',
    label: 'Peinture',
  })
}
