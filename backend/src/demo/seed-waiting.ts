import type { BookingWorld } from './booking-world.ts'
import { french } from './french.ts'
import { findThread } from './seed-calendar.ts'
import { messages, orders, waiters } from './waiting-embruns.ts'
import type { DemoMessage, DemoOrder, DemoWaiter } from './waiting-embruns.ts'

/** What waits for somebody of the Hôtel des Embruns: places wanted, orders on the board, messages left. */
export async function seedWaiting(world: BookingWorld): Promise<void> {
  for (const waiter of waiters) await seedWaiter(world, waiter)
  for (const order of orders) await seedOrder(world, order)
  for (const message of messages) await seedMessage(world, message)
}

async function seedWaiter(world: BookingWorld, { name, phone, kind, type, from, nights, times, party }: DemoWaiter) {
  world.goBack(130)
  await world.waitlist.join(world.author('Marie Le Goff'), {
    kind,
    unitType: type,
    dateFrom: world.day(from),
    dateTo: nights === undefined ? null : world.day(from + nights),
    timeFrom: times?.[0] ?? null,
    timeTo: times?.[1] ?? null,
    partySize: party,
    guest: { clientId: null, name, phone, email: null },
    conversationId: null,
  })
}

async function seedOrder(world: BookingWorld, order: DemoOrder): Promise<void> {
  const { name, phone, mode, items, note, source, minutesAgo, steps } = order
  world.goBack(minutesAgo)
  const { id } = await world.orders.take({
    conciergerieId: world.houseId,
    clientId: null,
    name,
    phone,
    items: items.map((item) => ({
      menuItemId: null,
      name: french(item.name),
      quantity: item.quantity,
      note: item.note ?? null,
    })),
    mode,
    requestedFor: null,
    address: null,
    note: note ?? null,
    source,
    conversationId: source === 'whatsapp' ? await findThread(world, phone) : null,
    callId: null,
    idempotencyKey: null,
  })
  for (const [place, step] of steps.entries()) {
    world.goBack(minutesAgo - 3 * (place + 1))
    await world.orders.move(world.actor, id, step, null)
  }
}

async function seedMessage(world: BookingWorld, { minutesAgo, text, ...message }: DemoMessage): Promise<void> {
  world.goBack(minutesAgo)
  const nothing = { clientId: null, callbackAt: null, conversationId: null, callId: null, idempotencyKey: null }
  await world.messages.leave({ ...message, ...nothing, conciergerieId: world.houseId, text: french(text) })
}
