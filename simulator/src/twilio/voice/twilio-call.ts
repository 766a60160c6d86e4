import type { CallEnd, CallerLeg } from '#sim/callers/caller-leg.ts'
import { Changes } from '#sim/lib/changes.ts'
import { newSid } from '#sim/lib/ids.ts'
import { sayInCode, spokenMs } from '#sim/speech/text-code.ts'
import { Schedule } from '#sim/lib/schedule.ts'
import type { CallSettings } from './call-settings.ts'
import type { MediaStream } from './media-stream.ts'

export type CallStatus = 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer'

export interface CallParts {
  accountSid: string
  /** E.164, or empty: withheld. */
  from: string
  to: string
  settings: CallSettings
  now: () => Date
}

/** A recording asked for over REST. */
export interface CallRecording {
  sid: string
  channels: number
  status: 'in-progress' | 'stopped' | 'completed'
  startedAt: Date
}

/** Ten minutes of sound are kept. */
const MOST_KEPT = 10 * 60 * 50

/** A phone call through the simulated Twilio, held by its caller: what is said goes into the stream, what is heard is kept. */
export class TwilioCall implements CallerLeg {
  readonly sid = newSid('CA')
  readonly accountSid: string
  readonly from: string
  readonly to: string
  readonly settings: CallSettings
  readonly changes = new Changes()
  /** Every document that was run, in order. */
  readonly twiml: string[] = []
  /** Numbers that `<Dial>` rang, and what came of it. */
  readonly dialed: { number: string; outcome: string }[] = []
  readonly recordings: CallRecording[] = []
  /** Everything that went wrong, as Twilio’s debugger has it. */
  readonly errors: { code: number; detail: string }[] = []
  readonly schedule = new Schedule()
  readonly startedAt: Date
  status: CallStatus = 'ringing'
  ended: CallEnd | null = null
  endedAt: Date | null = null
  stream: MediaStream | null = null
  readonly #now: () => Date
  readonly #said: string[] = []
  readonly #frames: Buffer[] = []
  readonly #listeners = new Set<(frame: Buffer) => void>()
  #utterances = 0
  /** Words of streams that are over. */
  #before: string[] = []

  constructor({ accountSid, from, to, settings, now }: CallParts) {
    this.accountSid = accountSid
    this.from = from
    this.to = to
    this.settings = settings
    this.#now = now
    this.startedAt = now()
  }

  get speed(): number {
    return this.settings.speed ?? 1
  }

  get answered(): boolean {
    return this.status === 'in-progress'
  }

  get heard(): string {
    return [...this.#before, ...(this.stream?.player.words ?? [])].join(' ')
  }

  /** What the caller said, in order. */
  get said(): readonly string[] {
    return this.#said
  }

  get speaking(): boolean {
    return this.stream?.player.playing === true
  }

  /** Everything that was heard, µ-law. */
  get audio(): Buffer {
    return Buffer.concat(this.#frames)
  }

  async say(text: string): Promise<void> {
    this.#utterances = (this.#utterances + 1) % 256
    this.#said.push(text)
    this.changes.announce()
    await this.stream?.out.speak(sayInCode(text, 'mulaw', this.#utterances))
  }

  /** Sound instead of words: a microphone, a recording. µ-law. */
  feed(audio: Uint8Array): void {
    this.stream?.out.feed(audio)
  }

  /** A whole recording; resolves when it was sent. */
  async play(audio: Buffer): Promise<void> {
    await this.stream?.out.speak(audio)
  }

  press(digit: string): void {
    this.stream?.press(digit)
  }

  hangUp(): void {
    this.end('caller_hung_up', 'completed')
  }

  /** Each 20 ms that sound, as they sound. @returns stops it */
  onFrame(listener: (frame: Buffer) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  takeFrame(frame: Buffer): void {
    if (this.settings.keepAudio !== false && this.#frames.length < MOST_KEPT) this.#frames.push(frame)
    for (const listener of this.#listeners) listener(frame)
  }

  /** `<Say>`: a voice of Twilio’s own. */
  async hearSaid(text: string): Promise<void> {
    this.#before.push(...text.split(/\s+/))
    this.changes.announce()
    await this.schedule.pause(spokenMs(text) / this.speed)
  }

  leaveStream(): void {
    if (!this.stream) return
    this.#before.push(...this.stream.player.words)
    this.stream = null
    this.changes.announce()
  }

  setStatus(status: CallStatus): void {
    this.status = status
    this.changes.announce()
  }

  end(reason: CallEnd, status: CallStatus): void {
    if (this.ended) return
    this.ended = reason
    this.status = status
    this.endedAt = this.#now()
    this.stream?.stop()
    void this.schedule.close()
    this.changes.announce()
  }
}
