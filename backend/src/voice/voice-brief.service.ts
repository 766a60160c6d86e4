import type { Voice, VoiceSettings } from '@conciergerie/contract'
import type { VoiceToolSpec } from '#src/agent/voice-brief.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { VoiceHouses } from '#src/features/lines/ports.ts'
import { planCall } from './call/call-plan.ts'
import type { PlanParts } from './call/call-plan.ts'
import { languageOfLine } from './call/first-words.ts'

export interface HouseBrief {
  instructions: string
  tools: VoiceToolSpec[]
  voice: Voice
  language: string
  model: string
}

/** What the voice of a house would be told now, for machines and for the curious: no caller is known. */
export class HouseVoiceBrief {
  readonly #parts: PlanParts & { houses: { read(id: number): Promise<House> }; voice: VoiceHouses }

  constructor(parts: PlanParts & { houses: { read(id: number): Promise<House> }; voice: VoiceHouses }) {
    this.#parts = parts
  }

  /** @throws AppError not_found */
  async describe(conciergerieId: number): Promise<HouseBrief> {
    const { houses, voice, model } = this.#parts
    const [house, settings] = await Promise.all([houses.read(conciergerieId), voice.readVoice(conciergerieId)])
    const caller = { callerName: null, knowsNumber: true }
    const plan = await planCall(this.#parts, { house, settings, manner: 'usual', road: null, caller })
    return briefOf(plan.instructions, [...plan.tools], settings, model)
  }
}

function briefOf(instructions: string, tools: VoiceToolSpec[], settings: VoiceSettings, model: string): HouseBrief {
  return {
    instructions,
    tools,
    voice: settings.voice,
    language: languageOfLine(settings),
    model: settings.model || model,
  }
}
