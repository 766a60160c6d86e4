import type { CallKey } from '#src/features/calls/ports.ts'
import { addVoiceUsage, noVoiceUsage, voiceCost } from '#src/providers/voice-model/voice-prices.ts'
import type { VoiceUsage } from '#src/providers/voice-model/voice-model.ts'

export interface MeasureLog {
  spent(call: CallKey, costMicros: number, usage: Record<string, number>): Promise<void>
  measured(call: CallKey, measures: { firstAudioMs: number | null; responseMs: readonly number[] }): Promise<void>
}

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

  async used(usage: VoiceUsage): Promise<void> {
    this.#usage = addVoiceUsage(this.#usage, usage)
    await this.#save()
  }

  async transcribed(seconds: number): Promise<void> {
    this.#transcribedSeconds += seconds
    await this.#save()
  }

  async firstAudio(ms: number): Promise<void> {
    this.#firstAudioMs ??= Math.round(ms)
    await this.#measure()
  }

  async responded(ms: number): Promise<void> {
    this.#responses.push(Math.round(ms))
    await this.#measure()
  }

  #measure(): Promise<void> {
    return this.#log.measured(this.#call, { firstAudioMs: this.#firstAudioMs, responseMs: this.#responses })
  }

  #save(): Promise<void> {
    const cost = voiceCost(this.#model, this.#usage, this.#transcribedSeconds)
    return this.#log.spent(this.#call, cost, { ...this.#usage, transcribedSeconds: this.#transcribedSeconds })
  }
}
