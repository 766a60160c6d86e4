import { randomBytes } from 'node:crypto'
import type { CallerLeg, CallEnd } from '#sim/callers/caller-leg.ts'
import { Changes } from '#sim/lib/changes.ts'
import { Schedule } from '#sim/lib/schedule.ts'
import { spokenMs } from '#sim/speech/text-code.ts'
import type { RealtimeSession } from './realtime-session.ts'
import type { SessionConfig } from './session-config.ts'
import { SidebandOut } from './sideband-out.ts'

export type SipState = 'ringing' | 'accepted' | 'rejected' | 'ended'

export interface SipCaller {
  /** E.164, or null: withheld. */
  from: string | null
  /** The number that was dialled. */
  to: string
  /** Beside From, To, Call-ID and the like; repeats are kept. */
  headers?: { name: string; value: string }[]
}

/** A phone call that came to the provider over SIP: it carries the audio, the server has the sideband only. */
export class SipCall implements CallerLeg {
  readonly id = `rtc_${randomBytes(16).toString('hex')}`
  readonly caller: SipCaller
  readonly changes = new Changes()
  state: SipState = 'ringing'
  /** SIP status of a `reject`. */
  rejectedWith: number | null = null
  /** Targets of `refer`, in order. */
  readonly referredTo: string[] = []
  /** What `accept` brought. */
  accepted: SessionConfig | null = null
  session: RealtimeSession | null = null
  /** After an `accept` whose payload was bad: its socket is 404. */
  dead = false
  ended: CallEnd | null = null
  readonly out: SidebandOut
  readonly #schedule = new Schedule()
  readonly #speed: number
  #saidMs = 0

  constructor(caller: SipCaller, speed: number) {
    this.caller = caller
    this.#speed = speed
    this.out = new SidebandOut(speed, () => {
      this.changes.announce()
    })
  }

  get answered(): boolean {
    return this.state === 'accepted' && !this.dead
  }

  get heard(): string {
    return this.out.heard
  }

  get speaking(): boolean {
    return this.out.playing || this.session?.answering === true
  }

  get speed(): number {
    return this.#speed
  }

  async say(text: string): Promise<void> {
    const { session } = this
    if (!session || this.ended) return
    const ms = spokenMs(text)
    session.speechStarted(this.#saidMs)
    await this.#schedule.pause(ms / this.#speed)
    this.#saidMs += ms + 500
    await this.#schedule.pause(500 / this.#speed)
    if (!this.#schedule.closed) session.speechStopped(this.#saidMs, text, ms)
  }

  press(digit: string): void {
    this.session?.press(digit)
  }

  hangUp(): void {
    this.end('caller_hung_up')
  }

  end(reason: CallEnd): void {
    if (this.ended) return
    this.ended = reason
    if (this.state !== 'rejected') this.state = 'ended'
    void this.#schedule.close()
    this.session?.end(1000, '')
    this.changes.announce()
  }
}
