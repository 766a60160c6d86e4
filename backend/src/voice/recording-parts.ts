import type { FromMedia } from './media-protocol.ts'

/** Puts recordings together again that came in parts. */
export class RecordingParts {
  readonly #parts = new Map<number, string[]>()

  /** @returns the message to pass on, or null for a part that waits for the others */
  join(message: FromMedia): FromMedia | null {
    if (message.from !== 'call') return message
    const { callId, event } = message
    if (event.on === 'recording_part') {
      const parts = this.#parts.get(callId) ?? []
      this.#parts.set(callId, parts)
      parts.push(event.wav)
      return null
    }
    if (event.on !== 'recording') return message
    const wav = (this.#parts.get(callId) ?? []).join('')
    this.#parts.delete(callId)
    return { from: 'call', callId, event: { ...event, wav } }
  }
}
