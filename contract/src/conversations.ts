import { z } from 'zod'
import { aiModes } from './conciergeries.ts'
import { id, idParams, instant, pageOf, pageQuery, queryFlag } from './common.ts'
import { anyone, house, houseAndKeys, route } from './route.ts'

/** Twilio's statuses, plus ours before Twilio knows the message (`pending`) and when it may have gone twice (`unknown`). */
export const messageStatuses = [
  'received',
  'pending',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'undelivered',
  'canceled',
  'unknown',
] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const messageKinds = [
  'text',
  'media',
  'sticker',
  'location',
  'contact',
  'button',
  'template',
  'unsupported',
  'note',
  'event',
] as const
export type MessageKind = (typeof messageKinds)[number]
export const authorTypes = ['client', 'ai', 'concierge', 'system'] as const
export type AuthorType = (typeof authorTypes)[number]

/** Why a human must look; shown as words by the screens. */
export const humanReasons = [
  'asked',
  'unanswered',
  'sensitive',
  'complaint',
  'model_failed',
  'unsafe_answer',
  'media',
  'rate_limited',
  'delivery_failed',
  'off_topic',
] as const
export type HumanReason = (typeof humanReasons)[number]

export const messageMedia = z.object({
  id,
  contentType: z.string(),
  fileName: z.string().nullable(),
  size: z.int().nullable(),
  status: z.enum(['pending', 'stored', 'failed']),
  /** Why it could not be fetched, as a code for the screens. */
  failure: z.string().nullable(),
})

export const messageSource = z.object({
  faqId: id,
  question: z.string(),
  /** Version of the FAQ that was read; an older one than today's means that it was corrected since. */
  version: z.int(),
  quote: z.string(),
  usageCount: z.int(),
})

