import type { LineLogEntry, LineMode, Voice, VoiceSettings } from '@conciergerie/contract'
import type { Tx } from '#src/db/database.ts'

/** Where a call that was dialled goes, and whether it may. */
export interface DialledLine {
  /** Null: the house's own number, which no line has been made for. */
  lineId: number | null
  conciergerieId: number
  mode: LineMode
  /** E.164. */
  number: string
  /** Why its calls are refused; null = they are taken. A line in trouble still takes what reaches it. */
  refusal: 'suspended' | 'stopped' | 'draining' | null
}

/** Which line a call is for. */
export interface LineDirectory {
  /** @param number as the carrier gives it, with or without `sip:` and `tel:` */
  findByNumber(number: string): Promise<DialledLine | null>
  /** @param lineId of a SIP line, as media names it */
  findById(lineId: number): Promise<DialledLine | null>
}

/** How calls of a house are answered; kept in memory for a moment. */
export interface VoiceHouses {
  readVoice(conciergerieId: number): Promise<VoiceSettings>
}

/** What the voice of a house is told, and what it can do. */
export interface VoiceBrief {
  describe(conciergerieId: number): Promise<{
    instructions: string
    tools: { name: string; description: string; parameters: Record<string, unknown> }[]
    voice: Voice
    language: string
    model: string
  }>
}

/** What the room of calls tells of lines. */
export interface LineCalls {
  /** Calls in progress by line, those without one left out. */
  inProgress(): Promise<ReadonlyMap<number, number>>
  /** Ends the calls of a line at once. */
  hangUp(lineId: number): Promise<void>
}

/** Who keeps the agents of the lines going, when this process does. */
export interface LineKeeper {
  /** Reads lines and orders again and acts on them; resolves once what changed is stored. */
  refresh(): Promise<void>
  /** The last entries of a line's log, oldest first, in the reader's language. */
  readLog(lineId: number, locale: string): LineLogEntry[]
}

/** The process that keeps the agents of the lines going. */
export interface LineLeader {
  /** Its machine and number. */
  name: string
  since: string
}

/** The phone numbers of houses, for a room that hands out numbers too. */
export interface HouseNumbers {
  /** @throws AppError conflict when the number is another house's */
  ensureFree(tx: Tx, conciergerieId: number, number: string, field: string): Promise<void>
  /** Gives the number to a house that has none. */
  adopt(tx: Tx, conciergerieId: number, number: string): Promise<void>
}
