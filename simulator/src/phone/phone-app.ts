import path from 'node:path'
import express, { Router } from 'express'
import type { Express, Request, Response } from 'express'
import type { AnthropicSimulator } from '#sim/anthropic/anthropic-simulator.ts'
import type { Changes } from '#sim/lib/changes.ts'
import { errorsAsJson, onlyLocalNames } from '#sim/lib/errors-as-json.ts'
import type { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import type { SipSimulator } from '#sim/sip/sip-simulator.ts'
import type { SmtpSimulator } from '#sim/smtp/smtp-simulator.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import { PageCalls } from './calls/page-calls.ts'
import { simulateRoutes } from './calls/simulate.routes.ts'
import type { PhonePage } from './phone-page.ts'
import { describeSent } from './sent.ts'
import { sampleKinds } from './samples/samples.ts'
import { numberIn, readSpoken } from './say.ts'
import { describeThread } from './thread.ts'
import { Troubles } from './troubles.ts'

const FILES = path.join(import.meta.dirname, '../../public')
/** Anything else is offered as a download. */
const SHOWN = /^(image\/(png|jpeg|gif|webp)|audio\/.+|video\/.+|application\/pdf)$/
/** Changes within so many milliseconds are told as one. */
const TOGETHER_MS = 40

interface Parts {
  twilio: TwilioSimulator
  anthropic: AnthropicSimulator
  smtp: SmtpSimulator
  openaiRealtime: OpenAiRealtimeSimulator
  sip: SipSimulator
}

/** What the page is made of: requests, and the sockets of its calls. */
export interface PhoneApp {
  app: Express
  calls: PageCalls | null
}

/** A client's phone in a browser, and `/control` when it is asked for. Answers to localhost only. */
export function phoneApp(parts: Parts, page: PhonePage | null, control: Router | null): PhoneApp {
  const app = express()
  app.disable('x-powered-by')
  app.use(onlyLocalNames)
  if (control) app.use('/control', control)
  const calls = page && serve(app, parts, page)
  app.use(errorsAsJson)
  return { app, calls }
}

/** @returns the page's calls, if the house has a voice */
function serve(app: Express, parts: Parts, page: PhonePage): PageCalls | null {
  const troubles = new Troubles(parts, page)
  app.use(securityHeaders(page), express.static(FILES), phoneRoutes(parts, page, troubles))
  if (!page.voice) return null
  app.use(simulateRoutes(parts, page.houseNumber))
  return new PageCalls(parts.twilio, page.houseNumber, () => ({
    loss: troubles.isOn('callLoss') ? 0.15 : 0,
    delayMs: troubles.isOn('callLate') ? 400 : 0,
  }))
}

function securityHeaders({ dashboardUrl }: PhonePage): express.RequestHandler {
  const frames = dashboardUrl === null ? "'none'" : new URL(dashboardUrl).origin
  const policy = `default-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; frame-src ${frames}`
  return (_req, res, next) => {
    res.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
    next()
  }
}

function phoneRoutes({ twilio, smtp }: Parts, page: PhonePage, troubles: Troubles): Router {
  const router = Router()
  router.use('/phone', express.json({ limit: '24mb' }))
  router.get('/phone/settings', (_req, res) => {
    res.json({ ...page, groups: troubles.groups, active: troubles.active, samples: sampleKinds })
  })
  router.get('/phone/messages', (req, res) => {
    const client = numberIn(req.query['number'])
    const house = req.query['house'] === undefined ? page.houseNumber : numberIn(req.query['house'])
    twilio.phones.of(client).readsByHand = true
    res.json(describeThread(twilio, client, house))
  })
  router.post('/phone/messages', async (req, res) => {
    const { number, house, message } = readSpoken(req.body)
    if (troubles.isOn('lateMedia') && message.media) twilio.media.faults.add({ kind: 'not-found' }, {}, { times: 2 })
    const copies = troubles.isOn('duplicates') ? 3 : 1
    const { status } = await twilio.phone(number, house ?? page.houseNumber).say(message, { copies })
    res.status(status !== null && status < 300 ? 201 : 502).json({ status })
  })
  router.get('/phone/sent', (_req, res) => {
    res.json(describeSent(twilio, smtp))
  })
  router.post('/phone/read', (req, res) => {
    const { sids } = req.body as { sids?: unknown }
    if (!troubles.isOn('unread')) for (const sid of Array.isArray(sids) ? sids : []) markRead(twilio, sid)
    res.status(204).end()
  })
  router.post('/phone/troubles', (req, res) => {
    const { name, on } = req.body as { name?: unknown; on?: unknown }
    if (troubles.set(String(name), on === true)) res.json({ active: troubles.active })
    else res.status(404).json({ error: 'unknown trouble' })
  })
  router.get('/phone/media/:sid', (req, res) => {
    serveMedia(twilio, req, res)
  })
  router.get('/phone/events', (req, res) => {
    followChanges([twilio.changes, smtp.changes], req, res)
  })
  return router
}

function markRead(twilio: TwilioSimulator, sid: unknown): void {
  const message = typeof sid === 'string' ? twilio.messages.find(sid) : undefined
  // nobody tells who read an SMS
  if (message?.status === 'delivered' && message.to.startsWith('whatsapp:')) void twilio.statuses.push(message, 'read')
}

function serveMedia(twilio: TwilioSimulator, req: Request<{ sid: string }>, res: Response): void {
  const file = twilio.media.find(req.params.sid)
  if (!file) {
    res.status(404).json({ error: 'no such file' })
    return
  }
  const bytes = Buffer.from(file.bytes)
  if (!SHOWN.test(file.contentType)) res.attachment(file.sid)
  res.type(file.contentType).set('Accept-Ranges', 'bytes')
  const [part] = askedRanges(req, bytes.length)
  if (!part) res.send(bytes)
  else {
    res.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${bytes.length}`)
    res.send(bytes.subarray(part.start, part.end + 1))
  }
}

/** Players ask for the end of a recording to learn how long it is. */
function askedRanges(req: Request, size: number): { start: number; end: number }[] {
  const ranges = req.range(size)
  return Array.isArray(ranges) ? ranges : []
}

/** Tells the page that something changed; it reads its thread again. */
function followChanges(news: readonly Changes[], req: Request, res: Response): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  res.write('retry: 1000\n\n')
  let planned: NodeJS.Timeout | null = null
  const stops = news.map((changes) =>
    changes.subscribe(() => {
      planned ??= setTimeout(() => {
        planned = null
        res.write('data: {}\n\n')
      }, TOGETHER_MS)
    }),
  )
  req.once('close', () => {
    for (const stop of stops) stop()
    if (planned) clearTimeout(planned)
  })
}
