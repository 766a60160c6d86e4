import { z } from 'zod'
import { id, idParams, instant, pageOf, pageQuery, text, wholeList } from './common.ts'
import { cents } from './inventory.ts'
import { houseAndKeys, houseKeysAndSites, route } from './route.ts'

export const orderStatuses = ['new', 'accepted', 'preparing', 'ready', 'completed', 'cancelled'] as const
export type OrderStatus = (typeof orderStatuses)[number]
export const orderModes = ['dine_in', 'takeaway', 'delivery', 'room_service'] as const
export type OrderMode = (typeof orderModes)[number]

const itemFields = {
  category: z.string().trim().max(60).nullable(),
  name: text(120),
  description: z.string().trim().max(500).nullable(),
  priceCents: cents,
  available: z.boolean(),
  allergens: z.array(z.string().trim().min(1).max(40)).max(20),
  position: z.int().min(0).max(100_000),
}
export const menuItem = z.object({ id, ...itemFields }).meta({ id: 'MenuItem' })
export type MenuItem = z.infer<typeof menuItem>

export const orderLine = z.object({
  menuItemId: id.nullable(),
  name: z.string(),
  quantity: z.int(),
  unitCents: z.int(),
  note: z.string().nullable(),
})

export const order = z
  .object({
    id,
    code: z.string(),
    status: z.enum(orderStatuses),
    mode: z.enum(orderModes),
    client: z.object({ id, name: z.string(), phone: z.string().nullable() }),
    lines: z.array(orderLine),
    totalCents: z.int(),
    currency: z.string(),
    /** Local wall time wanted, `YYYY-MM-DDTHH:MM`; null = as soon as possible. */
    requestedFor: z.string().nullable(),
    address: z.string().nullable(),
    note: z.string().nullable(),
    source: z.enum(['voice', 'whatsapp', 'web', 'concierge', 'api']),
    conversationId: id.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof order>

const tag = 'Orders'
const answer = z.object({ order })
const short = (max: number) => z.string().trim().max(max)

export const orders = {
  menu: route({
    method: 'GET',
    path: '/api/menu',
    who: houseKeysAndSites,
    tag,
    summary: 'The menu, in its order',
    ...wholeList(menuItem),
  }),
  addMenuItem: route({
    method: 'POST',
    path: '/api/menu',
    who: houseAndKeys,
    tag,
    summary: 'Add a dish or a drink',
    body: z.strictObject(itemFields).partial().required({ name: true, priceCents: true }),
    response: z.object({ item: menuItem }),
    status: 201,
  }),
  updateMenuItem: route({
    method: 'PATCH',
    path: '/api/menu/:id',
    who: houseAndKeys,
    tag,
    summary: 'Change a dish or a drink',
    params: idParams,
    body: z.strictObject(itemFields).partial(),
    response: z.object({ item: menuItem }),
  }),
  removeMenuItem: route({
    method: 'DELETE',
    path: '/api/menu/:id',
    who: houseAndKeys,
    tag,
    summary: 'Take a dish or a drink off the menu',
    params: idParams,
    status: 204,
  }),
  list: route({
    method: 'GET',
    path: '/api/orders',
    who: houseAndKeys,
    tag,
    summary: 'Orders, newest first; `open=true` for those on the board',
    query: pageQuery.extend({
      status: z.enum(orderStatuses).optional(),
      open: z.enum(['true', 'false']).optional(),
      clientId: z.coerce.number().int().positive().optional(),
    }),
    response: pageOf(order),
  }),
  create: route({
    method: 'POST',
    path: '/api/orders',
    who: houseAndKeys,
    tag,
    summary: 'Take an order; names and prices come from the menu',
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            menuItemId: id.optional(),
            /** Found on the menu by its name when there is no id. */
            name: short(120).optional(),
            quantity: z.int().min(1).max(100),
            note: short(200).optional(),
          }),
        )
        .min(1)
        .max(50),
      mode: z.enum(orderModes).optional(),
      requestedFor: short(20).optional(),
      address: short(300).optional(),
      note: short(500).optional(),
      clientId: id.optional(),
      customerName: short(120).optional(),
      phone: short(40).optional(),
      phoneNumber: short(40).optional(),
    }),
    response: answer,
    status: 201,
  }),
  read: route({
    method: 'GET',
    path: '/api/orders/:id',
    who: houseAndKeys,
    tag,
    summary: 'One order',
    params: idParams,
    response: answer,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/orders/:id',
    who: houseAndKeys,
    tag,
    summary: 'Move an order along the board',
    params: idParams,
    body: z.strictObject({ status: z.enum(orderStatuses), from: z.enum(orderStatuses).optional() }),
    response: answer,
  }),
}
