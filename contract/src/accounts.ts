import { z } from 'zod'
import { email, id, idParams, instant, locale, pageOf, pageQuery, text, wholeList } from './common.ts'
import { adminOnly, anyone, house, ownerOnly, route } from './route.ts'

export const roles = ['owner', 'concierge'] as const
export type Role = (typeof roles)[number]

/** 12 characters at least; the server also refuses more than 72 UTF-8 bytes and the most common passwords. */
export const newPassword = z.string().min(12).max(200)

export const member = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    status: z.enum(['active', 'disabled']),
    locale: z.string(),
    phone: z.string().nullable(),
    lastSeenAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof member>

export const houseBadge = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  city: z.string().nullable(),
  timezone: z.string(),
  locale: z.string(),
  demo: z.boolean(),
})

export const admin = z.object({ id, email: z.string(), name: z.string(), locale: z.string() }).meta({ id: 'Admin' })

export const session = z
  .object({
    id,
    current: z.boolean(),
    userAgent: z.string().nullable(),
    ip: z.string().nullable(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Session' })

export const invitation = z
  .object({
    id,
    email: z.string(),
    role: z.enum(roles),
    /** Shown once, when it is made. */
    token: z.string().optional(),
    url: z.string().optional(),
    expiresAt: instant,
    createdAt: instant,
  })
  .meta({ id: 'Invitation' })

export const apiKey = z
  .object({
    id,
    name: z.string(),
    /** First characters, to recognise it by. */
    prefix: z.string(),
    /** secret: for servers; publishable: for the listed websites, to check availability, read the menu and book. */
    kind: z.enum(['secret', 'publishable']),
    /** Websites that a publishable key works on: `https://www.example.com`. */
    origins: z.array(z.string()),
    /** A publishable key is no secret: it can be shown again. */
    key: z.string().nullable(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const auditEntry = z
  .object({
    id,
    at: instant,
    actor: z.string(),
    action: z.string(),
    target: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    ip: z.string().nullable(),
    conciergerieId: id.nullable(),
  })
  .meta({ id: 'AuditEntry' })

const credentials = z.strictObject({ email: z.string().max(254), password: z.string().min(1).max(1000) })
const memberIdentity = z.object({
  member,
  conciergerie: houseBadge,
  /** The other houses this person may switch to. */
  houses: z.array(z.object({ id, name: z.string() })),
})
const changePassword = z.strictObject({ current: z.string().min(1).max(1000), next: newPassword })
const tag = 'Accounts'

export const accounts = {
  login: route({
    method: 'POST',
    path: '/api/auth/login',
    who: anyone,
    tag,
    summary: 'Open a session: cookie, and a token for scripts (Authorization: Bearer)',
    body: credentials,
    response: memberIdentity.extend({ token: z.string() }),
  }),
  logout: route({
    method: 'POST',
    path: '/api/auth/logout',
    who: house,
    tag,
    summary: 'End this session',
    status: 204,
  }),
  me: route({ method: 'GET', path: '/api/auth/me', who: house, tag, summary: 'Who I am', response: memberIdentity }),
  updateMe: route({
    method: 'PATCH',
    path: '/api/auth/me',
    who: house,
    tag,
    summary: 'Change my name, language or phone',
    body: z.strictObject({
      name: text(80).optional(),
      locale: locale.optional(),
      phone: z.string().max(40).nullable().optional(),
    }),
    response: memberIdentity,
  }),
  switchHouse: route({
    method: 'POST',
    path: '/api/auth/switch',
    who: house,
    tag,
    summary: 'Go on in another of my houses',
    body: z.strictObject({ conciergerieId: id }),
    response: memberIdentity,
  }),
  listSessions: route({
    method: 'GET',
    path: '/api/auth/sessions',
    who: house,
    tag,
    summary: 'My open sessions',
    ...wholeList(session),
  }),
  revokeSession: route({
    method: 'DELETE',
    path: '/api/auth/sessions/:id',
    who: house,
    tag,
    summary: 'End one of my sessions',
    params: idParams,
    status: 204,
  }),
  revokeOtherSessions: route({
    method: 'DELETE',
    path: '/api/auth/sessions',
    who: house,
    tag,
    summary: 'End all my sessions but this one',
    status: 204,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/auth/password',
    who: house,
    tag,
    summary: 'Change my password; every other session ends',
    body: changePassword,
    status: 204,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/auth/reset-password',
    who: anyone,
    tag,
    summary: 'Set a new password with a one-time link',
    body: z.strictObject({ token: z.string().max(200), password: newPassword }),
    status: 204,
  }),

  listMembers: route({
    method: 'GET',
    path: '/api/members',
    who: house,
    tag,
    summary: 'The team and the open invitations',
    ...wholeList(member),
    response: wholeList(member).response.extend({ invitations: z.array(invitation) }),
  }),
  inviteMember: route({
    method: 'POST',
    path: '/api/members',
    who: ownerOnly,
    tag,
    summary: 'Invite someone by a one-time link (valid 7 days)',
    body: z.strictObject({ email, role: z.enum(roles) }),
    response: z.object({ invitation }),
    status: 201,
    secret: true,
  }),
  updateMember: route({
    method: 'PATCH',
    path: '/api/members/:id',
    who: ownerOnly,
    tag,
    summary: 'Change the role of a member, disable or enable them',
    params: idParams,
    body: z.strictObject({ role: z.enum(roles).optional(), status: z.enum(['active', 'disabled']).optional() }),
    response: z.object({ member }),
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/api/members/:id',
    who: ownerOnly,
    tag,
    summary: 'Remove a member; their sessions end',
    params: idParams,
    status: 204,
  }),
  makeResetLink: route({
    method: 'POST',
    path: '/api/members/:id/reset-link',
    who: ownerOnly,
    tag,
    summary: 'Make a one-time link with which a member sets a new password (valid 24 h)',
    params: idParams,
    response: z.object({ token: z.string(), url: z.string(), expiresAt: instant }),
    status: 201,
    secret: true,
  }),
  readInvitation: route({
    method: 'GET',
    path: '/api/invitations/:token',
    who: anyone,
    tag,
    summary: 'What a one-time link is for',
    params: z.object({ token: z.string().max(200) }),
    response: z.object({
      purpose: z.enum(['invite', 'reset']),
      email: z.string(),
      conciergerie: z.string().nullable(),
      /** An existing account gives its own password instead of choosing one. */
      hasAccount: z.boolean(),
    }),
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitations/accept',
    who: anyone,
    tag,
    summary: 'Join a house with a one-time link',
    body: z.strictObject({ token: z.string().max(200), name: text(80), password: z.string().min(1).max(200) }),
    response: memberIdentity.extend({ token: z.string() }),
    status: 201,
  }),
  revokeInvitation: route({
    method: 'DELETE',
    path: '/api/invitations/:id',
    who: ownerOnly,
    tag,
    summary: 'Withdraw an invitation',
    params: idParams,
    status: 204,
  }),

  listApiKeys: route({
    method: 'GET',
    path: '/api/api-keys',
    who: ownerOnly,
    tag,
    summary: 'The API keys of the house',
    ...wholeList(apiKey),
  }),
  createApiKey: route({
    method: 'POST',
    path: '/api/api-keys',
    who: ownerOnly,
    tag,
    summary: 'Make an API key; a secret one is shown once',
    body: z.strictObject({
      name: text(80),
      kind: z.enum(['secret', 'publishable']).optional(),
      origins: z.array(text(200)).max(20).optional(),
    }),
    response: z.object({ apiKey, key: z.string() }),
    status: 201,
    secret: true,
  }),
  revokeApiKey: route({
    method: 'DELETE',
    path: '/api/api-keys/:id',
    who: ownerOnly,
    tag,
    summary: 'Revoke an API key',
    params: idParams,
    status: 204,
  }),
  listAudit: route({
    method: 'GET',
    path: '/api/audit',
    who: ownerOnly,
    tag,
    summary: 'Who did what in this house',
    query: pageQuery,
    response: pageOf(auditEntry),
  }),

  adminLogin: route({
    method: 'POST',
    path: '/api/admin/auth/login',
    who: anyone,
    tag,
    summary: 'Open an administrator session',
    body: credentials,
    response: z.object({ admin, token: z.string() }),
  }),
  adminLogout: route({
    method: 'POST',
    path: '/api/admin/auth/logout',
    who: adminOnly,
    tag,
    summary: 'End this administrator session',
    status: 204,
  }),
  adminMe: route({
    method: 'GET',
    path: '/api/admin/auth/me',
    who: adminOnly,
    tag,
    summary: 'Which administrator I am',
    response: z.object({ admin }),
  }),
  adminUpdateMe: route({
    method: 'PATCH',
    path: '/api/admin/auth/me',
    who: adminOnly,
    tag,
    summary: 'Change my name or language',
    body: z.strictObject({ name: text(80).optional(), locale: locale.optional() }),
    response: z.object({ admin }),
  }),
  adminListSessions: route({
    method: 'GET',
    path: '/api/admin/auth/sessions',
    who: adminOnly,
    tag,
    summary: 'My open administrator sessions',
    ...wholeList(session),
  }),
  adminRevokeSession: route({
    method: 'DELETE',
    path: '/api/admin/auth/sessions/:id',
    who: adminOnly,
    tag,
    summary: 'End one of my administrator sessions',
    params: idParams,
    status: 204,
  }),
  adminRevokeOtherSessions: route({
    method: 'DELETE',
    path: '/api/admin/auth/sessions',
    who: adminOnly,
    tag,
    summary: 'End all my administrator sessions but this one',
    status: 204,
  }),
  adminChangePassword: route({
    method: 'POST',
    path: '/api/admin/auth/password',
    who: adminOnly,
    tag,
    summary: 'Change my administrator password; every other session ends',
    body: changePassword,
    status: 204,
  }),
  adminListAudit: route({
    method: 'GET',
    path: '/api/admin/audit',
    who: adminOnly,
    tag,
    summary: 'Who did what on the platform',
    query: pageQuery.extend({ conciergerieId: z.coerce.number().int().positive().optional() }),
    response: pageOf(auditEntry),
  }),
}
