import { z } from 'zod'
import { id, idParams, instant, pageOf, pageQuery, phone, wholeList } from './common.ts'
import { lineModes } from './lines.ts'
import { house, houseAndKeys, route } from './route.ts'

export const callStatuses = ['ringing', 'in_progress', 'ended', 'failed'] as const
export type CallStatus = (typeof callStatuses)[number]

/** What came of a call, the weightiest thing first. */
export const callOutcomes = [
  'reserved',
  'changed',
  'cancelled',
  'ordered',
  'transferred',
  'message',
  'question',
  'answered',
  'missed',
  'busy',
  'failed',
] as const
export type CallOutcome = (typeof callOutcomes)[number]

export const callEndReasons = [
  'caller_hung_up',
  'assistant_hung_up',
  'concierge_hung_up',
  'transferred',
  'silence',
  'too_long',
  'busy',
  'closed',
  'refused',
  'not_accepted',
  'model_lost',
  'media_lost',
  'process_lost',
  'server_stopped',
] as const
export type CallEndReason = (typeof callEndReasons)[number]

/** Who of the house had a call passed on, and when; `toSelf`: they took it over. */
export const passedCall = z.object({ by: z.string(), at: instant, toSelf: z.boolean() })
export type PassedCall = z.infer<typeof passedCall>

/** A phone call, as lists show it. */
export const call = z
  .object({
    id,
    direction: z.enum(['inbound']),
    road: z.enum(lineModes),
    line: z.object({ id, number: z.string() }).nullable(),
    status: z.enum(callStatuses),
    outcome: z.enum(callOutcomes).nullable(),
    endReason: z.enum(callEndReasons).nullable(),
    /** E.164; null when it is withheld. */
    phone: z.string().nullable(),
    clientId: id.nullable(),
    clientName: z.string().nullable(),
    /** ISO 639-1. */
    language: z.string(),
    startedAt: instant,
    answeredAt: instant.nullable(),
    endedAt: instant.nullable(),
    durationSeconds: z.int().nullable(),
    /** Millionths of a US dollar. */
    costMicros: z.int(),
    /** From answered to the first audio played, in milliseconds. */
    firstAudioMs: z.int().nullable(),
    /** From the end of the caller's speech to the first audio of the answer, in milliseconds. */
    responseMs: z.object({ p50: z.int(), p95: z.int() }).nullable(),
    summary: z.string().nullable(),
    /** Somebody has to call back or look. */
    needsFollowUp: z.boolean(),
    /** What a concierge says was wrong with the assistant. */
    flag: z.string().nullable(),
    /** Null when the assistant passed it on, or nobody did. */
    passed: passedCall.nullable(),
    hasRecording: z.boolean(),
  })
  .meta({ id: 'Call' })
export type Call = z.infer<typeof call>

/** What one of the two said, in the order in which it was spoken. */
export const callTurn = z
  .object({
    id,
    speaker: z.enum(['caller', 'assistant']),
    text: z.string(),
    /** The assistant was cut short: only the beginning of `text`, up to `heardText`, reached the caller. */
    interrupted: z.boolean(),
    heardText: z.string(),
    /** Milliseconds since the call was answered. */
    atMs: z.int(),
    /** Not finished yet. */
    partial: z.boolean(),
  })
  .meta({ id: 'CallTurn' })
export type CallTurn = z.infer<typeof callTurn>

