import type { Conversation } from './conversation.ts'
import { itemJson } from './conversation.ts'
import type { RealtimeFaults } from './faults.ts'
import { failedTranscript, transcriptOf } from './transcription.ts'
import type { Utterance } from './transcription.ts'
import type { Meter } from './usage.ts'
import type { Wire } from './wire.ts'

export interface CallerItemsParts {
  wire: Wire
  conversation: Conversation
  meter: Meter
  faults: RealtimeFaults
  /** Whether the client wants the caller's words. */
  transcribes: () => boolean
}

/** What the caller says: items of the conversation, and their words once they are known. */
export class CallerItems {
  readonly #parts: CallerItemsParts

  constructor(parts: CallerItemsParts) {
    this.#parts = parts
  }

  /** What was said stands in the conversation, though nobody knows the words yet. */
  add(id: string, text: string): void {
    const { wire, conversation } = this.#parts
    const item = { kind: 'caller' as const, id, text, byVoice: true }
    const previous = conversation.add(item)
    wire.send({ type: 'input_audio_buffer.committed', item_id: id, previous_item_id: previous })
    wire.send({ type: 'conversation.item.added', previous_item_id: previous, item: itemJson(item) })
    wire.send({ type: 'conversation.item.done', previous_item_id: previous, item: itemJson(item) })
  }

  /** @returns tells the words, unless that was done at once */
  commit(utterance: Utterance): () => void {
    this.#parts.meter.hear(utterance.ms)
    this.add(utterance.itemId, utterance.text)
    const fault = this.#parts.faults.take('transcription')
    const tell = () => {
      if (fault?.kind !== 'lost') this.#transcribe(utterance, fault?.kind === 'failed')
    }
    if (fault?.kind !== 'early') return tell
    tell()
    return () => undefined
  }

  #transcribe(utterance: Utterance, failed: boolean): void {
    const { wire, transcribes } = this.#parts
    if (!transcribes()) return
    for (const event of failed ? [failedTranscript(utterance)] : transcriptOf(utterance)) wire.send(event)
  }
}
