import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import { newId } from './conversation.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'event_id'> : never
/** An event of the vendor’s, which gets its id when it is sent. */
export type Outgoing = WithoutId<RealtimeServerEvent>

/** A socket, as far as it matters here. */
export interface Line {
  send(text: string): void
  /** 1006: torn away, without a word. */
  close(code: number, reason: string): void
}

/** What a session sends to whoever is attached, and what it has sent: audio without its bytes. */
export class Wire {
  readonly sent: RealtimeServerEvent[] = []
  /** Milliseconds of audio sent. */
  audioMs = 0
  /** Each event so many times, and strangers between them: faults. */
  copies = 1
  strangers = false
  readonly #lines = new Set<Line>()
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get attached(): number {
    return this.#lines.size
  }

  attach(line: Line): void {
    this.#lines.add(line)
  }

  detach(line: Line): void {
    this.#lines.delete(line)
  }

  send(event: Outgoing): void {
    // DTMF alone has no id
    const id = event.type === 'input_audio_buffer.dtmf_event_received' ? {} : { event_id: newId('event') }
    const whole = { ...id, ...event } as RealtimeServerEvent
    this.#broadcast(JSON.stringify(whole))
    this.sent.push(whole.type === 'response.output_audio.delta' ? { ...whole, delta: '' } : whole)
    this.#onChange()
  }

  close(code: number, reason: string): void {
    for (const line of this.#lines) line.close(code, reason)
    this.#lines.clear()
  }

  #broadcast(text: string): void {
    for (const line of this.#lines) {
      for (let copy = 0; copy < this.copies; copy += 1) line.send(text)
      if (this.strangers)
        line.send(JSON.stringify({ event_id: newId('event'), type: 'response.aura.delta', aura: 'blue' }))
    }
  }
}
