import { BYTES_PER_MS, FRAME, loudness } from '#sim/speech/g711.ts'
import type { Law } from '#sim/speech/g711.ts'
import type { TurnRules } from './session-config.ts'

const FRAME_MS = 20
/** A click is no speech: so many loud frames in a row are. */
const FRAMES_TO_START = 2
/** Kept before the beginning, so that the first syllable is not lost. */
const KEPT_FRAMES = 5

export type SpeechNews = { kind: 'started'; atMs: number } | { kind: 'stopped'; atMs: number; audio: Buffer }

/** Finds speech in the caller’s audio by its energy. Its clock is the audio itself: however fast that comes. */
export class SpeechDetector {
  readonly #law: Law
  #rest: Buffer = Buffer.alloc(0)
  #frames: Buffer[] = []
  #ms = 0
  #loudInRow = 0
  #quietMs = 0
  #speaking = false

  constructor(law: Law) {
    this.#law = law
  }

  /** How much audio has come in, in milliseconds. */
  get heardMs(): number {
    return this.#ms + this.#rest.length / BYTES_PER_MS
  }

  get speaking(): boolean {
    return this.#speaking
  }

  push(audio: Buffer, rules: TurnRules): SpeechNews[] {
    const all = this.#rest.length === 0 ? audio : Buffer.concat([this.#rest, audio])
    const whole = Math.floor(all.length / FRAME) * FRAME
    const news: SpeechNews[] = []
    for (let at = 0; at < whole; at += FRAME) {
      const found = this.#take(all.subarray(at, at + FRAME), rules)
      if (found) news.push(found)
    }
    this.#rest = all.subarray(whole)
    return news
  }

  /** Takes out what was heard and not committed yet. */
  drain(): Buffer {
    const audio = Buffer.concat([...this.#frames, this.#rest])
    this.#frames = []
    this.#rest = Buffer.alloc(0)
    this.#speaking = false
    return audio
  }

  /** Without turn detection everything is kept until it is committed. */
  keep(audio: Buffer): void {
    this.#frames.push(audio)
    this.#ms += audio.length / BYTES_PER_MS
  }

  #take(frame: Buffer, rules: TurnRules): SpeechNews | null {
    const loud = loudness(frame, this.#law) > rules.loud
    this.#ms += FRAME_MS
    this.#frames.push(frame)
    return this.#speaking ? this.#whileSpeaking(loud, rules) : this.#whileQuiet(loud, rules)
  }

  #whileQuiet(loud: boolean, { paddingMs }: TurnRules): SpeechNews | null {
    this.#loudInRow = loud ? this.#loudInRow + 1 : 0
    if (this.#loudInRow < FRAMES_TO_START) {
      if (this.#frames.length > KEPT_FRAMES) this.#frames.shift()
      return null
    }
    this.#speaking = true
    this.#quietMs = 0
    return { kind: 'started', atMs: Math.max(0, this.#ms - FRAMES_TO_START * FRAME_MS - paddingMs) }
  }

  #whileSpeaking(loud: boolean, { silenceMs }: TurnRules): SpeechNews | null {
    this.#quietMs = loud ? 0 : this.#quietMs + FRAME_MS
    if (this.#quietMs < silenceMs) return null
    this.#speaking = false
    this.#loudInRow = 0
    const audio = Buffer.concat(this.#frames)
    this.#frames = []
    return { kind: 'stopped', atMs: this.#ms, audio }
  }
}
