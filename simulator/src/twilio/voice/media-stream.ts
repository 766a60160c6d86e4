import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { OutgoingAudio, randomFrom } from '#sim/speech/outgoing-audio.ts'
import { Player } from '#sim/speech/player.ts'
import type { CallSettings } from './call-settings.ts'

/** Codes of Twilio’s error dictionary, "Media Streams". */
export type StreamError = 31920 | 31921 | 31924

export interface StreamStart {
  /** Where it really goes: `ws://127.0.0.1:3000/voice/media`. */
  url: string
  signature: string | null
  accountSid: string
  callSid: string
  parameters: Record<string, string>
}

export interface StreamEvents {
  onStart: () => void
  onFrame: (frame: Buffer) => void
  onChange: () => void
  onError: (code: StreamError, detail: string) => void
  /** Once, whoever ended it. */
  onEnd: () => void
}

const FRAME_MS = 20
/** How often frames that have become due are sent. */
const TICK_MS = 10

/** A message of the house; anything else kills the stream. */
function readMessage(text: string, streamSid: string): { event: string; payload: string; name: string } | string {
  let message: Record<string, unknown>
  try {
    message = JSON.parse(text) as Record<string, unknown>
  } catch {
    return 'not JSON'
  }
  const { event, streamSid: sid, media, mark } = message
  if (typeof event !== 'string' || !['media', 'mark', 'clear'].includes(event)) return `unknown event ${String(event)}`
  if (sid !== streamSid) return `another stream: ${String(sid)}`
  const payload = (media as { payload?: unknown } | undefined)?.payload
  const name = (mark as { name?: unknown } | undefined)?.name
  if (event === 'media' && (typeof payload !== 'string' || payload === '')) return 'media without a payload'
  if (event === 'mark' && typeof name !== 'string') return 'mark without a name'
  return { event, payload: typeof payload === 'string' ? payload : '', name: typeof name === 'string' ? name : '' }
}

/** One bidirectional Media Stream, as Twilio runs it. Source: Twilio’s documentation, Media Streams: WebSocket messages. */
export class MediaStream {
  readonly sid = `MZ${randomBytes(16).toString('hex')}`
  readonly out = new OutgoingAudio('mulaw')
  readonly player: Player
  /** What the house sent, by event; audio left out. */
  readonly received: string[] = []
  readonly #socket: WebSocket
  readonly #events: StreamEvents
  readonly #start: StreamStart
  readonly #settings: CallSettings
  readonly #random: () => number
  /** Frames that are late: sent `delayMs` after their time. */
  readonly #late: { due: number; frame: Buffer; chunk: number }[] = []
  #sequence = 0
  #chunk = 0
  #startedAt = 0
  #timer: NodeJS.Timeout | null = null
  #ended = false

  constructor(start: StreamStart, settings: CallSettings, events: StreamEvents) {
    this.#start = start
    this.#settings = settings
    this.#events = events
    this.#random = randomFrom(settings.seed ?? 1)
    this.player = new Player('mulaw', {
      onMark: (name) => {
        this.#send('mark', { mark: { name } })
      },
      onFrame: events.onFrame,
      onChange: events.onChange,
    })
    this.#socket = new WebSocket(start.url, {
      headers: {
        'user-agent': 'Twilio.TmeWs/1.0',
        ...(start.signature !== null && { 'x-twilio-signature': start.signature }),
      },
      handshakeTimeout: 5000,
    })
    this.#listen()
  }

  get ended(): boolean {
    return this.#ended
  }

  press(digit: string): void {
    this.#send('dtmf', { dtmf: { track: 'inbound_track', digit } })
  }

  /** Says goodbye and closes. */
  stop(): void {
    if (this.#socket.readyState === WebSocket.OPEN) {
      const { accountSid, callSid } = this.#start
      this.#send('stop', { stop: { accountSid, callSid } })
      this.#socket.close(1000)
    } else this.#socket.terminate()
    this.#end()
  }

  /** The connection is lost, without `stop`. */
  drop(): void {
    this.#socket.terminate()
    this.#end()
  }

  /** Whatever bytes: for servers that must survive them. */
  sendRaw(text: string): void {
    this.#socket.send(text)
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('open', () => {
      this.#open()
    })
    socket.on('message', (data: Buffer) => {
      this.#take(data.toString('utf8'))
    })
    socket.on('unexpected-response', (_req, res) => {
      res.resume()
      this.#fail(31920, `the upgrade was answered with ${res.statusCode ?? 0}`)
    })
    socket.on('error', (error) => {
      if (!this.#ended) this.#fail(31920, error.message)
    })
    socket.on('close', () => {
      this.#end()
    })
  }

  #open(): void {
    const { accountSid, callSid, parameters } = this.#start
    this.#socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }))
    if (this.#settings.withoutStart === true) return
    this.#send('start', {
      start: {
        accountSid,
        streamSid: this.sid,
        callSid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: parameters,
      },
    })
    this.#startedAt = performance.now()
    this.#timer = setInterval(() => {
      this.#tick()
    }, TICK_MS)
    this.#events.onStart()
  }

  /** Sends and plays every 20 ms that have gone by since the last tick. */
  #tick(): void {
    const { speed = 1 } = this.#settings
    const due = Math.floor(((performance.now() - this.#startedAt) * speed) / FRAME_MS)
    while (this.#chunk < due && !this.#ended) {
      this.#chunk += 1
      this.#sendFrame(this.out.next(), this.#chunk)
      this.player.tick()
    }
  }

  #sendFrame(frame: Buffer, chunk: number): void {
    const { loss = 0, delayMs = 0 } = this.#settings
    if (loss > 0 && this.#random() < loss) return
    this.#late.push({ due: chunk + Math.round(delayMs / FRAME_MS), frame, chunk })
    for (let [first] = this.#late; first !== undefined && first.due <= chunk; [first] = this.#late) {
      this.#late.shift()
      this.#send('media', {
        media: {
          track: 'inbound',
          chunk: String(first.chunk),
          timestamp: String((first.chunk - 1) * FRAME_MS),
          payload: first.frame.toString('base64'),
        },
      })
    }
  }

  #take(text: string): void {
    const message = readMessage(text, this.sid)
    if (typeof message === 'string') {
      this.#fail(31924, message)
      return
    }
    this.received.push(message.event)
    if (message.event === 'media') this.player.add(Buffer.from(message.payload, 'base64'))
    else if (message.event === 'mark') this.player.mark(message.name)
    else this.player.clear()
    this.#events.onChange()
  }

  #send(event: string, fields: object): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#sequence += 1
    this.#socket.send(JSON.stringify({ event, sequenceNumber: String(this.#sequence), ...fields, streamSid: this.sid }))
  }

  #fail(code: StreamError, detail: string): void {
    this.#events.onError(code, detail)
    this.#socket.terminate()
    this.#end()
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    if (this.#timer) clearInterval(this.#timer)
    this.out.close()
    this.#events.onEnd()
  }
}
