import type { LineMode, VoiceSettings } from '@conciergerie/contract'
import { deskState, houseTime } from '#src/agent/calendar.ts'
import type { Clock } from '#src/clock.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { readPhoneAddress } from '#src/text/phone-address.ts'
import { languageOfLine } from '../call/first-words.ts'
import type { Manner } from '../call/first-words.ts'
import type { RefusalReason } from '../media-protocol.ts'
import type { DialledLine, VoiceHouses } from '#src/features/lines/ports.ts'

export interface ReceptionParts {
  houses: { read(conciergerieId: number): Promise<House> }
  voice: VoiceHouses
  log: CallLog
  now: Clock
}

/** A call at the door, from whichever road. */
export interface Knock {
  line: DialledLine | null
  road: LineMode
  providerCallId: string
  /** As the carrier gives it; null or unreadable = withheld. */
  from: string | null
  pass: { hash: string; expiresAt: string } | null
}

export interface Admitted {
  kind: 'admitted'
  call: OpenedCall
  house: House
  settings: VoiceSettings
  manner: Manner
}

export type Welcome = Admitted | { kind: 'refused'; reason: RefusalReason } | { kind: 'repeated' }

/** Who may come in: a line that is on, a house that answers, and room for one more call. What is refused is written down too. */
export class Reception {
  readonly #parts: ReceptionParts
  #isClosed = false

  constructor(parts: ReceptionParts) {
    this.#parts = parts
  }

  /** The program stops: from now on callers hear that we are busy. */
  close(): void {
    this.#isClosed = true
  }

  async welcome(knock: Knock): Promise<Welcome> {
    const { houses, voice, now } = this.#parts
    const { line } = knock
    if (this.#isClosed) return { kind: 'refused', reason: 'busy' }
    if (line?.mode !== knock.road) return { kind: 'refused', reason: 'unknown' }
    if (line.refusal !== null)
      return { kind: 'refused', reason: line.refusal === 'suspended' ? 'closed' : 'unavailable' }
    const [house, settings] = await Promise.all([
      houses.read(line.conciergerieId),
      voice.readVoice(line.conciergerieId),
    ])
    if (house.status !== 'active' || !settings.enabled) return { kind: 'refused', reason: 'closed' }
    const local = houseTime(now(), house.timezone)
    const dayBegan = local.startOf('day').toJSDate().toISOString()
    const opened = await this.#open(knock, line, settings, dayBegan)
    if (opened === null) return { kind: 'repeated' }
    if (!opened.admitted) return { kind: 'refused', reason: 'busy' }
    return { kind: 'admitted', call: opened.call, house, settings, manner: mannerOf(house, settings, now()) }
  }

  #open({ road, providerCallId, from, pass }: Knock, line: DialledLine, settings: VoiceSettings, dayBegan: string) {
    const call = {
      conciergerieId: line.conciergerieId,
      lineId: line.lineId,
      road,
      providerCallId,
      number: line.number,
      phone: from === null ? null : readPhoneAddress(from),
      language: languageOfLine(settings),
      pass,
    }
    const { maxConcurrent, maxMinutesPerDay } = settings
    return this.#parts.log.open(call, { maxConcurrent, maxMinutesPerDay, dayBegan })
  }
}

/** How calls are taken at this hour. */
export function mannerOf(house: House, { hours, outOfHours }: VoiceSettings, now: Date): Manner {
  const open = hours === 'always' || deskState(house.hours, houseTime(now, house.timezone)).open
  if (open) return 'usual'
  return outOfHours === 'message' ? 'message_only' : 'closed'
}
