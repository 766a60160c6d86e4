import { z } from 'zod'
import { id, instant, pageOf, pageQuery } from './common.ts'
import { house, route } from './route.ts'

export const notificationTypes = [
  'human_needed',
  'question_raised',
  'delivery_failed',
  'channel_error',
  'feature_request',
] as const
export type NotificationType = (typeof notificationTypes)[number]

export const notification = z
  .object({
    id,
    type: z.enum(notificationTypes),
    title: z.string(),
    detail: z.string().nullable(),
    /** Where it leads: a path of the dashboard. */
    link: z.string().nullable(),
    readAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Notification' })

const tag = 'Notifications'

export const notifications = {
  list: route({
    method: 'GET',
    path: '/api/notifications',
    who: house,
    tag,
    summary: 'My notifications, newest first',
    query: pageQuery,
    response: pageOf(notification),
  }),
  markRead: route({
    method: 'POST',
    path: '/api/notifications/read',
    who: house,
    tag,
    summary: 'Mark as read: one, or all up to now',
    body: z.strictObject({ id: id.optional() }),
    status: 204,
  }),
}
