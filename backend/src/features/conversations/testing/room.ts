import pino from 'pino'
import type { Database, Tx } from '#src/db/database.ts'
import { ClientIndex } from '#src/features/clients/client-index.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { ClientsService } from '#src/features/clients/clients.service.ts'
import type { Channel, House } from '#src/features/conciergeries/house.ts'
import type { AskedQuestion } from '#src/features/faqs/ports.ts'
import { createJobs } from '#src/jobs/queue.ts'
import { EventLog } from '#src/live/event-log.ts'
import { InboxService } from '../inbox.service.ts'
import { MessageIndexer } from '../indexing.service.ts'
import { OptOuts } from '../opt-outs.ts'
import { Outbox } from '../outbox.ts'
import type { ApprovedTemplate, Houses, TemplateBook } from '../ports.ts'
import { MessageReceiver } from '../receiving.service.ts'
import type { Reply, ReplyAuthor, ReplyRequest } from '../reply-author.ts'
import { ReplyLimits } from '../reply-limits.ts'
import { Replier } from '../replying.service.ts'
import { MessageSender } from '../sending.service.ts'
import { SteeringService } from '../steering.service.ts'
import { ThreadLog } from '../thread-log.ts'
import { ThreadMerger } from '../thread-merger.ts'

export const accountSid = `AC${'0'.repeat(31)}1`
const authToken = 'a-token-that-is-long-enough'
export const ourNumber = '+33139980001'

/** A clock that tests move by hand. */
class MovedClock {
  at: Date

  constructor(start = '2026-11-20T10:00:00.000Z') {
    this.at = new Date(start)
  }

  readonly now = (): Date => new Date(this.at)

  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds)
  }
}

async function insertHouse(db: Database, change: { name?: string; number?: string } = {}): Promise<number> {
  const now = '2026-11-01T00:00:00.000Z'
  return db.write(async ({ q }) => {
    const values = {
      name: change.name ?? 'Hôtel des Embruns',
      kind: 'hotel',
      email: 'embruns@example.com',
      timezone: 'Europe/Paris',
      locale: 'fr',
      address: '',
      city: 'Saint-Malo',
      whatsapp_number: change.number ?? ourNumber,
      hours: '{}',
      closed_message: '',
      ai_mode: 'auto',
      ai_tone: 'warm',
      ai_rules: '',
      ai_pause_minutes: 30,
      demo: 0,
      created_at: now,
      updated_at: now,
    }
    return (await q.insertInto('conciergeries').values(values).returning('id').executeTakeFirstOrThrow()).id
  })
}

function makeHouse(id: number, change: Partial<House> = {}): House {
  return {
    id,
    name: 'Hôtel des Embruns',
    kind: 'hotel',
    email: 'embruns@example.com',
    timezone: 'Europe/Paris',
    locale: 'fr',
    address: '',
    city: 'Saint-Malo',
    phoneNumber: null,
    hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    closedMessage: '',
    ai: { mode: 'auto', tone: 'warm', rules: '', pauseMinutes: 30 },
    status: 'active',
    demo: false,
    ...change,
  }
}

const makeChannel = (change: Partial<Channel> = {}): Channel => ({
  number: ourNumber,
  messagingServiceSid: null,
  account: { sid: accountSid, token: authToken, secondaryToken: null },
  source: 'platform',
  ...change,
})

/** Houses of a test, changed by hand. */
class TestHouses implements Houses {
  readonly all = new Map<number, { house: House; channel: Channel }>()

  add(house: House, channel: Channel): void {
    this.all.set(house.id, { house, channel })
  }

