import type { z } from 'zod'
import { accounts } from './accounts.ts'
import { calls } from './calls.ts'
import { clients } from './clients.ts'
import { conciergeries } from './conciergeries.ts'
import { conversations } from './conversations.ts'
import { faqs } from './faqs.ts'
import { featureRequests } from './feature-requests.ts'
import { inventory } from './inventory.ts'
import { leftMessages } from './left-messages.ts'
import { lines } from './lines.ts'
import { live } from './live.ts'
import { notifications } from './notifications.ts'
import { operations } from './operations.ts'
import { orders } from './orders.ts'
import { reservations } from './reservations.ts'
import { templates } from './templates.ts'
import { webhooks } from './webhooks.ts'
import type { RouteSpec } from './route.ts'

/** Every route there is, by room. The server mounts these, OpenAPI and the isolation walk are made from them. */
export const api = {
  accounts,
  calls,
  clients,
  conciergeries,
  conversations,
  faqs,
  featureRequests,
  inventory,
  leftMessages,
  lines,
  live,
  notifications,
  operations,
  orders,
  reservations,
  templates,
  webhooks,
}

export const allRoutes: readonly RouteSpec[] = Object.values(api).flatMap((room) => Object.values<RouteSpec>(room))

type RoomOf<R> = R[keyof R]
type AnyRoute = { [K in keyof typeof api]: RoomOf<(typeof api)[K]> }[keyof typeof api]
type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Part<R, K extends string> = R extends Record<K, infer V> ? V : undefined

/** `Endpoints['GET /api/faqs']` → what the call takes and gives. Type only: screens load no schema. */
export type Endpoints = {
  [R in AnyRoute as `${R['method']} ${R['path']}`]: {
    params: Out<Part<R, 'params'>>
    query: Out<Part<R, 'query'>>
    body: In<Part<R, 'body'>>
    response: Out<Part<R, 'response'>>
  }
}
export type EndpointName = keyof Endpoints
