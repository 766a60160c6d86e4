import { z } from 'zod'

const stayWish = z.object({
  kind: z.literal('stay'),
  unitType: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  partySize: z.int(),
  adults: z.int().nullable(),
  children: z.int().nullable(),
  quantity: z.int(),
})
const tableWish = z.object({
  kind: z.literal('table'),
  unitType: z.string().nullable(),
  date: z.string(),
  time: z.string(),
  partySize: z.int(),
})
const wishShape = z.discriminatedUnion('kind', [stayWish, tableWish])

const orderItem = z.object({ name: z.string(), quantity: z.int(), note: z.string().nullable() })
const orderShape = z.object({
  items: z.array(orderItem),
  mode: z.enum(['dine_in', 'takeaway', 'delivery', 'room_service']),
  requestedFor: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
})

/**
 * What the client has been told would be done, and has not agreed to yet. It travels with the message that told it, so it is
 * known again after a restart, and it exists only if that message was sent.
 */
export const told = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hold'),
    at: z.string(),
    reservationId: z.int(),
    code: z.string(),
    /** What it keeps; an offer by text names none. */
    wish: wishShape.optional(),
  }),
  z.object({
    kind: z.literal('change'),
    at: z.string(),
    reservationId: z.int(),
    code: z.string(),
    revision: z.int(),
    wish: wishShape.nullable(),
    requests: z.string().nullable(),
  }),
  z.object({ kind: z.literal('cancel'), at: z.string(), reservationId: z.int(), code: z.string(), revision: z.int() }),
  z.object({ kind: z.literal('order'), at: z.string(), key: z.string(), order: orderShape }),
])
export type Told = z.infer<typeof told>
