import { BYTES_PER_MS } from '#sim/speech/g711.ts'
import { RealtimeApiError } from './api-error.ts'
import type { Ears } from './ears.ts'
import { lawOf, turnRules } from './session-config.ts'
import type { SessionConfig } from './session-config.ts'
import { SpeechDetector } from './speech-detector.ts'

/** What was heard between two silences. */
export interface Heard {
  text: string
  ms: number
}

export interface TurnListener {
  speechStarted(atMs: number): void
  speechStopped(atMs: number, text: string, ms: number): void
}

const shortestMs = 100

/** The client's audio: who speaks when, and what is said. */
export class AudioIn {
  readonly #ears: Ears
  #detector: SpeechDetector | null = null
  #ms = 0

  constructor(ears: Ears) {
    this.#ears = ears
  }

  /** Milliseconds that came in. */
  get ms(): number {
    return this.#ms
  }

  /** Milliseconds that were listened to. */
  get heardMs(): number {
    return this.#detector?.heardMs ?? 0
  }

  /** Another format begins: what was kept is of the last one. */
  restart(): void {
    this.#detector = null
  }

  push(audio: Buffer, config: SessionConfig, turns: TurnListener): void {
    const law = lawOf(config, 'input')
    if (law === null) return
    this.#detector ??= new SpeechDetector(law)
    this.#ms += audio.length / BYTES_PER_MS
    const rules = turnRules(config)
    if (!rules) {
      this.#detector.keep(audio)
      return
    }
    for (const news of this.#detector.push(audio, rules)) {
      if (news.kind === 'started') turns.speechStarted(news.atMs)
      else turns.speechStopped(news.atMs, this.#ears.listen(news.audio, law), news.audio.length / BYTES_PER_MS)
    }
  }

  /** Without turn detection. @throws RealtimeApiError when there is too little of it */
  take(config: SessionConfig): Heard {
    const law = lawOf(config, 'input')
    const audio = this.clear()
    const ms = audio.length / BYTES_PER_MS
    if (law === null || ms < shortestMs)
      throw new RealtimeApiError(
        'input_audio_buffer_commit_empty',
        `Error committing input audio buffer: buffer too small. Expected at least ${shortestMs}ms of audio, but buffer only has ${ms.toFixed(2)}ms of audio.`,
      )
    return { text: this.#ears.listen(audio, law), ms }
  }

  clear(): Buffer {
    return this.#detector?.drain() ?? Buffer.alloc(0)
  }
}
