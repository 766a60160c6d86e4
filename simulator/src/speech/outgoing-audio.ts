import { FRAME, silence } from './g711.ts'
import type { Law } from './g711.ts'

interface Utterance {
  frames: Buffer[]
  done: () => void
}

/** Live sound is kept for at most so many frames: half a second. */
const MOST_LIVE = 25

/** The same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = (seed | 1) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

/** What a caller sends, 20 ms at a time: their utterances one after the other, a live microphone, or silence. */
export class OutgoingAudio {
  readonly #utterances: Utterance[] = []
  readonly #silent: Buffer
  #live: Buffer[] = []
  #rest = Buffer.alloc(0)

  constructor(law: Law) {
    this.#silent = silence(20, law)
  }

  /** Resolves when its last frame was sent, or nobody sends any more. */
  speak(audio: Buffer): Promise<void> {
    const frames = Array.from({ length: Math.ceil(audio.length / FRAME) }, (_, index) => {
      const frame = Buffer.from(this.#silent)
      audio.copy(frame, 0, index * FRAME, (index + 1) * FRAME)
      return frame
    })
    return new Promise((resolve) => {
      this.#utterances.push({ frames, done: resolve })
    })
  }

  /** Sound of a microphone, in pieces of any size. */
  feed(audio: Uint8Array): void {
    const all = Buffer.concat([this.#rest, audio])
    const whole = Math.floor(all.length / FRAME) * FRAME
    for (let at = 0; at < whole; at += FRAME) this.#live.push(all.subarray(at, at + FRAME))
    this.#rest = Buffer.from(all.subarray(whole))
    this.#live = this.#live.slice(-MOST_LIVE)
  }

  next(): Buffer {
    const [utterance] = this.#utterances
    const frame = utterance?.frames.shift()
    if (!utterance || !frame) return this.#live.shift() ?? this.#silent
    if (utterance.frames.length === 0) {
      this.#utterances.shift()
      utterance.done()
    }
    return frame
  }

  /** Nobody sends any more. */
  close(): void {
    for (const { done } of this.#utterances.splice(0)) done()
  }
}
