import type { Database } from '#src/db/database.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import { addDays, addMinutes, eachNight, eachQuarter } from '#src/features/reservations/engine/calendar.ts'
import { openDesk } from '#src/features/reservations/open-desk.ts'
import { EventLog } from '#src/live/event-log.ts'
import { stay, table } from '#src/features/reservations/testing/desk.ts'
import { firstDay, raceStart, seededRandom, stayDays, tableDays } from './plan.ts'

const questions = 400
/** Long after the race: every hold has lapsed, nothing has begun. */
const later = new Date(Date.parse(raceStart) + 7 * 3_600_000)

/**
 * Asks the engine what is left after the race, and looks for itself, room by room and night by night, in what the rows of
 * the reservations say: what the engine offers must be possible, and what lies open must be offered.
 */
export async function judgeAnswers(db: Database): Promise<string[]> {
  const { id: houseId } = await db.read.selectFrom('conciergeries').select('id').executeTakeFirstOrThrow()
  const now = () => later
  const events = new EventLog(db, now)
  const houses = { read: (id: number) => Promise.resolve({ id, timezone: 'Europe/Paris', locale: 'fr' } as House) }
  const clients = new ClientRegistry({ events, now })
  const reader = new CachedInventory()
  const { desk } = openDesk({ db, now, events, houses, clients, inventory: reader, listeners: [] })
  const inventory = await reader.read(db.read, houseId)
  const taken = await readTaken(db)
  const random = seededRandom(99)
  const faults: string[] = []
  for (let i = 0; i < questions; i++) {
    const wish = i % 2 === 0 ? someStay(random) : someTable(random)
    const { status } = await desk.check(houseId, wish)
    const { surely, possible } =
      wish.kind === 'stay' ? lookAtRooms(inventory, taken, wish) : lookAtTables(inventory, taken, wish)
    if (surely && status !== 'available') faults.push(`${JSON.stringify(wish)} is open, and the engine says ${status}`)
    if (!possible && status === 'available') faults.push(`${JSON.stringify(wish)} is offered, and cannot be`)
  }
  return faults
}

type Taken = ReadonlySet<string>

/** `unit bucket`, from the rows of those who keep a place and of blocks. */
async function readTaken(db: Database): Promise<Taken> {
  const now = later.toISOString()
  const rows = await db.read
    .selectFrom('occupancy as o')
    .leftJoin('reservations as r', 'r.id', 'o.reservation_id')
    .select(['o.unit_id', 'o.bucket', 'r.status', 'r.hold_expires_at'])
    .execute()
  const lasting = rows.filter(({ status, hold_expires_at }) => status !== 'held' || (hold_expires_at ?? '') > now)
  return new Set(lasting.map(({ unit_id, bucket }) => `${unit_id} ${bucket}`))
}

interface Look {
  /** A place lies open without anybody moving. */
  surely: boolean
  /** Not even counting forbids it. */
  possible: boolean
}

function lookAtRooms({ units, unitTypes }: Inventory, taken: Taken, wish: ReturnType<typeof stay>): Look {
  const type = unitTypes.find(({ code }) => code === wish.unitType)
  const rooms = units.filter((unit) => unit.unitTypeId === type?.id && unit.maxParty >= wish.partySize)
  const nights = eachNight(wish.from, wish.to)
  const isFree = (id: number, night: string) => !taken.has(`${id} ${night}`)
  return {
    surely: rooms.some(({ id }) => nights.every((night) => isFree(id, night))),
    possible: nights.every((night) => rooms.some(({ id }) => isFree(id, night))),
  }
}

function lookAtTables(
  { units, combos, unitTypes, services }: Inventory,
  taken: Taken,
  wish: ReturnType<typeof table>,
): Look {
  const area = unitTypes.find(({ kind }) => kind === 'table')
  const [service] = services
  const turn = service?.turnTimes.find(({ max }) => wish.partySize <= max) ?? service?.turnTimes.at(-1)
  const at = `${wish.date}T${wish.time}`
  const quarters = eachQuarter(at, addMinutes(at, turn?.minutes ?? 120))
  const isFree = (id: number) => quarters.every((bucket) => !taken.has(`${id} ${bucket}`))
  const fits = (one: { unitTypeId: number; minParty: number; maxParty: number }) =>
    one.unitTypeId === area?.id && one.minParty <= wish.partySize && wish.partySize <= one.maxParty
  const open =
    units.some((unit) => fits(unit) && isFree(unit.id)) ||
    combos.some((combo) => fits(combo) && combo.unitIds.every(isFree))
  return { surely: open, possible: open }
}

function someStay(random: () => number) {
  const from = addDays(firstDay, 1 + Math.floor(random() * stayDays))
  const to = addDays(from, 1 + Math.floor(random() * 4))
  return stay(from, to, { unitType: random() < 0.7 ? 'standard' : 'familiale' })
}

function someTable(random: () => number) {
  const minutes = 19 * 60 + 15 * Math.floor(random() * 20)
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  const date = addDays(firstDay, Math.floor(random() * tableDays))
  return table(date, time, { partySize: 1 + Math.floor(random() * 8) })
}
