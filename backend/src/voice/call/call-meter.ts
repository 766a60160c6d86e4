import type { CallKey } from '#src/features/calls/ports.ts'
import { addVoiceUsage, noVoiceUsage, voiceCost } from '#src/providers/voice-model/voice-prices.ts'
import type { VoiceUsage } from '#src/providers/voice-model/voice-model.ts'
import type { CallEvent } from '../media-protocol.ts'

export interface MeasureLog {
  spent(call: CallKey, costMicros: number, usage: Record<string, number>): Promise<void>
  measured(call: CallKey, measures: { firstAudioMs: number | null; responseMs: readonly number[] }): Promise<void>
}

type Measured = Extract<CallEvent, { on: 'response_done' | 'transcribed' | 'first_audio' | 'response_time' }>

/** What a call costs and how fast it answers, written down as it is known. */
export class CallMeter {
  readonly #call: CallKey
  readonly #log: MeasureLog
  readonly #model: string
  readonly #responses: number[] = []
  #firstAudioMs: number | null = null
  #usage: VoiceUsage = noVoiceUsage
  #transcribedSeconds = 0

  constructor(call: CallKey, log: MeasureLog, model: string) {
    this.#call = call
    this.#log = log
    this.#model = model
  }

  async hear(event: Measured): Promise<void> {
    switch (event.on) {
      case 'response_done':
        if (event.usage === null) return
        this.#usage = addVoiceUsage(this.#usage, event.usage)
        return this.#save()
      case 'transcribed':
        this.#transcribedSeconds += event.seconds
        return this.#save()
      case 'first_audio':
        this.#firstAudioMs ??= Math.round(event.ms)
        return this.#measure()
      case 'response_time':
        this.#responses.push(Math.round(event.ms))
        return this.#measure()
    }
  }

  #measure(): Promise<void> {
    return this.#log.measured(this.#call, { firstAudioMs: this.#firstAudioMs, responseMs: this.#responses })
  }

  #save(): Promise<void> {
    const cost = voiceCost(this.#model, this.#usage, this.#transcribedSeconds)
    return this.#log.spent(this.#call, cost, { ...this.#usage, transcribedSeconds: this.#transcribedSeconds })
  }
}
