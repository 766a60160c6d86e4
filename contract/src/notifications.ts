import { z } from 'zod'
import { id, idParams, instant, pageOf, pageQuery } from './common.ts'
import { house, houseAndKeys, ownerOnly, route } from './route.ts'

export const notificationTypes = [
  'human_needed',
  'question_raised',
  'delivery_failed',
  'channel_error',
  'feature_request',
  'reservation_new',
  'reservation_requested',
  'reservation_changed',
  'reservation_cancelled',
  'order_new',
  'message_left',
  'call_follow_up',
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

/** What a person may choose to be told, and how; the app itself always tells. */
export const noticeTypes = [
  'human_needed',
  'question_raised',
  'reservation_new',
  'reservation_requested',
  'reservation_changed',
  'reservation_cancelled',
  'order_new',
  'message_left',
  'call_follow_up',
] as const
export type NoticeType = (typeof noticeTypes)[number]

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const noticePreferences = z
  .object({
    /** E.164; without one no SMS leaves. */
    phone: z.string().nullable(),
    channels: z.record(z.enum(noticeTypes), z.strictObject({ sms: z.boolean(), email: z.boolean() })),
    /** No SMS in these hours of the house; what falls in them leaves when they end. Null = at any hour. */
    quiet: z.strictObject({ from: clock, to: clock }).nullable(),
    /** The screen rings when a reservation or an order arrives. */
    sound: z.boolean(),
    /** What this installation can send with. */
    available: z.object({ sms: z.boolean(), email: z.boolean() }),
  })
  .meta({ id: 'NoticePreferences' })
export type NoticePreferences = z.infer<typeof noticePreferences>

/** What clients are sent about their bookings. */
export const clientNotices = [
  'confirmation',
  'reminder_day',
  'reminder_hours',
  'arrival',
  'thanks',
  'waitlist_offer',
] as const
export type ClientNotice = (typeof clientNotices)[number]

export const clientNoticeSettings = z
  .object({
    enabled: z.record(z.enum(clientNotices), z.boolean()),
    /** Sent before an arrival: door, parking, hours. Empty = what the room type says. */
    arrivalText: z.string().max(1000),
  })
  .meta({ id: 'ClientNoticeSettings' })
export type ClientNoticeSettings = z.infer<typeof clientNoticeSettings>

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
  readPreferences: route({
    method: 'GET',
    path: '/api/notifications/preferences',
    who: house,
    tag,
    summary: 'What I am told, and how',
    response: z.object({ preferences: noticePreferences }),
  }),
  savePreferences: route({
    method: 'PUT',
    path: '/api/notifications/preferences',
    who: house,
    tag,
    summary: 'Choose what I am told, and how',
    body: z.strictObject({
      phone: z.string().trim().max(40).nullable().optional(),
      channels: z
        .partialRecord(z.enum(noticeTypes), z.strictObject({ sms: z.boolean(), email: z.boolean() }))
        .optional(),
      quiet: z.strictObject({ from: clock, to: clock }).nullable().optional(),
      sound: z.boolean().optional(),
    }),
    response: z.object({ preferences: noticePreferences }),
  }),
  readClientNotices: route({
    method: 'GET',
    path: '/api/notifications/clients',
    who: house,
    tag,
    summary: 'What clients are sent about their bookings',
    response: z.object({ settings: clientNoticeSettings }),
  }),
  saveClientNotices: route({
    method: 'PUT',
    path: '/api/notifications/clients',
    who: ownerOnly,
    tag,
    summary: 'Choose what clients are sent about their bookings',
    body: z.strictObject({
      enabled: z.partialRecord(z.enum(clientNotices), z.boolean()).optional(),
      arrivalText: z.string().trim().max(1000).optional(),
    }),
    response: z.object({ settings: clientNoticeSettings }),
  }),
  test: route({
    method: 'POST',
    path: '/api/notifications/test',
    who: houseAndKeys,
    tag,
    summary: 'Send a test to myself (a key: to the owners) by each channel that is on',
    body: z.strictObject({ channel: z.enum(['sms', 'email']).optional() }),
    response: z.object({
      results: z.array(
        z.object({
          channel: z.enum(['sms', 'email']),
          state: z.enum(['queued', 'off', 'no_address']),
          to: z.string().nullable(),
        }),
      ),
    }),
    status: 202,
  }),
  remind: route({
    method: 'POST',
    path: '/api/notifications/reminder/:id',
    who: houseAndKeys,
    tag,
    summary: 'Remind the client of a reservation now',
    params: idParams,
    response: z.object({ sent: z.enum(['whatsapp', 'sms', 'email']), to: z.string() }),
    status: 202,
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
