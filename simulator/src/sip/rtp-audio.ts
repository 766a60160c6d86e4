import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import { FRAME } from '#sim/speech/g711.ts'
import { OutgoingAudio } from '#sim/speech/outgoing-audio.ts'
import { sayInCode } from '#sim/speech/text-code.ts'
import { Hearing } from './hearing.ts'
import type { Place } from './registrar.ts'
import { parseRtp, RtpSource } from './rtp-packet.ts'
import { PAYLOAD_TYPES } from './sdp.ts'
import type { Agreed } from './sdp.ts'

const FRAME_MS = 20
/** How often packets that have become due are sent. */
const TICK_MS = 10
/** A key is held for so many frames, and its end is said three times (RFC 4733 § 2.5.1.4). */
const HELD_FRAMES = 5
const ENDS = 3
/** A packet that is this far behind the last is late, not the first of another count. */
const LATE = 0x8000

/** A pressed key whose packets are leaving. */
interface Press {
  key: string
  startedAt: number
  frames: number
}

/** A caller’s sound on a socket of its own: a packet every 20 ms, speech or not, and what comes back. */
export class RtpAudio {
  readonly #socket: Socket
  readonly #onChange: () => void
  readonly #source = new RtpSource()
  readonly #keys: string[] = []
  #press: Press | null = null
  #agreed: Agreed | null = null
  #out: OutgoingAudio | null = null
  #hearing: Hearing | null = null
  #timer: NodeJS.Timeout | null = null
  #last: number | null = null
  #utterances = 0
  #sent = 0

  private constructor(socket: Socket, onChange: () => void) {
    this.#socket = socket
    this.#onChange = onChange
    socket.on('error', () => undefined)
    socket.on('message', (bytes) => {
      this.#take(bytes)
    })
  }

  static async open(host: string, onChange: () => void): Promise<RtpAudio> {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    socket.bind(0, host)
    await once(socket, 'listening')
    return new RtpAudio(socket, onChange)
  }

  get place(): Place {
    return this.#socket.address()
  }

  get heard(): string {
    return this.#hearing?.words.join(' ') ?? ''
  }

  get speaking(): boolean {
    return this.#hearing?.speaking ?? false
  }

  start(agreed: Agreed): void {
    this.#agreed = agreed
    this.#out = new OutgoingAudio(agreed.law)
    this.#hearing = new Hearing(agreed.law)
    const startedAt = performance.now()
    this.#timer = setInterval(() => {
      const due = Math.floor((performance.now() - startedAt) / FRAME_MS)
      for (; this.#sent < due; this.#sent += 1) this.#sendNext(agreed)
    }, TICK_MS)
  }

  async say(text: string): Promise<void> {
    if (!this.#agreed) return
    this.#utterances = (this.#utterances + 1) % 256
    await this.#out?.speak(sayInCode(text, this.#agreed.law, this.#utterances))
  }

  press(key: string): void {
    this.#keys.push(key)
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#out?.close()
    this.#socket.close()
  }

  #sendNext({ law, keys, remote }: Agreed): void {
    if (keys !== null && this.#pressing()) this.#sendKey(keys, remote)
    else
      this.#send(this.#source.audio(PAYLOAD_TYPES[law], this.#out?.next() ?? Buffer.alloc(0), this.#sent === 0), remote)
  }

  #pressing(): boolean {
    const key = this.#press === null ? this.#keys.shift() : undefined
    if (key !== undefined) this.#press = { key, startedAt: this.#source.timestamp, frames: 0 }
    return this.#press !== null
  }

  /** A key takes the place of speech for as long as it is held. */
  #sendKey(type: number, remote: Place): void {
    const press = this.#press
    if (!press) return
    const { key, startedAt } = press
    press.frames += 1
    const over = press.frames === HELD_FRAMES
    for (let times = over ? ENDS : 1; times > 0; times -= 1)
      this.#send(this.#source.key(type, key, { startedAt, over, held: press.frames * FRAME }), remote)
    this.#source.pass(FRAME)
    if (over) this.#press = null
  }

  #send(packet: Buffer, { address, port }: Place): void {
    this.#socket.send(packet, port, address)
  }

  /** On loopback nothing overtakes: what comes late came twice. */
  #take(bytes: Buffer): void {
    const packet = parseRtp(bytes)
    const agreed = this.#agreed
    if (!packet || !agreed || packet.type !== PAYLOAD_TYPES[agreed.law]) return
    const ahead = this.#last === null ? 1 : (packet.sequence - this.#last) & 0xffff
    if (ahead === 0 || ahead >= LATE) return
    this.#last = packet.sequence
    if (this.#hearing?.push(packet.payload) === true) this.#onChange()
  }
}
