import type { WebSocket } from 'ws'
import type { TwilioCall } from '#sim/twilio/voice/twilio-call.ts'

/** Longest thing said at once. */
const LONGEST = 1000
/** A page sends its microphone in small pieces. */
const LONGEST_SOUND = 16_000

/** What a page tells: one of these at a time, as JSON; binary is sound of its microphone, µ-law. */
interface FromPage {
  say?: unknown
  press?: unknown
  hangUp?: unknown
  /** Wants to hear: 20 ms of µ-law for each that sounds. */
  listen?: unknown
}

/** A page's end of a phone call. */
export class PageCall {
  readonly #socket: WebSocket
  readonly #call: TwilioCall
  #told = { status: '', words: 0, errors: 0, cleared: 0, speaking: false }
  #unlisten: (() => void) | null = null

  constructor(socket: WebSocket, call: TwilioCall) {
    this.#socket = socket
    this.#call = call
    const unsubscribe = call.changes.subscribe(() => {
      this.#tell()
    })
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#hear(data)
      else this.#take(data.toString('utf8'))
    })
    socket.once('close', () => {
      unsubscribe()
      this.#unlisten?.()
      call.hangUp()
    })
    this.#tell()
  }

  #hear(sound: Buffer): void {
    if (sound.length <= LONGEST_SOUND) this.#call.feed(sound)
  }

  #take(text: string): void {
    const { say, press, hangUp, listen } = readMessage(text)
    if (typeof say === 'string' && say.trim() !== '') void this.#call.say(say.trim().slice(0, LONGEST))
    if (typeof press === 'string' && /^[\d*#]$/.test(press)) this.#call.press(press)
    if (typeof listen === 'boolean') this.#listen(listen)
    if (hangUp === true) this.#call.hangUp()
  }

  #listen(on: boolean): void {
    this.#unlisten?.()
    this.#unlisten = on
      ? this.#call.onFrame((frame) => {
          this.#socket.send(frame, { binary: true })
        })
      : null
  }

  /** What is new since it was told last. */
  #tell(): void {
    const call = this.#call
    const status = call.ended ? 'ended' : call.answered ? 'answered' : 'ringing'
    if (status === 'answered') this.#tellStatus(status)
    this.#tellWords()
    const cleared = call.stream?.player.clearedMs ?? 0
    if (cleared > this.#told.cleared) this.#send({ cut: true })
    this.#told.cleared = cleared
    if (this.#told.speaking && !call.speaking) this.#send({ quiet: true })
    this.#told.speaking = call.speaking
    for (const { code, detail } of call.errors.slice(this.#told.errors)) this.#send({ error: { code, detail } })
    this.#told.errors = call.errors.length
    if (status !== 'answered') this.#tellStatus(status)
  }

  #tellWords(): void {
    const words = this.#call.heard
    if (words.length > this.#told.words) this.#send({ words: words.slice(this.#told.words).trim() })
    this.#told.words = words.length
  }

  #tellStatus(status: string): void {
    if (status === this.#told.status) return
    this.#told.status = status
    const { ended, dialed } = this.#call
    this.#send({ status, ended, passedTo: dialed.at(-1)?.number ?? null })
    if (status === 'ended') this.#socket.close(1000)
  }

  #send(message: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message))
  }
}

function readMessage(text: string): FromPage {
  try {
    const message = JSON.parse(text) as unknown
    return typeof message === 'object' && message !== null ? message : {}
  } catch {
    return {}
  }
}