export const message = z
  .object({
    id,
    conversationId: id,
    /** Side of the thread; notes and events are on the concierge's. */
    sender: z.enum(['client', 'concierge']),
    authorType: z.enum(authorTypes),
    authorName: z.string().nullable(),
    kind: z.enum(messageKinds),
    message: z.string(),
    language: z.string().nullable(),
    /** A draft of the AI kept beside a client's message. */
    aiSuggestion: z.string().nullable(),
    status: z.enum(messageStatuses),
    failure: z
      .object({
        code: z.string(),
        /** What happened, in the reader's language. */
        reason: z.string(),
        action: z.enum(['retry', 'template', 'fix_number', 'other_channel', 'administrator', 'none']),
      })
      .nullable(),
    possibleDuplicate: z.boolean(),
    sources: z.array(messageSource),
    media: z.array(messageMedia),
    location: z
      .object({
        latitude: z.number(),
        longitude: z.number(),
        label: z.string().nullable(),
        address: z.string().nullable(),
      })
      .nullable(),
    /** The message that this one answers; null id = older than our data. */
    repliedTo: z.object({ id: id.nullable(), message: z.string().nullable() }).nullable(),
    referral: z.object({ headline: z.string().nullable(), url: z.string().nullable() }).nullable(),
    forwarded: z.boolean(),
    /** For `event`: what happened, for the screens to word. */
    event: z.object({ name: z.string(), details: z.record(z.string(), z.string()) }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

export const conversation = z
  .object({
    id,
    channel: z.enum(['whatsapp']),
    status: z.enum(['open', 'closed']),
    client: z.object({
      id,
      name: z.string(),
      phone: z.string().nullable(),
      vip: z.boolean(),
      blocked: z.boolean(),
      optedOut: z.boolean(),
      isNew: z.boolean(),
    }),
    lastMessage: z
      .object({
        id,
        message: z.string(),
        authorType: z.enum(authorTypes),
        kind: z.enum(messageKinds),
        status: z.enum(messageStatuses),
        createdAt: instant,
      })
      .nullable(),
    unread: z.int(),
    /** Since when the client has had no answer. */
    waitingSince: instant.nullable(),
    needsHuman: z.object({ reason: z.enum(humanReasons), since: instant }).nullable(),
    assignee: z.object({ id, name: z.string() }).nullable(),
    ai: z.object({
      /** The conversation's own mode, or null when it follows the house. */
      mode: z.enum(aiModes).nullable(),
      effective: z.enum(aiModes),
      pausedUntil: instant.nullable(),
      /** An answer is being prepared now. */
      working: z.boolean(),
    }),
    /** When free text stops being allowed (24 h after the client's last message); null = it already is not. */
    windowExpiresAt: instant.nullable(),
    draft: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof conversation>

export const conversationTabs = ['todo', 'ai', 'all', 'closed'] as const

const oneConversation = z.object({ conversation })
const tag = 'Conversations'
const act = { method: 'POST', who: house, tag, params: idParams, response: oneConversation } as const

export const conversations = {
  list: route({
    method: 'GET',
    path: '/api/conversations',
    who: houseAndKeys,
    tag,
    summary: 'The inbox, last activity first; `q` searches names, numbers and text with accents folded',
    query: pageQuery.extend({
      tab: z.enum(conversationTabs).optional(),
      q: z.string().max(200).optional(),
      unread: queryFlag.optional(),
      /** A member's id, `me` or `none`. */
      assignee: z.string().max(20).optional(),
    }),
    response: pageOf(conversation),
  }),
  read: route({
    method: 'GET',
    path: '/api/conversations/:id',
    who: houseAndKeys,
    tag,
    summary: 'One conversation',
    params: idParams,
    response: oneConversation,
  }),
  listMessages: route({
    method: 'GET',
    path: '/api/conversations/:id/messages',
    who: houseAndKeys,
    tag,
    summary: 'Its messages, oldest first; the cursor leads to older ones',
    params: idParams,
    query: pageQuery,
    response: pageOf(message),
  }),
  send: route({
    method: 'POST',
    path: '/api/conversations/:id/send',
    who: houseAndKeys,
    tag,
    summary: 'Write to the client by hand; the AI is paused. Outside the 24 h window a template is needed',
    params: idParams,
    body: z.strictObject({
      message: z.string().trim().max(4000).optional(),
      mediaIds: z.array(id).max(1).optional(),
      template: z.strictObject({ templateId: id, variables: z.record(z.string(), z.string().max(1600)) }).optional(),
      /** The client's message whose suggestion was taken, when it was. */
      suggestionOf: id.optional(),
      close: z.boolean().optional(),
    }),
    response: z.object({ message }),
    status: 201,
  }),
  retryMessage: route({
    method: 'POST',
    path: '/api/conversations/:id/messages/:messageId/retry',
    who: house,
    tag,
    summary: 'Try a failed message again',
    params: idParams.extend({ messageId: z.coerce.number().int().positive() }),
    response: z.object({ message }),
  }),
  takeover: route({
    ...act,
    path: '/api/conversations/:id/takeover',
    summary: 'Take over: the AI is paused and an answer in flight is dropped',
  }),
  release: route({ ...act, path: '/api/conversations/:id/release', summary: 'Hand back to the AI' }),
  setAi: route({
    ...act,
    path: '/api/conversations/:id/ai',
    summary: 'Set the AI mode of this conversation (null follows the house), or pause it for some minutes',
    body: z.strictObject({
      mode: z.enum(aiModes).nullable().optional(),
      pauseMinutes: z
        .int()
        .min(1)
        .max(7 * 24 * 60)
        .optional(),
    }),
  }),
  assign: route({
    ...act,
    path: '/api/conversations/:id/assign',
    summary: 'Give the conversation to a member, or to nobody',
    body: z.strictObject({ memberId: id.nullable() }),
  }),
  close: route({
    ...act,
    path: '/api/conversations/:id/close',
    summary: 'Close; it opens again when the client writes',
  }),
  reopen: route({ ...act, path: '/api/conversations/:id/reopen', summary: 'Open again' }),
  markRead: route({ ...act, path: '/api/conversations/:id/read', summary: 'Mark as read' }),
  markUnread: route({ ...act, path: '/api/conversations/:id/unread', summary: 'Mark as unread' }),
  saveDraft: route({
    method: 'PUT',
    path: '/api/conversations/:id/draft',
    who: house,
    tag,
    summary: 'Keep the draft of the reply',
    params: idParams,
    body: z.strictObject({ text: z.string().max(4000) }),
    status: 204,
  }),
  announceTyping: route({
    method: 'POST',
    path: '/api/conversations/:id/typing',
    who: house,
    tag,
    summary: 'Tell colleagues that I am writing here (kept in memory, some seconds)',
    params: idParams,
    response: z.object({ others: z.array(z.object({ name: z.string(), note: z.boolean() })) }),
    body: z.strictObject({ note: z.boolean().optional() }),
  }),
  addNote: route({
    method: 'POST',
    path: '/api/conversations/:id/notes',
    who: house,
    tag,
    summary: 'Add a private note; the client never sees it',
    params: idParams,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
    response: z.object({ message }),
    status: 201,
  }),
  suggest: route({
    method: 'POST',
    path: '/api/conversations/:id/suggest',
    who: house,
    tag,
    summary: 'Ask the AI for a draft of the next reply, now',
    params: idParams,
    response: z.object({ suggestion: z.string().nullable(), sources: z.array(messageSource) }),
  }),

  uploadMedia: route({
    method: 'POST',
    path: '/api/media',
    who: houseAndKeys,
    tag,
    summary: 'Upload a file to send (raw body; 16 MB, images 5 MB)',
    query: z.object({ fileName: z.string().max(200).optional() }),
    consumes: '*/*',
    response: z.object({ media: messageMedia }),
    status: 201,
  }),
  readMedia: route({
    method: 'GET',
    path: '/api/media/:id',
    who: houseAndKeys,
    tag,
    summary: 'A media file of this house',
    params: idParams,
    produces: 'application/octet-stream',
  }),
  readSharedMedia: route({
    method: 'GET',
    path: '/api/media/shared/:token',
    who: anyone,
    tag,
    summary: 'A file that Twilio fetches in order to deliver it (unguessable, one hour)',
    params: z.object({ token: z.string().max(100) }),
    produces: 'application/octet-stream',
  }),
}
