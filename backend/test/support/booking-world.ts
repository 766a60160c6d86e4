import type { Conversation, Message } from '@conciergerie/contract'
import { eventually } from './eventually.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World, WorldOptions } from '../world.ts'

const began = Date.now()
/** Friday 20 November 2026, about 11:00 in Paris, and running. */
export const movingClock = () => new Date(Date.parse('2026-11-20T10:00:00.000Z') + Date.now() - began)

/** A world whose houses can sell: rooms by night, tables by time. */
export function openBookingWorld(options: WorldOptions): Promise<World> {
  return openWorld({ worker: true, ...options, overrides: { now: movingClock, ...options.overrides } })
}

export async function sellRooms(house: HouseWorld): Promise<void> {
  await must(
    house.owner.client.post('/api/inventory/setup', {
      kind: 'stay',
      types: [
        { name: 'Chambre Standard', count: 2, maxParty: 2, priceCents: 8900 },
        { name: 'Suite Vue Mer', count: 1, maxParty: 2, priceCents: 17900 },
      ],
    }),
  )
}

export async function sellTables(house: HouseWorld): Promise<void> {
  await must(
    house.owner.client.post('/api/inventory/setup', {
      kind: 'table',
      types: [{ name: 'Salle', count: 2, maxParty: 4 }],
      services: [{ name: 'Dîner', firstSeating: '19:00', lastSeating: '21:30', weekdays: 127 }],
    }),
  )
}

/** A client of a house on the simulated WhatsApp, and what becomes of what they say. */
export function clientOf(world: World, house: HouseWorld, number: string, patienceMs = 20_000) {
  const phone = world.simulator.twilio.phone(number, house.number)
  let heard = 0
  const sentTo = () => world.simulator.twilio.messages.sent({ to: number })
  /** Says something and waits for the whole answer. */
  async function say(text: string): Promise<string> {
    await phone.say({ body: text, profileName: 'Camille Martin' })
    await eventually(() => sentTo().length > heard, patienceMs)
    const parts = sentTo().slice(heard)
    heard += parts.length
    return parts
      .map(({ body }) => body)
      .join('\n')
      .replaceAll(/[\u00a0\u202f]/g, ' ')
  }
  const bookings = () =>
    world.context.db.read
      .selectFrom('reservations')
      .selectAll()
      .where('conciergerie_id', '=', house.id)
      .orderBy('id')
      .execute()
  async function thread(): Promise<Message[]> {
    const { items } = await must<{ items: Conversation[] }>(house.owner.client.get('/api/conversations?limit=100'))
    const found = items.find(({ client }) => client.phone === number)
    const page = await must<{ items: Message[] }>(
      house.owner.client.get(`/api/conversations/${found?.id ?? 0}/messages`),
    )
    return page.items
  }
  return { say, bookings, thread, number }
}
