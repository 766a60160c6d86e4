import type { VoiceListener, VoiceSession } from '../voice-model.ts'

type Note = readonly [name: keyof VoiceListener, ...args: unknown[]]

/** Writes down what a voice tells, and lets a test wait for it. */
export class VoiceNotes {
  readonly all: Note[] = []
  #wake: () => void = () => undefined

  readonly listener: VoiceListener = {
    onReady: this.#note('onReady'),
    onAudio: this.#note('onAudio'),
    onAudioDone: this.#note('onAudioDone'),
    onSpeechStarted: this.#note('onSpeechStarted'),
    onSpeechStopped: this.#note('onSpeechStopped'),
    onItem: this.#note('onItem'),
    onText: this.#note('onText'),
    onToolCall: this.#note('onToolCall'),
    onResponseStarted: this.#note('onResponseStarted'),
    onResponseDone: this.#note('onResponseDone'),
    onTranscribed: this.#note('onTranscribed'),
    onDtmf: this.#note('onDtmf'),
    onPlayback: this.#note('onPlayback'),
    onTruncated: this.#note('onTruncated'),
    onError: this.#note('onError'),
    onClosed: this.#note('onClosed'),
  }

  /** Arguments of every note of this name so far. */
  of(name: keyof VoiceListener): unknown[][] {
    return this.all.filter(([noted]) => noted === name).map(([, ...args]) => args)
  }

  /** @returns the arguments of the first note of this name, when there is one */
  async first(name: keyof VoiceListener): Promise<unknown[]> {
    for (;;) {
      const found = this.of(name)[0]
      if (found) return found
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #note(name: keyof VoiceListener) {
    return (...args: unknown[]) => {
      this.all.push([name, ...args])
      this.#wake()
    }
  }
}

export const someSession: VoiceSession = {
  model: 'gpt-realtime-2.1',
  instructions: 'Tu es la voix de l’hôtel.',
  tools: [{ name: 'book', description: 'Réserve.', parameters: { type: 'object', properties: {} } }],
  voice: 'marin',
  speed: 1,
  language: 'fr',
  keywords: ['Lumière'],
  format: 'audio/pcmu',
}
