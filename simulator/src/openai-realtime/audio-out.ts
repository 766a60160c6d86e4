import type { Law } from '#sim/speech/g711.ts'
import { BYTES_PER_MS } from '#sim/speech/g711.ts'
import type { Speech } from '#sim/speech/speech.ts'
import type { Wire } from './wire.ts'

/** The ids that events of a spoken part carry. */
export interface SpokenPart {
  response_id: string
  item_id: string
  output_index: number
  content_index: number
}

/** How audio leaves: in deltas to a client that plays it, or played by the provider itself. */
export interface AudioOut {
  readonly law: Law
  /** A piece of an answer: from `fromMs` on, `ms` long. */
  send(part: SpokenPart, speech: Speech, fromMs: number, ms: number): void
  /** All of an answer was sent. */
  done(responseId: string): void
  /** The caller speaks. @returns ms of which item were heard, when somebody here knows */
  cut(): { itemId: string; heardMs: number } | null
}

/** Base64 in `response.output_audio.delta`: the client knows what was played, and tells. */
export class MediaOut implements AudioOut {
  readonly law: Law
  readonly #wire: Wire

  constructor(wire: Wire, law: Law) {
    this.#wire = wire
    this.law = law
  }

  send(part: SpokenPart, { audio }: Speech, fromMs: number, ms: number): void {
    const bytes = audio.subarray(fromMs * BYTES_PER_MS, (fromMs + ms) * BYTES_PER_MS)
    this.#wire.audioMs += bytes.length / BYTES_PER_MS
    this.#wire.send({ type: 'response.output_audio.delta', ...part, delta: bytes.toString('base64') })
  }

  done(): void {
    // the client plays
  }

  cut(): null {
    return null
  }
}
