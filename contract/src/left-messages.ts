import { z } from 'zod'
import { id, idParams, instant, pageOf, pageQuery, queryFlag, text } from './common.ts'
import { houseAndKeys, route } from './route.ts'

/** What somebody left for the house to call back or to see to: « message laissé ». */
export const leftMessage = z
  .object({
    id,
    client: z.object({ id, name: z.string(), phone: z.string().nullable() }).nullable(),
    text: z.string(),
    urgency: z.enum(['low', 'normal', 'high']),
    callbackAt: instant.nullable(),
    status: z.enum(['new', 'done']),
    assignee: z.object({ id, name: z.string() }).nullable(),
    source: z.enum(['voice', 'whatsapp', 'sms', 'web', 'concierge', 'api']),
    conversationId: id.nullable(),
    doneAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'LeftMessage' })
export type LeftMessage = z.infer<typeof leftMessage>

const tag = 'Messages left'
const answer = z.object({ message: leftMessage })

export const leftMessages = {
  list: route({
    method: 'GET',
    path: '/api/messages',
    who: houseAndKeys,
    tag,
    summary: 'Messages left, urgent ones first; `done=true` for those seen to',
    query: pageQuery.extend({ done: queryFlag.optional() }),
    response: pageOf(leftMessage),
  }),
  create: route({
    method: 'POST',
    path: '/api/messages',
    who: houseAndKeys,
    tag,
    summary: 'Leave a message for the house',
    body: z.strictObject({
      text: text(2000),
      urgency: z.enum(['low', 'normal', 'high']).optional(),
      callbackAt: instant.optional(),
      clientId: id.optional(),
      name: z.string().trim().max(120).optional(),
      phone: z.string().trim().max(40).optional(),
    }),
    response: answer,
    status: 201,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/messages/:id',
    who: houseAndKeys,
    tag,
    summary: 'Done, to do again, or for a colleague',
    params: idParams,
    body: z.strictObject({
      status: z.enum(['new', 'done']).optional(),
      /** A member of the house, or null. */
      memberId: id.nullable().optional(),
    }),
    response: answer,
  }),
}