export const callTool = z
  .object({
    id,
    name: z.string(),
    /** `ok`, or a typed reason. */
    status: z.string().nullable(),
    /** The line to show: a name and what fills it, as in a conversation. */
    action: z.object({ name: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    arguments: z.record(z.string(), z.unknown()),
    atMs: z.int(),
    /** Null while it runs. */
    tookMs: z.int().nullable(),
  })
  .meta({ id: 'CallTool' })
export type CallTool = z.infer<typeof callTool>

export const callFactFields = [
  'name',
  'email',
  'phone',
  'language',
  'arrival',
  'departure',
  'party_size',
  'wishes',
  'allergies',
] as const
export type CallFactField = (typeof callFactFields)[number]

/** Something learnt of the client, with the words it rests on. */
export const callFact = z
  .object({
    id,
    field: z.enum(callFactFields),
    value: z.string(),
    confidence: z.enum(['sure', 'to_check']),
    turnId: id.nullable(),
    evidence: z.string(),
    /** applied: the card was empty there and took it; accepted, rejected: by a concierge. */
    status: z.enum(['proposed', 'applied', 'accepted', 'rejected']),
  })
  .meta({ id: 'CallFact' })
export type CallFact = z.infer<typeof callFact>

const tag = 'Calls'
const answer = z.object({ call })

export const callTabs = ['all', 'missed', 'messages', 'follow_up'] as const
export type CallTab = (typeof callTabs)[number]

export const calls = {
  list: route({
    method: 'GET',
    path: '/api/calls',
    who: houseAndKeys,
    tag,
    summary: 'Calls, the latest first',
    query: pageQuery.extend({
      tab: z.enum(callTabs).optional(),
      clientId: z.coerce.number().int().positive().optional(),
    }),
    response: pageOf(call).extend({ counts: z.record(z.enum(callTabs), z.int()) }),
  }),
  live: route({
    method: 'GET',
    path: '/api/calls/live',
    who: houseAndKeys,
    tag,
    summary: 'Calls in progress with the last words of each',
    ...wholeList(z.object({ call, turns: z.array(callTurn) })),
  }),
  read: route({
    method: 'GET',
    path: '/api/calls/:id',
    who: houseAndKeys,
    tag,
    summary: 'One call: what was said, what was done, what was learnt',
    params: idParams,
    response: z.object({
      call,
      turns: z.array(callTurn),
      tools: z.array(callTool),
      facts: z.array(callFact),
      created: z.object({
        reservations: z.array(
          z.object({
            id,
            code: z.string(),
            status: z.string(),
            kind: z.enum(['stay', 'table']),
            /** Of the room or table: its type. */
            name: z.string(),
            /** In the house's own time. */
            startsAt: z.string(),
            endsAt: z.string(),
            totalCents: z.int().nullable(),
          }),
        ),
        orders: z.array(z.object({ id, code: z.string(), status: z.string(), totalCents: z.int() })),
        messages: z.array(z.object({ id, text: z.string(), status: z.enum(['new', 'done']) })),
        questions: z.array(z.object({ id, text: z.string(), status: z.string() })),
      }),
    }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/calls/:id',
    who: house,
    tag,
    summary: 'Followed up, or the assistant was wrong',
    params: idParams,
    body: z.strictObject({
      needsFollowUp: z.boolean().optional(),
      flag: z.string().trim().max(500).nullable().optional(),
    }),
    response: answer,
  }),
  decideFacts: route({
    method: 'POST',
    path: '/api/calls/:id/facts',
    who: house,
    tag,
    summary: 'Put what was learnt on the client’s card, or not',
    params: idParams,
    body: z.strictObject({ accept: z.array(id).max(20), reject: z.array(id).max(20) }),
    response: z.object({ facts: z.array(callFact) }),
  }),
  hangUp: route({
    method: 'POST',
    path: '/api/calls/:id/hangup',
    who: house,
    tag,
    summary: 'End a call in progress',
    params: idParams,
    response: answer,
  }),
  transfer: route({
    method: 'POST',
    path: '/api/calls/:id/transfer',
    who: house,
    tag,
    summary: 'Pass a call to a number, or to the house’s own; « Reprendre » passes it to the phone of who asks',
    params: idParams,
    body: z.strictObject({ to: phone.optional(), toMe: z.boolean().optional() }),
    response: answer,
  }),
  recording: route({
    method: 'GET',
    path: '/api/calls/:id/recording',
    who: house,
    tag,
    summary: 'The recording, two channels: caller left, assistant right',
    params: idParams,
    produces: 'audio/wav',
  }),
  removeRecording: route({
    method: 'DELETE',
    path: '/api/calls/:id/recording',
    who: house,
    tag,
    summary: 'Erase a recording',
    params: idParams,
    status: 204,
  }),
}
