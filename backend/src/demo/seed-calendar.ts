import type { Reservation, ReservationSource } from '@conciergerie/contract'
import type { BookingRequest, Wish } from '#src/features/reservations/ports.ts'
import type { BookingWorld } from './booking-world.ts'
import { french } from './french.ts'
import type { SeededInventory } from './seed-inventory.ts'
import type { DemoGuest, DemoStay } from './stays-embruns.ts'
import type { DemoParty } from './tables-embruns.ts'

/** An option of the demo waits until the day after. */
const holdMinutes = 26 * 60

const desk = 'Marie Le Goff'
/** Who brought it in, for its history. */
const authors: Record<ReservationSource, string> = {
  voice: 'ai',
  whatsapp: 'ai',
  sms: 'ai',
  web: 'client',
  concierge: desk,
  ical: 'system',
  api: 'client',
}

export async function seedStay(world: BookingWorld, { units }: SeededInventory, stay: DemoStay): Promise<void> {
  const { state, party, children = null, quantity = 1 } = stay
  const [from, to] = [world.day(stay.from), world.day(stay.from + stay.nights)]
  const adults = children === null ? null : party - children
  const wish: Wish = { kind: 'stay', unitType: stay.type, from, to, partySize: party, adults, children, quantity }
  setBookingTime(world, stay.bookedDaysAgo)
  const author = state === 'requested' ? world.machine : world.author(authors[stay.source])
  const unitId = stay.unit === undefined ? null : (units.get(stay.unit) ?? null)
  const { id } = await world.desk.book(author, {
    ...(await requestOf(world, stay, wish)),
    unitId,
    holdMinutes: state === 'held' ? holdMinutes : null,
    internalNote: stay.note === undefined ? null : french(stay.note),
  })
  await liveStay(world, stay, { id, from, to })
}

async function liveStay(
  world: BookingWorld,
  { state, reason }: DemoStay,
  stay: { id: number; from: string; to: string },
) {
  const { desk: doors, goTo, author } = world
  const act = (action: 'check-in' | 'complete' | 'no-show' | 'cancel', when: string) => {
    goTo(when)
    return doors.act(author(desk), stay.id, action, { reason })
  }
  if (state === 'cancelled') await act('cancel', `${world.day(-1)}T17:20`)
  if (state === 'no_show') await act('no-show', `${stay.from}T23:30`)
  if (state === 'in_house' || state === 'left') await act('check-in', `${stay.from}T16:10`)
  if (state === 'left') await act('complete', `${stay.to}T10:05`)
}

/** A party, and how far it has come: those whose hour has struck are at table, or gone. */
export async function seedParty(world: BookingWorld, party: DemoParty): Promise<void> {
  const { area = null, time, bookedDaysAgo } = party
  const date = world.day(party.day)
  const wish: Wish = { kind: 'table', unitType: area, date, time, partySize: party.party }
  setBookingTime(world, bookedDaysAgo)
  if (`${date}T${time}` <= world.wallTime) world.goTo(`${world.day(-Math.max(1, bookedDaysAgo))}T11:40`)
  const booked = await world.desk.book(world.author(authors[party.source]), await requestOf(world, party, wish))
  await liveParty(world, booked)
}

async function liveParty(world: BookingWorld, { id, startsAt, endsAt }: Reservation): Promise<void> {
  if (startsAt >= world.wallTime) return
  world.goTo(startsAt)
  await world.desk.act(world.author(desk), id, 'check-in')
  if (endsAt >= world.wallTime) return
  world.goTo(endsAt)
  await world.desk.act(world.author(desk), id, 'complete')
}

/** Today's were booked an hour ago; the others late in the morning. */
function setBookingTime(world: BookingWorld, daysAgo: number): void {
  if (daysAgo === 0) world.goBack(60)
  else world.goTo(`${world.day(-daysAgo)}T11:40`)
}

interface Asked {
  guest: DemoGuest
  source: ReservationSource
  requests?: string
  occasion?: string
}

async function requestOf(world: BookingWorld, asked: Asked, wish: Wish): Promise<BookingRequest> {
  const { guest, source, requests, occasion = null } = asked
  return {
    wish,
    guest: { clientId: null, name: french(guest.name), phone: guest.phone, email: guest.email ?? null },
    source,
    conversationId: source === 'whatsapp' ? await findThread(world, guest.phone) : null,
    callId: null,
    requests: requests === undefined ? null : french(requests),
    occasion,
    internalNote: null,
    locale: null,
    externalRef: null,
    unitId: null,
    quotedTotalCents: null,
    holdMinutes: null,
    idempotencyKey: null,
    // no date makes the demo fail
    override: true,
  }
}

/** The conversation that a booking came from. */
export async function findThread({ q, houseId }: BookingWorld, phone: string): Promise<number | null> {
  const row = await q
    .selectFrom('conversations')
    .select('id')
    .where('conciergerie_id', '=', houseId)
    .where('their_address', '=', phone)
    .orderBy('id')
    .executeTakeFirst()
  return row?.id ?? null
}
