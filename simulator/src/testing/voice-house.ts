import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import twilio from 'twilio'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import { readTexts } from '#sim/speech/text-code.ts'
import { speak } from '#sim/speech/speech.ts'

type Message = Record<string, unknown> & { event: string }

/** The house's end of a Media Stream. */
export class HouseStream {
  readonly messages: Message[] = []
  readonly genuine: boolean
  closed = false
  readonly #socket: WebSocket
  readonly #changes: Changes

  constructor(socket: WebSocket, genuine: boolean, changes: Changes) {
    this.#socket = socket
    this.genuine = genuine
    this.#changes = changes
    socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString('utf8')) as Message)
      changes.announce()
    })
    socket.on('close', () => {
      this.closed = true
      changes.announce()
    })
  }

  get sid(): string {
    return (this.messages.find(({ event }) => event === 'start')?.['streamSid'] as string | undefined) ?? ''
  }

  of(event: string): Message[] {
    return this.messages.filter((message) => message.event === event)
  }

  /** The message of that kind that came as number `count`. */
  waitFor(event: string, count = 1): Promise<Message> {
    return waitFor(this.#changes, () => this.of(event)[count - 1], { what: `${event} number ${count}` })
  }

  async waitForClose(): Promise<void> {
    await waitFor(this.#changes, () => this.closed, { what: 'the end of the stream' })
  }

  /** What the caller has said so far. */
  get heard(): string[] {
    const payloads = this.of('media').map(({ media }) => Buffer.from((media as { payload: string }).payload, 'base64'))
    return readTexts(Buffer.concat(payloads), 'loud', 'mulaw')
  }

  waitToHear(text: string): Promise<string[]> {
    return waitFor(this.#changes, () => this.heard.includes(text) && this.heard, { what: `« ${text} »` })
  }

  send(event: string, fields: object = {}): void {
    this.#socket.send(JSON.stringify({ event, streamSid: this.sid, ...fields }))
  }

  /** A sentence, then a mark of that name. */
  say(text: string, mark: string): void {
    this.send('media', { media: { payload: speak(text, 'mulaw').audio.toString('base64') } })
    this.send('mark', { mark: { name: mark } })
  }

  close(): void {
    this.#socket.close()
  }
}

export interface VoiceHouse {
  url: string
  /** Answers to webhooks, one a request; the last one stays. `{media}` becomes the address of the stream. */
  twiml: string[]
  /** Forms of webhooks, with what the real SDK says of their signature. */
  forms: { path: string; form: Record<string, string>; genuine: boolean }[]
  streams: HouseStream[]
  /** Status to refuse upgrades with; null: taken. */
  refuse: number | null
  waitForStream(count?: number): Promise<HouseStream>
  waitForForm(wanted: (form: Record<string, string>) => boolean): Promise<Record<string, string>>
  close(): Promise<void>
}

async function formOf(req: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}

/** A house that answers calls: TwiML over HTTP, Media Streams over WebSocket, signatures verified by the real SDK. */
export async function startVoiceHouse(token: string, publicUrl: string): Promise<VoiceHouse> {
  const changes = new Changes()
  const sockets = new WebSocketServer({ noServer: true })
  const media = `${publicUrl.replace(/^http/, 'ws')}/voice/media`
  const server = createServer((req, res) => {
    void (async () => {
      const form = await formOf(req)
      const path = req.url ?? ''
      const genuine = twilio.validateRequest(token, String(req.headers['x-twilio-signature']), publicUrl + path, form)
      house.forms.push({ path, form, genuine })
      const twiml = house.twiml.length > 1 ? house.twiml.shift() : house.twiml[0]
      res.writeHead(200, { 'content-type': 'text/xml' }).end((twiml ?? '<Response/>').replace('{media}', media))
      changes.announce()
    })()
  })
  server.on('upgrade', (req, socket, head) => {
    if (house.refuse !== null) {
      socket.end(`HTTP/1.1 ${house.refuse} Refused\r\nConnection: close\r\n\r\n`)
      return
    }
    const genuine = twilio.validateRequest(token, String(req.headers['x-twilio-signature']), media, {})
    sockets.handleUpgrade(req, socket, head, (ws) => {
      house.streams.push(new HouseStream(ws, genuine, changes))
      changes.announce()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const house: VoiceHouse = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    twiml: [],
    forms: [],
    streams: [],
    refuse: null,
    waitForStream: (count = 1) => waitFor(changes, () => house.streams[count - 1], { what: 'a stream' }),
    waitForForm: (wanted) =>
      waitFor(changes, () => house.forms.find(({ form }) => wanted(form))?.form, { what: 'a webhook' }),
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate()
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
  return house
}
