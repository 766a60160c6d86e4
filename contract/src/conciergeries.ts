import { z } from 'zod'
import { email, id, idParams, instant, itemsOf, locale, phone, text } from './common.ts'
import { invitation } from './accounts.ts'
import { adminOnly, house, houseAndKeys, ownerOnly, route } from './route.ts'

export const houseKinds = ['hotel', 'restaurant', 'rental', 'other'] as const
export type HouseKind = (typeof houseKinds)[number]
export const aiModes = ['auto', 'suggest', 'off'] as const
export type AiMode = (typeof aiModes)[number]
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const timezone = z.string().min(1).max(60)

/** Opening hours of the desk, in the house's own wall time; no range = closed that day. */
export const weeklyHours = z.partialRecord(z.enum(weekdays), z.array(z.strictObject({ from: clock, to: clock })).max(4))

export const aiSettings = z.strictObject({
  /** auto: answers by itself; suggest: drafts for the concierge; off: silent. */
  mode: z.enum(aiModes),
  tone: z.enum(['warm', 'formal', 'concise']),
  /** Free instructions of the house, one idea a line. */
  rules: z.string().max(4000),
  /** How long a concierge's own reply keeps the AI quiet. */
  pauseMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
})

export const settings = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(houseKinds),
    email: z.string(),
    timezone,
    locale,
    address: z.string(),
    city: z.string(),
    phoneNumber: z.string().nullable(),
    hours: weeklyHours,
    /** Said outside the hours when a human is needed; empty = a sentence made from the hours. */
    closedMessage: z.string(),
    ai: aiSettings,
    whatsapp: z.object({
      number: z.string().nullable(),
      accountSid: z.string().nullable(),
      messagingServiceSid: z.string().nullable(),
      /** The token itself never leaves the server. */
      hasAuthToken: z.boolean(),
      hasSecondaryAuthToken: z.boolean(),
      /** own = the house's own Twilio account, platform = the one of the environment, none = nothing to send with. */
      account: z.enum(['own', 'platform', 'none']),
      simulated: z.boolean(),
      webhookUrl: z.string(),
      statusUrl: z.string(),
    }),
  })
  .meta({ id: 'Settings' })
export type Settings = z.infer<typeof settings>

export const settingsPatch = z.strictObject({
  name: text(120).optional(),
  kind: z.enum(houseKinds).optional(),
  email: email.optional(),
  timezone: timezone.optional(),
  locale: locale.optional(),
  address: z.string().trim().max(300).optional(),
  city: z.string().trim().max(120).optional(),
  phoneNumber: phone.nullable().optional(),
  hours: weeklyHours.optional(),
  closedMessage: z.string().trim().max(600).optional(),
  ai: aiSettings.partial().optional(),
  whatsapp: z
    .strictObject({
      number: phone.nullable().optional(),
      accountSid: z
        .string()
        .regex(/^AC[0-9a-f]{32}$/)
        .nullable()
        .optional(),
      messagingServiceSid: z
        .string()
        .regex(/^MG[0-9a-f]{32}$/)
        .nullable()
        .optional(),
      authToken: z.string().min(16).max(200).nullable().optional(),
      secondaryAuthToken: z.string().min(16).max(200).nullable().optional(),
    })
    .optional(),
})

export const channelCheck = z.object({
  name: z.enum(['account', 'token', 'number', 'webhook', 'send']),
  state: z.enum(['ok', 'off', 'wrong']),
  message: z.string(),
})

export const usage = z.object({
  members: z.int(),
  conversations30d: z.int(),
  messages30d: z.int(),
  answers30d: z.int(),
  /** Millionths of a US dollar. */
  cost30dMicros: z.int(),
  lastActivityAt: instant.nullable(),
})

export const conciergerie = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(houseKinds),
    email: z.string(),
    timezone: z.string(),
    whatsappNumber: z.string().nullable(),
    phoneNumber: z.string().nullable(),
    status: z.enum(['active', 'suspended']),
    channel: z.enum(['ok', 'off', 'error']),
    demo: z.boolean(),
    createdAt: instant,
    usage,
  })
  .meta({ id: 'Conciergerie' })
