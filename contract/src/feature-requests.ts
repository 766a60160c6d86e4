import { z } from 'zod'
import { id, idParams, instant, pageOf, pageQuery, text, wholeList } from './common.ts'
import { adminOnly, house, houseAndAdmins, route } from './route.ts'

export const requestStatuses = ['pending', 'in_progress', 'completed', 'rejected'] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const requestPriorities = ['low', 'medium', 'high'] as const
export type RequestPriority = (typeof requestPriorities)[number]

const comment = z.object({
  id,
  text: z.string(),
  /** `Administrateur` or, on the admin side, who wrote it. */
  author: z.string(),
  internal: z.boolean(),
  at: instant,
})

/** As the houses see it: never which house asked. */
export const featureRequest = z
  .object({
    id,
    title: z.string(),
    description: z.string(),
    status: z.enum(requestStatuses),
    priority: z.enum(requestPriorities),
    votes: z.int(),
    voted: z.boolean(),
    followed: z.boolean(),
    mine: z.boolean(),
    duplicateOf: id.nullable(),
    commentCount: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'FeatureRequest' })

export const adminFeatureRequest = z
  .object({
    id,
    title: z.string(),
    description: z.string(),
    status: z.enum(requestStatuses),
    priority: z.enum(requestPriorities),
    votes: z.int(),
    voters: z.array(z.object({ conciergerieId: id, conciergerie: z.string(), votes: z.int() })),
    /** Null when an administrator wrote it. */
    conciergerie: z.object({ id, name: z.string() }).nullable(),
    requester: z.string().nullable(),
    duplicateOf: id.nullable(),
    duplicates: z.array(id),
    commentCount: z.int(),
    completedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'AdminFeatureRequest' })

const history = z.object({
  id,
  at: instant,
  by: z.string(),
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
const proposal = z.strictObject({ title: text(140), description: z.string().trim().max(4000).optional() })
const decision = z.strictObject({
  title: text(140).optional(),
  description: z.string().trim().max(4000).optional(),
  status: z.enum(requestStatuses).optional(),
  priority: z.enum(requestPriorities).optional(),
  duplicateOf: id.nullable().optional(),
})
const decided = decision.extend({ comment: z.string().trim().max(4000).optional() })
const one = z.object({ featureRequest })
const adminOne = z.object({ featureRequest: adminFeatureRequest })
const tag = 'Feature requests'
const act = { who: house, tag, params: idParams, response: one } as const

export const featureRequests = {
  list: route({
    method: 'GET',
    path: '/api/feature-requests',
    who: house,
    tag,
    summary: 'Everybody’s requests, most voted first, without who asked',
    query: pageQuery.extend({
      q: z.string().max(200).optional(),
      status: z.enum(requestStatuses).optional(),
      mine: z.enum(['true']).optional(),
    }),
    response: pageOf(featureRequest),
  }),
  read: route({
    method: 'GET',
    path: '/api/feature-requests/:id',
    who: house,
    tag,
    summary: 'One request with its public comments',
    params: idParams,
    response: z.object({ featureRequest, comments: z.array(comment) }),
  }),
  propose: route({
    method: 'POST',
    path: '/api/feature-requests',
    who: house,
    tag,
    summary: 'Propose an idea',
    body: proposal,
    response: one,
    status: 201,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/feature-requests/:id',
    who: houseAndAdmins,
    tag,
    summary: 'Reword my own request while it is pending; an administrator decides, as under /api/admin',
    params: idParams,
    body: decided,
    response: z.object({ featureRequest: z.union([adminFeatureRequest, featureRequest]) }),
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/feature-requests/:id',
    who: houseAndAdmins,
    tag,
    summary: 'Withdraw my own pending request; an administrator deletes any',
    params: idParams,
    status: 204,
  }),
  vote: route({ ...act, method: 'POST', path: '/api/feature-requests/:id/vote', summary: 'Vote for it' }),
  unvote: route({ ...act, method: 'DELETE', path: '/api/feature-requests/:id/vote', summary: 'Take my vote back' }),
  follow: route({ ...act, method: 'POST', path: '/api/feature-requests/:id/follow', summary: 'Be told of changes' }),
  unfollow: route({ ...act, method: 'DELETE', path: '/api/feature-requests/:id/follow', summary: 'Stop being told' }),

  adminList: route({
    method: 'GET',
    path: '/api/admin/feature-requests',
    who: adminOnly,
    tag,
    summary: 'Every request with its requesters',
    ...wholeList(adminFeatureRequest, {
      q: z.string().max(200).optional(),
      status: z.enum(requestStatuses).optional(),
      conciergerieId: z.coerce.number().int().positive().optional(),
    }),
  }),
  adminStatistics: route({
    method: 'GET',
    path: '/api/admin/feature-requests/statistics',
    who: adminOnly,
    tag,
    summary: 'Counts by status and priority, median age, done this month',
    response: z.object({
      total: z.int(),
      byStatus: z.record(z.enum(requestStatuses), z.int()),
      byPriority: z.record(z.enum(requestPriorities), z.int()),
      /** Days, of those still pending or in progress. */
      medianAgeDays: z.number().nullable(),
      completedThisMonth: z.int(),
    }),
  }),
  adminRead: route({
    method: 'GET',
    path: '/api/admin/feature-requests/:id',
    who: adminOnly,
    tag,
    summary: 'One request with comments and history',
    params: idParams,
    response: z.object({ featureRequest: adminFeatureRequest, comments: z.array(comment), history: z.array(history) }),
  }),
  adminCreate: route({
    method: 'POST',
    path: '/api/admin/feature-requests',
    who: adminOnly,
    tag,
    summary: 'Write a request',
    body: proposal.extend({
      priority: z.enum(requestPriorities).optional(),
      status: z.enum(requestStatuses).optional(),
    }),
    response: adminOne,
    status: 201,
  }),
  adminUpdate: route({
    method: 'PATCH',
    path: '/api/admin/feature-requests/:id',
    who: adminOnly,
    tag,
    summary: 'Decide: status, priority, wording, duplicate; voters and followers are told',
    params: idParams,
    body: decided,
    response: adminOne,
  }),
  adminRemove: route({
    method: 'DELETE',
    path: '/api/admin/feature-requests/:id',
    who: adminOnly,
    tag,
    summary: 'Delete (can be undone)',
    params: idParams,
    status: 204,
  }),
  adminRestore: route({
    method: 'POST',
    path: '/api/admin/feature-requests/:id/restore',
    who: adminOnly,
    tag,
    summary: 'Undo a deletion',
    params: idParams,
    response: adminOne,
  }),
  adminComment: route({
    method: 'POST',
    path: '/api/admin/feature-requests/:id/comments',
    who: adminOnly,
    tag,
    summary: 'Comment, for everyone or among administrators',
    params: idParams,
    body: z.strictObject({ text: text(4000), internal: z.boolean() }),
    response: z.object({ comment }),
    status: 201,
  }),
}
