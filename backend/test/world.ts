import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSimulator } from '@conciergerie/simulator'
import type { Simulator } from '@conciergerie/simulator'
import { readConfig } from '#src/config.ts'
import { createContext } from '#src/context.ts'
import type { Context } from '#src/context.ts'
import type { Overrides } from '#src/context/ground.ts'
import { createServer } from '#src/server.ts'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import { silentLogger } from './support/databases.ts'
import { HttpClient } from './support/http-client.ts'

export const twilioAccount = { sid: `AC${'a'.repeat(32)}`, token: 'a-twilio-token-for-tests-0123456789' }
export const password = 'un phare dans la brume'
/** Where the SMS of houses without a number of their own come from. */
export const smsNumber = '+33639980199'
const adminEmail = 'admin@platform.example'

export interface WorldOptions {
  /** `sqlite:` or `postgres://…`; a temporary SQLite file when left out. */
  databaseUrl?: string
  /** Variables beside those of the test world. */
  environment?: Record<string, string>
  overrides?: Overrides
  /** Runs the jobs too. */
  worker?: boolean
  /** The simulated model answers too; else there is none. */
  model?: boolean
  /** The telephone too: the simulated voice, and the real process that carries its audio. */
  voice?: boolean
  /** A media process that the test holds in its hands. */
  media?: (simulator: Simulator) => MediaChannel
}

export interface Person {
  /** Calls as a script does, with a Bearer token (or a key). */
  client: HttpClient
  token: string
}

export interface HouseWorld {
  id: number
  number: string
  owner: Person
  concierge: Person
  key: Person
  memberIds: { owner: number; concierge: number }
}

export interface World {
  url: string
  context: Context
  simulator: Simulator
  admin: Person
  anonymous: HttpClient
  /** Makes a house with its team, through the API alone. */
  openHouse(name: string, number: string): Promise<HouseWorld>
  close(): Promise<void>
}

/** The real server on a free port, its outside world simulated, and a way in for everyone. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const front = await openFront()
  const now = options.overrides?.now
  const simulator = await startSimulator({
    twilio: {
      ...(now && { now: () => now().getTime() }),
      accounts: [{ accountSid: twilioAccount.sid, authToken: twilioAccount.token, numbers: [], anySender: true }],
      windowWithoutHistory: 'open',
    },
    openaiRealtime: { timing: { firstAudioMs: 5, everyMs: 5 } },
  })
  simulator.pointAt(front.url)
  const config = readConfig({
    ...environmentFor(front.url, simulator),
    ...(options.model && { ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: simulator.anthropic.url }),
    ...(options.voice && voiceEnvironment(simulator)),
    DATABASE_URL: options.databaseUrl ?? 'sqlite::memory:',
    ...options.environment,
  })
  const context = await createContext(config, {
    logger: silentLogger,
    passwordCost: 4,
    checkAnswers: true,
    ...(options.media && { media: options.media(simulator) }),
    ...options.overrides,
  })
  front.serve(createServer(context), context.telephone.upgrade)
  if (options.worker) await context.startWorker()
  if (options.voice) await context.startVoice()
  const admin = await logInAdmin(front.url)
  return {
    url: front.url,
    context,
    simulator,
    admin,
    anonymous: new HttpClient(front.url),
    openHouse: (name, number) => openHouse(front.url, admin, name, number),
    async close() {
      await front.close()
      await context.close()
      await simulator.close()
    },
  }
}

/** What a server needs to know to find its simulated outside world. */
export function environmentFor(url: string, simulator: Simulator): Record<string, string> {
  return {
    DEMO: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    TRUST_PROXY: '1',
    LOG_LEVEL: 'silent',
    ENCRYPTION_KEY: 'ab'.repeat(32),
    ADMIN_EMAIL: adminEmail,
    ADMIN_PASSWORD: password,
    TWILIO_ACCOUNT_SID: twilioAccount.sid,
    TWILIO_AUTH_TOKEN: twilioAccount.token,
    TWILIO_API_BASE_URL: simulator.twilio.url,
    TWILIO_SMS_NUMBER: smsNumber,
    SMTP_URL: simulator.smtp.url,
    MAIL_FROM: 'Conciergerie <bonjour@maison.example>',
    REPLY_QUIET_MS: '0',
  }
}

/** The telephone's part of it. */
export function voiceEnvironment({ openaiRealtime }: Simulator): Record<string, string> {
  return {
    OPENAI_API_KEY: 'sk-simulated',
    OPENAI_BASE_URL: openaiRealtime.baseUrl,
    OPENAI_REALTIME_URL: openaiRealtime.realtimeUrl,
    OPENAI_WEBHOOK_SECRET: openaiRealtime.webhookSecret,
    SIP_HOST: '127.0.0.1',
  }
}

type Upgrade = Context['telephone']['upgrade']

/** A port first: the program must know its own address before it starts. */
async function openFront() {
  let app: RequestListener | null = null
  const server: Server = createHttpServer((req, res) => {
    if (app) app(req, res)
    else res.writeHead(503).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (listener: RequestListener, upgrade: Upgrade) => {
      app = listener
      server.on('upgrade', upgrade)
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

export async function logInAdmin(url: string): Promise<Person> {
  return logIn(url, '/api/admin/auth/login', adminEmail)
}

/** A session of a member of the test world, or of an administrator. */
export async function logIn(
  url: string,
  path: '/api/auth/login' | '/api/admin/auth/login',
  email: string,
): Promise<Person> {
  const answer = await new HttpClient(url).post(path, { email, password })
  if (answer.status !== 200) throw new Error(`${email} could not log in: ${answer.text}`)
  return bearer(url, (answer.json as { token: string }).token)
}

function bearer(url: string, token: string): Person {
  return { token, client: new HttpClient(url, { authorization: `Bearer ${token}` }) }
}

export async function openHouse(url: string, admin: Person, name: string, number: string): Promise<HouseWorld> {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const made = await must<{ conciergerie: { id: number } }>(
    admin.client.post('/api/admin/conciergeries', {
      name,
      email: `owner@${slug}.example`,
      password,
      whatsappNumber: number,
      kind: 'hotel',
    }),
  )
  const owner = await logIn(url, '/api/auth/login', `owner@${slug}.example`)
  const concierge = await join(url, owner, `concierge@${slug}.example`, `Concierge ${name}`)
  const { key } = await must<{ key: string }>(owner.client.post('/api/api-keys', { name: `Clé ${name}` }))
  const { items } = await must<{ items: { id: number; role: 'owner' | 'concierge' }[] }>(
    owner.client.get('/api/members'),
  )
  const idOf = (role: 'owner' | 'concierge') => items.find((member) => member.role === role)?.id ?? 0
  return {
    id: made.conciergerie.id,
    number,
    owner,
    concierge,
    key: { token: key, client: new HttpClient(url, { 'x-api-key': key }) },
    memberIds: { owner: idOf('owner'), concierge: idOf('concierge') },
  }
}

async function join(url: string, owner: Person, email: string, name: string): Promise<Person> {
  const { invitation } = await must<{ invitation: { token: string } }>(
    owner.client.post('/api/members', { email, role: 'concierge' }),
  )
  const { token } = await must<{ token: string }>(
    new HttpClient(url).post('/api/invitations/accept', { token: invitation.token, name, password }),
  )
  return bearer(url, token)
}

/** The JSON of an answer that must have succeeded. */
export async function must<T>(asked: Promise<{ status: number; text: string; json: unknown }>): Promise<T> {
  const { status, text, json } = await asked
  if (status >= 300) throw new Error(`${status} ${text}`)
  return json as T
}
