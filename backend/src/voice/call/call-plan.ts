import { dayOf, houseTime } from '#src/agent/calendar.ts'
import type { BookingParts } from '#src/agent/scene.ts'
import type { Tool } from '#src/agent/tools/tool.ts'
import { describeTools, describeVoice } from '#src/agent/voice-brief.ts'
import type { VoiceToolSpec } from '#src/agent/voice-brief.ts'
import type { Clock } from '#src/clock.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import type { LineDirectory } from '#src/features/lines/ports.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import type { LineMode, VoiceSettings } from '@conciergerie/contract'
import { firstWords, languageOfLine } from './first-words.ts'
import type { Manner } from './first-words.ts'
import type { CallStart } from '../media-protocol.ts'

export interface PlanParts {
  bookings: BookingParts
  shelves: FaqShelves
  lines: Pick<LineDirectory, 'findByNumber'>
  now: Clock
  /** The installation's model, for houses that name none. */
  model: string
}

/** What a call is told and may do, fixed when it is let in. */
export interface CallPlan {
  house: House
  inventory: Inventory
  settings: VoiceSettings
  manner: Manner
  /** Whether the caller is told so, and the sound is kept from then on. */
  isRecorded: boolean
  /** Whom callers who want a person are passed on to, E.164; null: nobody. */
  transferNumber: string | null
  instructions: string
  tools: readonly VoiceToolSpec[]
}

/** Out of hours only these are left. */
const forMessages: ReadonlySet<string> = new Set(['leave_message', 'raise_question'])

export async function planCall(
  { bookings, shelves, lines, now }: PlanParts,
  { house, settings, manner, road, caller }: PlanOf,
): Promise<CallPlan> {
  const inventory = await bookings.readInventory(house.id)
  const local = houseTime(now(), house.timezone)
  const shelf = await shelves.open(house.id, { day: dayOf(local), message: '', history: [] })
  const { faqs, complete } = shelf.offer('', [])
  const language = languageOfLine(settings)
  const isRecorded = mayRecord(settings, manner, road)
  const offered = bookings.registry.offered({ inventory }).filter((tool) => mayUse(tool, manner))
  return {
    house,
    inventory,
    settings,
    manner,
    isRecorded,
    transferNumber: await personOf(house, settings, lines),
    instructions: describeVoice({ house, inventory, faqs, complete, now: local, language, ...caller }),
    tools: describeTools(offered, { complete, isRecorded, knowsNumber: caller.knowsNumber }),
  }
}

export interface PlanOf {
  house: House
  settings: VoiceSettings
  manner: Manner
  /** Null when no call is meant. */
  road: LineMode | null
  caller: { callerName: string | null; knowsNumber: boolean }
}

/** A number that was a person's when it was set may since have become one of the house: it would come back to us. */
async function personOf(house: House, { transferNumber }: VoiceSettings, lines: PlanParts['lines']) {
  if (transferNumber === null) return null
  const answering = await lines.findByNumber(transferNumber)
  return answering?.conciergerieId === house.id ? null : transferNumber
}

/** Not what nobody says anything in, nor sound that never passes here. */
const mayRecord = ({ recording }: VoiceSettings, manner: Manner, road: LineMode | null) =>
  recording.enabled && manner !== 'closed' && road !== 'openai_sip'

const mayUse = ({ name }: Tool, manner: Manner) => manner === 'usual' || forMessages.has(name)

/** As the media process is told it. */
export function startOf(call: OpenedCall, plan: CallPlan, { model, ref }: { model: string; ref: string }): CallStart {
  const { settings, instructions, tools, house } = plan
  return {
    ref,
    callId: call.id,
    road: call.road,
    providerCallId: call.providerCallId,
    session: {
      model: settings.model || model,
      instructions,
      tools,
      voice: settings.voice,
      speed: settings.speed,
      language: languageOfLine(settings),
      keywords: [house.name, ...settings.keywords],
    },
    greeting: firstWords(house, settings, plan),
  }
}
