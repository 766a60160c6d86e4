import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { CallEnd, CallerLeg } from '#sim/callers/caller-leg.ts'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import { OutgoingAudio } from '#sim/speech/outgoing-audio.ts'
import { Player } from '#sim/speech/player.ts'
import { sayInCode } from '#sim/speech/text-code.ts'

/** A line behind an Asterisk, as its `websocket_client.conf` has it. */
export interface AsteriskAccount {
  port: number
  username: string
  password: string
  /** So many times faster than a real call. */
  speed?: number
}

const LAW = 'alaw'
const FRAME_MS = 20
/** How often frames that have become due are sent. */
const TICK_MS = 10
/** Milliseconds that wait to be played when it asks for a pause, and for more: 900 and 800 frames. */
const FULL_MS = 900 * FRAME_MS
const ROOM_MS = 800 * FRAME_MS

interface Command {
  command?: unknown
  correlation_id?: unknown
}

/** A phone call that an Asterisk brings over `chan_websocket`, held by its caller: one WebSocket, JSON and A-law. */
export class AsteriskCall implements CallerLeg {
  readonly changes = new Changes()
  readonly speed: number
  answered = false
  ended: CallEnd | null = null
  readonly #socket: WebSocket
  readonly #out = new OutgoingAudio(LAW)
  readonly #player: Player
  #utterances = 0
  #frames = 0
  #full = false
  #flushing = false
  #timer: NodeJS.Timeout | null = null

  constructor(from: string, to: string, { port, username, password, speed = 1 }: AsteriskAccount) {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    const parties = new URLSearchParams({ from, to }).toString()
    this.speed = speed
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/?${parties}`, 'media', { headers: { authorization } })
    this.#player = new Player(LAW, {
      onMark: (name) => {
        if (!this.#flushing) this.#tell('MEDIA_MARK_PROCESSED', { correlation_id: name })
      },
      onFrame: () => undefined,
      onChange: () => {
        this.changes.announce()
      },
    })
    this.#listen()
  }

  get heard(): string {
    return this.#player.words.join(' ')
  }

  get speaking(): boolean {
    return this.#player.playing
  }

  say(text: string): Promise<void> {
    this.#utterances = (this.#utterances + 1) % 256
    return this.ended ? Promise.resolve() : this.#out.speak(sayInCode(text, LAW, this.#utterances))
  }

  press(digit: string): void {
    this.#tell('DTMF_END', { digit })
  }

  hangUp(): void {
    this.#end('caller_hung_up')
    this.#socket.close(1000)
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('open', () => {
      this.#start()
    })
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#queue(data)
      else this.#obey(JSON.parse(data.toString('utf8')) as Command)
    })
    socket.on('unexpected-response', (_req, res) => {
      res.resume()
      this.#end('refused')
    })
    socket.on('error', () => {
      this.#end('lost')
    })
    socket.on('close', (code) => {
      this.#end(code === 1000 ? 'house_hung_up' : 'lost')
    })
  }

  #start(): void {
    const id = `media_connection${randomUUID()}`
    this.#tell('MEDIA_START', {
      connection_id: id,
      channel: 'WebSocket/line',
      format: LAW,
      optimal_frame_size: 160,
      ptime: 20,
    })
    const startedAt = performance.now()
    this.#timer = setInterval(() => {
      const due = Math.floor(((performance.now() - startedAt) * this.speed) / FRAME_MS)
      for (; this.#frames < due && !this.ended; this.#frames += 1) this.#pass()
    }, TICK_MS)
  }

  /** 20 ms go by, in both directions; nothing sounds before somebody has picked up. */
  #pass(): void {
    if (!this.answered) return
    this.#socket.send(this.#out.next())
    this.#player.tick()
    if (this.#full && this.#player.queuedMs < ROOM_MS) {
      this.#full = false
      this.#tell('MEDIA_XON')
    }
  }

  #queue(audio: Buffer): void {
    this.#player.add(audio)
    this.changes.announce()
    if (this.#full || this.#player.queuedMs < FULL_MS) return
    this.#full = true
    this.#tell('MEDIA_XOFF')
  }

  #obey({ command, correlation_id: mark }: Command): void {
    if (command === 'ANSWER') this.answered = true
    else if (command === 'MARK_MEDIA') this.#player.mark(String(mark))
    else if (command === 'FLUSH_MEDIA') this.#flush()
    else if (command === 'HANGUP') this.#end(this.answered ? 'house_hung_up' : 'refused')
    this.changes.announce()
  }

  /** What waits is thrown away, its marks with it. */
  #flush(): void {
    this.#flushing = true
    this.#player.clear()
    this.#flushing = false
  }

  #tell(event: string, more: object = {}): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ event, ...more }))
  }

  #end(reason: CallEnd): void {
    if (this.ended) return
    this.ended = reason
    if (this.#timer) clearInterval(this.#timer)
    this.#out.close()
    this.changes.announce()
  }
}

/** Brings a call to a line, and resolves when the house has taken it (or has refused it: see `ended`). */
export async function callFromAsterisk(from: string, to: string, account: AsteriskAccount): Promise<AsteriskCall> {
  const call = new AsteriskCall(from, to, account)
  const taken = () => call.answered || call.ended !== null
  await waitFor(call.changes, taken, { what: 'an answer to the call', timeoutMs: 30_000 })
  return call
}
