import { z } from 'zod'
import { house, adminOnly, route } from './route.ts'

/**
 * What a live event speaks of. `id` is the entity's, or null when the whole list moved. The wire carries no content:
 * a screen that is interested reads again.
 */
export const liveTopics = [
  'conversations',
  'messages',
  'clients',
  'faqs',
  'questions',
  'quick-replies',
  'templates',
  'settings',
  'members',
  'api-keys',
  'notifications',
  'inventory',
  'reservations',
  'waitlist',
  'orders',
  'menu',
  'left-messages',
  'calls',
  'lines',
  'feature-requests',
  'conciergeries',
  'health',
] as const

export type LiveTopic = (typeof liveTopics)[number]

export const liveEvent = z
  .object({
    seq: z.int().nonnegative(),
    topic: z.enum(liveTopics),
    /** For `messages`, the id of their conversation. */
    id: z.int().nullable(),
  })
  .meta({ id: 'LiveEvent' })

export type LiveEvent = z.infer<typeof liveEvent>

const cursorQuery = z.object({ cursor: z.coerce.number().int().nonnegative().optional() })

export const live = {
  stream: route({
    method: 'GET',
    path: '/api/live',
    who: house,
    tag: 'Live',
    summary: 'Live events of the conciergerie (server-sent events, resumes with Last-Event-ID)',
    query: cursorQuery,
    produces: 'text/event-stream',
  }),
  adminStream: route({
    method: 'GET',
    path: '/api/admin/live',
    who: adminOnly,
    tag: 'Live',
    summary: 'Live events of the platform (server-sent events)',
    query: cursorQuery,
    produces: 'text/event-stream',
  }),
}
