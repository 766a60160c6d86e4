import type { Speech, SpokenWord } from '#sim/speech/speech.ts'
import type { AudioOut, SpokenPart } from './audio-out.ts'
import type { Wire } from './wire.ts'

interface Piece {
  part: SpokenPart
  word: SpokenWord
}

/** The provider’s own player: words sound one after the other, and are heard when they begin. */
export class SidebandOut implements AudioOut {
  readonly law = 'mulaw' as const
  readonly #speed: number
  readonly #onChange: () => void
  #wire: Wire | null = null
  #queue: Piece[] = []
  #current: { part: SpokenPart; heardMs: number } | null = null
  #timer: NodeJS.Timeout | null = null
  /** The response whose audio plays, and whether all of it has come. */
  #response: { id: string; complete: boolean } | null = null
  #heard: string[] = []

  constructor(speed: number, onChange: () => void) {
    this.#speed = speed
    this.#onChange = onChange
  }

  get heard(): string {
    return this.#heard.join(' ')
  }

  get playing(): boolean {
    return this.#response !== null
  }

  connect(wire: Wire): void {
    this.#wire = wire
  }

  send(part: SpokenPart, speech: Speech, fromMs: number, ms: number): void {
    const words = speech.words.filter((word) => word.fromMs >= fromMs && word.fromMs < fromMs + ms)
    this.#queue.push(...words.map((word) => ({ part, word })))
    if (this.#response?.id !== part.response_id) {
      this.#response = { id: part.response_id, complete: false }
      this.#wire?.send({ type: 'output_audio_buffer.started', response_id: part.response_id })
    }
    if (!this.#timer) this.#next()
  }

  done(responseId: string): void {
    if (this.#response?.id !== responseId) return
    this.#response.complete = true
    if (!this.#timer) this.#next()
  }

  cut(): { itemId: string; heardMs: number } | null {
    const [response, current] = [this.#response, this.#current]
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#queue = []
    this.#response = null
    this.#current = null
    if (!response) return null
    this.#wire?.send({ type: 'output_audio_buffer.cleared', response_id: response.id })
    this.#onChange()
    return current && { itemId: current.part.item_id, heardMs: Math.round(current.heardMs) }
  }

  #next(): void {
    const piece = this.#queue.shift()
    this.#timer = null
    if (!piece) {
      this.#drained()
      return
    }
    const { part, word } = piece
    this.#heard.push(word.text)
    this.#current = { part, heardMs: word.toMs }
    this.#onChange()
    this.#timer = setTimeout(
      () => {
        this.#next()
      },
      (word.toMs - word.fromMs) / this.#speed,
    )
  }

  #drained(): void {
    if (this.#response?.complete !== true) return
    const { id } = this.#response
    this.#response = null
    this.#current = null
    this.#wire?.send({ type: 'output_audio_buffer.stopped', response_id: id })
    this.#onChange()
  }
}