export type Conciergerie = z.infer<typeof conciergerie>

/** The counts that the shell shows. */
export const overview = z
  .object({
    todo: z.int(),
    ai: z.int(),
    unread: z.int(),
    openQuestions: z.int(),
    /** Reservations that wait for the house's word. */
    requestedReservations: z.int(),
    newOrders: z.int(),
    messagesLeft: z.int(),
    /** Calls under way. */
    liveCalls: z.int(),
    unreadNotifications: z.int(),
    assistant: z.object({ mode: z.enum(aiModes), clients: z.int() }),
  })
  .meta({ id: 'Overview' })

const tag = 'Conciergeries'

export const conciergeries = {
  overview: route({
    method: 'GET',
    path: '/api/overview',
    who: house,
    tag,
    summary: 'The counts that the dashboard shows everywhere',
    response: overview,
  }),
  readSettings: route({
    method: 'GET',
    path: '/api/settings',
    who: houseAndKeys,
    tag,
    summary: 'The settings of the house, secrets left out',
    response: z.object({ settings }),
  }),
  updateSettings: route({
    method: 'PATCH',
    path: '/api/settings',
    who: ownerOnly,
    tag,
    summary: 'Change settings; a WhatsApp number works as soon as it is saved',
    body: settingsPatch,
    response: z.object({ settings }),
  }),
  /** The house-wide switch in the shell: any member may silence the assistant. */
  setAssistant: route({
    method: 'POST',
    path: '/api/settings/assistant',
    who: house,
    tag,
    summary: 'Set how the assistant answers for the whole house',
    body: z.strictObject({ mode: z.enum(aiModes) }),
    response: z.object({ settings }),
  }),
  testWhatsapp: route({
    method: 'POST',
    path: '/api/settings/whatsapp/test',
    who: ownerOnly,
    tag,
    summary: 'Check the WhatsApp channel: account, token, number, webhook address',
    body: z.strictObject({ sendTo: phone.optional() }),
    response: z.object({ checks: z.array(channelCheck) }),
  }),

  adminList: route({
    method: 'GET',
    path: '/api/admin/conciergeries',
    who: adminOnly,
    tag,
    summary: 'Every house with its usage and cost',
    response: itemsOf(conciergerie),
  }),
  adminCreate: route({
    method: 'POST',
    path: '/api/admin/conciergeries',
    who: adminOnly,
    tag,
    summary: 'Create a house; without a password its first owner gets a one-time link',
    body: z.strictObject({
      name: text(120),
      email,
      password: z.string().min(1).max(200).optional(),
      whatsappNumber: phone.optional(),
      phoneNumber: phone.optional(),
      timezone: timezone.optional(),
      kind: z.enum(houseKinds).optional(),
    }),
    response: z.object({ conciergerie, invitation: invitation.optional() }),
    secret: true,
    status: 201,
  }),
  adminUpdate: route({
    method: 'PATCH',
    path: '/api/admin/conciergeries/:id',
    who: adminOnly,
    tag,
    summary: 'Rename, suspend or reactivate a house',
    params: idParams,
    body: z.strictObject({
      name: text(120).optional(),
      status: z.enum(['active', 'suspended']).optional(),
      whatsappNumber: phone.nullable().optional(),
      phoneNumber: phone.nullable().optional(),
      timezone: timezone.optional(),
      kind: z.enum(houseKinds).optional(),
    }),
    response: z.object({ conciergerie }),
  }),
  adminDelete: route({
    method: 'DELETE',
    path: '/api/admin/conciergeries/:id',
    who: adminOnly,
    tag,
    summary: 'Delete a house and all its data; it must be suspended first, and its name typed',
    params: idParams,
    body: z.strictObject({ name: z.string() }),
    status: 204,
  }),
  adminInvite: route({
    method: 'POST',
    path: '/api/admin/conciergeries/:id/invite',
    who: adminOnly,
    tag,
    summary: 'Make a one-time link for an owner of this house',
    params: idParams,
    body: z.strictObject({ email: email.optional() }),
    response: z.object({ invitation }),
    secret: true,
    status: 201,
  }),
}