  read = (id: number): Promise<House> => Promise.resolve(this.#get(id).house)
  channelOf = (id: number): Promise<Channel> => Promise.resolve(this.#get(id).channel)
  findByChannel: Houses['findByChannel'] = ({ to, messagingServiceSid }) => {
    const isTheirs = ({ channel }: { channel: Channel }) =>
      channel.number === to || (messagingServiceSid !== null && channel.messagingServiceSid === messagingServiceSid)
    const found = [...this.all.values()].find(isTheirs)
    return Promise.resolve(found ? { conciergerieId: found.house.id, channel: found.channel } : null)
  }

  #get(id: number) {
    const found = this.all.get(id)
    if (!found) throw new Error(`no house ${id} in this test`)
    return found
  }
}

/** The room's services over a real database, with one house. */
export async function openRoom(db: Database, { replyQuietMs = 1_500 }: { replyQuietMs?: number } = {}) {
  const clock = new MovedClock()
  const { now } = clock
  const events = new EventLog(db, now)
  const jobs = createJobs(db, now)
  const houses = new TestHouses()
  const id = await insertHouse(db)
  const house = makeHouse(id)
  const channel = makeChannel()
  houses.add(house, channel)
  const log = new ThreadLog({ events, now })
  const outbox = new Outbox({ jobs, events, now })
  const registry = new ClientRegistry({ events, now })
  const clients = new ClientsService({ db, events, now })
  const merger = new ThreadMerger({ registry, log, events })
  const optOuts = new OptOuts({ clients, outbox, log })
  const receiver = new MessageReceiver({
    db,
    jobs,
    events,
    now,
    registry,
    merger,
    optOuts,
    replyQuietMs,
    onStored: () => undefined,
  })
  return {
    db,
    clock,
    now,
    events,
    jobs,
    houses,
    house,
    channel,
    log,
    outbox,
    registry,
    clients,
    merger,
    optOuts,
    receiver,
  }
}

/** An author of replies whose every answer the test gives, when it wants. */
class ScriptedAuthor implements ReplyAuthor {
  readonly requests: ReplyRequest[] = []
  answer: (request: ReplyRequest) => Promise<Reply> = () => Promise.resolve(makeReply())

  write(request: ReplyRequest): Promise<Reply> {
    this.requests.push(request)
    return this.answer(request)
  }
}

export function makeReply(change: Partial<Reply> = {}): Reply {
  return {
    outcome: 'answered',
    text: 'De 7 h à 10 h 30.',
    language: 'fr',
    sources: [{ faqId: 7, question: 'Le petit-déjeuner ?', version: 2, quote: 'De 7 h à 10 h 30.' }],
    humanReason: null,
    unansweredQuestion: null,
    reason: null,
    madeBy: 'model',
    usage: {
      model: 'test',
      inputTokens: 10,
      outputTokens: 5,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      costMicros: 40,
      latencyMs: 12,
    },
    ...change,
  }
}

/** The room with those who answer, and neighbours that only take notes. */
export async function openDesk(db: Database) {
  const room = await openRoom(db)
  const { events, now, houses, outbox, log, jobs, clients } = room
  const author = new ScriptedAuthor()
  const filed: AskedQuestion[] = []
  const used: number[] = []
  const settled: number[] = []
  const typing: string[] = []
  const note = <T>(list: T[], ...items: T[]) => {
    list.push(...items)
    return Promise.resolve()
  }
  const questions = {
    fileQuestion: (_tx: Tx, asked: AskedQuestion) => Promise.resolve(filed.push(asked)),
    settleAsks: (_tx: Tx, _house: number, conversationId: number) => note(settled, conversationId),
  }
  const usage = { countUse: (_tx: Tx, _house: number, ids: readonly number[]) => note(used, ...ids) }
  const showTyping = (_house: number, sid: string) => note(typing, sid)
  const limits = new ReplyLimits(now)
  const replier = new Replier({
    db,
    events,
    now,
    houses,
    author,
    outbox,
    log,
    clients,
    limits,
    questions,
    usage,
    showTyping,
  })
  const faqs = { usageCounts: () => Promise.resolve(new Map([[7, 42]])) }
  const inbox = new InboxService({ db, now, houses, faqs })
  const templates = new TestTemplates()
  const sender = new MessageSender({ db, jobs, now, houses, templates, questions, outbox, inbox })
  const steering = new SteeringService({ db, events, jobs, now, houses, log })
  const indexer = new MessageIndexer({ db, clients: new ClientIndex(), logger: pino({ level: 'silent' }) })
  return { ...room, author, filed, used, settled, typing, replier, inbox, templates, sender, steering, indexer }
}

class TestTemplates implements TemplateBook {
  readonly approved = new Map<number, ApprovedTemplate>()
  readonly broken: string[] = []

  findApproved = (_house: number, id: number) => Promise.resolve(this.approved.get(id) ?? null)
  markBroken = (_tx: Tx, _house: number, contentSid: string) => {
    this.broken.push(contentSid)
    return Promise.resolve()
  }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

export type Room = Awaited<ReturnType<typeof openRoom>>
