import { z } from 'zod'
import { id, idParams, instant, phone, text, wholeList } from './common.ts'
import { adminOnly, house, houseAndKeys, ownerOnly, route } from './route.ts'

/** The road by which a call reaches us. */
export const lineModes = ['openai_sip', 'twilio_stream', 'sip_bridge'] as const
export type LineMode = (typeof lineModes)[number]

export const lineStates = ['starting', 'running', 'degraded', 'backoff', 'stopped', 'failed'] as const
export type LineState = (typeof lineStates)[number]

export const sipTransports = ['udp', 'tcp', 'tls'] as const
export type SipTransport = (typeof sipTransports)[number]

/** Realtime voices; the last two are those that the vendor recommends. */
export const voices = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar'] as const
export type Voice = (typeof voices)[number]

/** A phone number or SIP account of a house, and how its agent fares. */
export const line = z
  .object({
    id,
    conciergerie: z.object({ id, name: z.string() }),
    mode: z.enum(lineModes),
    /** E.164. */
    number: z.string(),
    enabled: z.boolean(),
    sipUsername: z.string().nullable(),
    sipDomain: z.string().nullable(),
    sipPort: z.int().nullable(),
    transport: z.enum(sipTransports),
    /** The password itself never leaves the server. */
    hasSipPassword: z.boolean(),
    state: z.enum(lineStates),
    /** Since when it is in this state. */
    since: instant,
    /** Since when calls can come in, without a break; null when they cannot. */
    upSince: instant.nullable(),
    callsInProgress: z.int(),
    restarts: z.int(),
    lastError: z.string().nullable(),
    nextRetryAt: instant.nullable(),
    /** It stops, or starts again, once its calls are over. */
    draining: z.boolean(),
    ports: z.object({ sip: z.int().nullable(), rtp: z.string().nullable() }),
    /** To paste where its calls come from; null: a trunk needs none. */
    webhookUrl: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Line' })
export type Line = z.infer<typeof line>

/** The process that looks after the lines: its machine and number. */
const lineLeader = z.object({ name: z.string(), since: instant }).meta({ id: 'LineLeader' })
const everyLine = wholeList(line)

/** A change of state, kept for 24 hours and more: health history, and the waits between tries. */
export const lineEvent = z
  .object({ at: instant, state: z.enum(lineStates), detail: z.string().nullable(), waitMs: z.int().nullable() })
  .meta({ id: 'LineEvent' })
export type LineEvent = z.infer<typeof lineEvent>

export const lineLogEntry = z
  .object({ at: instant, level: z.enum(['info', 'warn', 'error']), text: z.string() })
  .meta({ id: 'LineLogEntry' })
export type LineLogEntry = z.infer<typeof lineLogEntry>

const sipFields = {
  sipUsername: z.string().trim().max(120).optional(),
  sipPassword: z.string().max(200).optional(),
  sipDomain: z.string().trim().max(250).optional(),
  sipPort: z.int().min(1).max(65_535).optional(),
  transport: z.enum(sipTransports).optional(),
}

/** Six months: what the CNIL lets recordings of calls be kept. */
export const longestKeepDays = 180

/** How calls of a house are answered. */
export const voiceSettings = z
  .object({
    enabled: z.boolean(),
    /** Said first, after who we are and that this is an AI; empty = a sentence made from the house's name. */
    greeting: z.string().trim().max(400),
    voice: z.enum(voices),
    /** Language of the line until the caller asks for another; ISO 639-1. */
    language: z.string().regex(/^[a-z]{2}$/),
    speed: z.number().min(0.5).max(1.5),
    /** Empty = the installation's. */
    model: z.string().trim().max(80),
    /** always: at any hour; desk_hours: within the desk's hours, else `outOfHours`. */
    hours: z.enum(['always', 'desk_hours']),
    outOfHours: z.enum(['message', 'closed_message']),
    /** E.164 of the person who takes over; null = a message is taken. */
    transferNumber: z.string().nullable(),
    maxConcurrent: z.int().min(1).max(200),
    maxMinutesPerCall: z.int().min(2).max(55),
    maxMinutesPerDay: z.int().min(1).max(100_000),
    recording: z.object({
      enabled: z.boolean(),
      /** Said before anything is recorded; empty = a sentence of ours that says so. */
      notice: z.string().trim().max(400),
      keepDays: z.int().min(1).max(longestKeepDays),
    }),
    /** Proper names that are heard better when announced: dishes, streets, people. */
    keywords: z.array(z.string().trim().min(1).max(60)).max(50),
  })
  .meta({ id: 'VoiceSettings' })
export type VoiceSettings = z.infer<typeof voiceSettings>

const tag = 'Lines'
const answer = z.object({ line })
const when = z.strictObject({
  /** after_calls: lets the calls in progress end first. */
  when: z.enum(['now', 'after_calls']).optional(),
})
const agentStatus = z.object({ id, status: z.enum(lineStates), line })

export const lines = {
  list: route({
    method: 'GET',
    path: '/api/admin/lines',
    who: adminOnly,
    tag,
    summary: 'Every line of the installation with its state',
    ...everyLine,
    /** `leader`: who looks after them; null when nobody does. */
    response: everyLine.response.extend({ leader: lineLeader.nullable() }),
  }),
  create: route({
    method: 'POST',
    path: '/api/admin/lines',
    who: adminOnly,
    tag,
    summary: 'Give a house a line',
    body: z.strictObject({
      conciergerieId: id,
      mode: z.enum(lineModes),
      number: phone,
      enabled: z.boolean().optional(),
      ...sipFields,
    }),
    response: answer,
    status: 201,
  }),
  read: route({
    method: 'GET',
    path: '/api/admin/lines/:id',
    who: adminOnly,
    tag,
    summary: 'One line: its state, its health over a day, its last log entries',
    params: idParams,
    response: z.object({ line, history: z.array(lineEvent), log: z.array(lineLogEntry) }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/admin/lines/:id',
    who: adminOnly,
    tag,
    summary: 'Change a line; its agent follows at once',
    params: idParams,
    body: z.strictObject({
      mode: z.enum(lineModes).optional(),
      number: phone.optional(),
      enabled: z.boolean().optional(),
      ...sipFields,
    }),
    response: answer,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/admin/lines/:id',
    who: adminOnly,
    tag,
    summary: 'Take a line away; its calls are kept',
    params: idParams,
    status: 204,
  }),
  start: route({
    method: 'POST',
    path: '/api/admin/lines/:id/start',
    who: adminOnly,
    tag,
    summary: 'Start the agent of a line; one that waits for its next try tries now',
    params: idParams,
    response: answer,
  }),
  stop: route({
    method: 'POST',
    path: '/api/admin/lines/:id/stop',
    who: adminOnly,
    tag,
    summary: 'Stop the agent of a line, now or after its calls',
    params: idParams,
    body: when,
    response: answer,
  }),
  restart: route({
    method: 'POST',
    path: '/api/admin/lines/:id/restart',
    who: adminOnly,
    tag,
    summary: 'Restart the agent of a line, now or after its calls',
    params: idParams,
    body: when,
    response: answer,
  }),
  refresh: route({
    method: 'POST',
    path: '/api/admin/lines/refresh',
    who: adminOnly,
    tag,
    summary: 'Read the lines from the database again',
    response: z.object({ total: z.int(), running: z.int() }),
  }),

  agents: route({
    method: 'GET',
    path: '/agents',
    who: adminOnly,
    tag,
    summary: 'Alias of GET /api/admin/lines',
    response: z.object({ agents: z.array(agentStatus) }),
  }),
  agentStatus: route({
    method: 'GET',
    path: '/agents/:id/status',
    who: adminOnly,
    tag,
    summary: 'State of one agent',
    params: idParams,
    response: agentStatus,
  }),
  agentStart: route({
    method: 'POST',
    path: '/agents/:id/start',
    who: adminOnly,
    tag,
    summary: 'Alias of POST /api/admin/lines/:id/start',
    params: idParams,
    response: agentStatus,
  }),
  agentStop: route({
    method: 'POST',
    path: '/agents/:id/stop',
    who: adminOnly,
    tag,
    summary: 'Alias of POST /api/admin/lines/:id/stop',
    params: idParams,
    response: agentStatus,
  }),
  agentRestart: route({
    method: 'POST',
    path: '/agents/:id/restart',
    who: adminOnly,
    tag,
    summary: 'Alias of POST /api/admin/lines/:id/restart',
    params: idParams,
    response: agentStatus,
  }),
  agentsRefresh: route({
    method: 'POST',
    path: '/refresh',
    who: adminOnly,
    tag,
    summary: 'Alias of POST /api/admin/lines/refresh',
    response: z.object({ total: z.int(), running: z.int() }),
  }),

  own: route({
    method: 'GET',
    path: '/api/lines',
    who: house,
    tag,
    summary: 'Lines of this house with their state',
    ...wholeList(line),
  }),
  sipAgents: route({
    method: 'GET',
    path: '/api/sip/agents',
    who: houseAndKeys,
    tag,
    summary: 'Active lines of this house, as earlier systems list them',
    response: z.object({ agents: z.array(agentStatus) }),
  }),
  brief: route({
    method: 'GET',
    path: '/api/ai',
    who: houseAndKeys,
    tag,
    summary: 'What the voice of this house is told, and its tools',
    response: z.object({
      instructions: z.string(),
      voice: z.enum(voices),
      language: z.string(),
      model: z.string(),
      tools: z.array(
        z.object({ name: text(64), description: z.string(), parameters: z.record(z.string(), z.unknown()) }),
      ),
    }),
  }),
  readVoice: route({
    method: 'GET',
    path: '/api/settings/voice',
    who: house,
    tag,
    summary: 'How calls are answered',
    response: z.object({ voice: voiceSettings }),
  }),
  updateVoice: route({
    method: 'PATCH',
    path: '/api/settings/voice',
    who: ownerOnly,
    tag,
    summary: 'Change how calls are answered; the next call follows',
    body: z.strictObject({
      ...voiceSettings.omit({ recording: true, transferNumber: true }).partial().shape,
      transferNumber: phone.nullable().optional(),
      recording: voiceSettings.shape.recording.partial().strict().optional(),
    }),
    response: z.object({ voice: voiceSettings }),
  }),
}
