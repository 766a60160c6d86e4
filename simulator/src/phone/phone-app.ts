import path from 'node:path'
import express from 'express'
import type { Express, Request, Response } from 'express'
import type { SimulatedMessage } from '#sim/twilio/messages.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import { sampleKinds, sampleMessage } from './samples.ts'
import type { SampleKind } from './samples.ts'
import { Troubles, troubleNames } from './troubles.ts'

export interface PhonePage {
  /** The house that the phone writes to. */
  houseName: string
  houseNumber: string
  /** Shown beside the phone on a wide screen; null: the phone alone. */
  dashboardUrl: string | null
}

const pages = path.join(import.meta.dirname, '../../public')
const numberShape = /^\+\d{8,15}$/
const longestText = 4096

interface Said {
  number?: unknown
  name?: unknown
  text?: unknown
  sample?: unknown
}

/** A client's phone in a browser: what is typed goes to the server as a signed webhook. */
export function phoneApp(twilio: TwilioSimulator, page: PhonePage): Express {
  const app = express()
  const troubles = new Troubles(twilio)
  app.disable('x-powered-by')
  app.use(express.static(pages))
  app.use(express.json({ limit: '32kb' }))
  app.get('/phone/settings', (_req, res) => {
    res.json({ ...page, troubles: troubleNames, active: troubles.active, samples: sampleKinds })
  })
  app.get('/phone/messages', (req, res) => {
    res.json(describeThread(twilio, page, typeof req.query['number'] === 'string' ? req.query['number'] : ''))
  })
  app.get('/phone/events', (req, res) => {
    followChanges(twilio, req, res)
  })
  app.post('/phone/messages', (req, res, next) => {
    say(twilio, page, req.body as Said, res).catch(next)
  })
  app.post('/phone/troubles', (req, res) => {
    const { name, on } = req.body as { name?: unknown; on?: unknown }
    if (troubles.set(String(name), on === true)) res.json({ active: troubles.active })
    else res.status(404).json({ error: 'unknown trouble' })
  })
  return app
}

async function say(
  twilio: TwilioSimulator,
  page: PhonePage,
  { number, name, text, sample }: Said,
  res: Response,
): Promise<void> {
  const words = typeof text === 'string' ? text.trim() : ''
  const isSample = sampleKinds.some((kind) => kind === sample)
  if (
    typeof number !== 'string' ||
    !numberShape.test(number) ||
    (!isSample && words === '') ||
    words.length > longestText
  ) {
    res.status(400).json({ error: 'number and text (at most 4,096 characters) or sample are needed' })
    return
  }
  const said = isSample ? sampleMessage(sample as SampleKind) : { body: words }
  const profileName = typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 80) : 'Client'
  const { status } = await twilio.phone(number, page.houseNumber).say({ ...said, profileName })
  res.status(status !== null && status < 300 ? 201 : 502).json({ status })
}

function describeThread(twilio: TwilioSimulator, { houseNumber }: PhonePage, number: string) {
  const filter = (message: SimulatedMessage) =>
    message.direction === 'inbound' || ['delivered', 'read'].includes(message.status)
  const both = [...twilio.messages.received({ from: number, to: houseNumber }), ...twilio.messages.sent({ to: number })]
  const messages = both.filter(filter).toSorted((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())
  return {
    typing: twilio.typing.isTyping(number, houseNumber, twilio.now()),
    messages: messages.map((message) => ({
      sid: message.sid,
      mine: message.direction === 'inbound',
      text: message.body,
      media: twilio.media.of(message.sid).map((media) => media.contentType),
      read: message.readByHouse,
      at: message.dateCreated.toISOString(),
    })),
  }
}

/** Tells the page that something changed; it reads its thread again. */
function followChanges(twilio: TwilioSimulator, req: Request, res: Response): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  res.write(': \n\n')
  const stop = twilio.changes.subscribe(() => {
    res.write('data: {}\n\n')
  })
  req.once('close', stop)
}
