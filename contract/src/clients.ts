import { z } from 'zod'
import { passedCall } from './calls.ts'
import { id, idParams, instant, pageOf, pageQuery } from './common.ts'
import { houseAndKeys, route } from './route.ts'

export const client = z
  .object({
    id,
    name: z.string().nullable(),
    /** As WhatsApp gives it; the client chose it. */
    profileName: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string().nullable(),
    tags: z.array(z.string()),
    vip: z.boolean(),
    allergies: z.string().nullable(),
    note: z.string().nullable(),
    blocked: z.boolean(),
    optedOutAt: instant.nullable(),
    identities: z.array(z.object({ kind: z.enum(['phone', 'whatsapp', 'bsuid']), value: z.string() })),
    firstSeenAt: instant,
    lastSeenAt: instant.nullable(),
    /** Conversations of this client, newest first. */
    conversationIds: z.array(id),
  })
  .meta({ id: 'Client' })
export type Client = z.infer<typeof client>

export const timelineItem = z
  .object({
    type: z.enum(['message', 'call', 'reservation', 'order', 'note', 'question', 'left_message']),
    id,
    at: instant,
    title: z.string(),
    detail: z.string().nullable(),
    by: z.string().nullable(),
    conversationId: id.nullable(),
    /** Where a reservation, an order or a message left stands. */
    status: z.string().optional(),
    /** Of a call: who of the house it went on with. */
    passed: passedCall.optional(),
  })
  .meta({ id: 'TimelineItem' })
export type TimelineItem = z.infer<typeof timelineItem>

const optional = (max: number) => z.string().trim().max(max).nullable().optional()
const tag = 'Clients'

export const clients = {
  list: route({
    method: 'GET',
    path: '/api/clients',
    who: houseAndKeys,
    tag,
    summary: 'Clients, last seen first; `q` searches names and numbers',
    query: pageQuery.extend({ q: z.string().max(200).optional() }),
    response: pageOf(client),
  }),
  read: route({
    method: 'GET',
    path: '/api/clients/:id',
    who: houseAndKeys,
    tag,
    summary: 'One client',
    params: idParams,
    response: z.object({ client }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/clients/:id',
    who: houseAndKeys,
    tag,
    summary: 'Change what we know of a client, block them, or lift an opt-out they asked to lift',
    params: idParams,
    body: z.strictObject({
      name: optional(120),
      phone: optional(40),
      email: optional(254),
      language: optional(5),
      tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
      vip: z.boolean().optional(),
      allergies: optional(300),
      note: optional(2000),
      blocked: z.boolean().optional(),
      optedOut: z.boolean().optional(),
    }),
    response: z.object({ client }),
  }),
  lookUp: route({
    method: 'POST',
    path: '/api/customers',
    who: houseAndKeys,
    tag,
    summary: 'Find a client by number, or make their card; what the card has is not overwritten',
    body: z.strictObject({
      phone: z.string().trim().min(3).max(40).optional(),
      phoneNumber: z.string().trim().min(3).max(40).optional(),
      name: optional(120),
      firstName: optional(80),
      lastName: optional(80),
      email: optional(254),
    }),
    response: z.object({ client, created: z.boolean() }),
  }),
  timeline: route({
    method: 'GET',
    path: '/api/clients/:id/timeline',
    who: houseAndKeys,
    tag,
    summary: 'Everything that happened with this client, newest first',
    params: idParams,
    query: pageQuery,
    response: pageOf(timelineItem),
  }),
}
