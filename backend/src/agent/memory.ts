import { z } from 'zod'
import { dialogueState } from './dialogue/state.ts'
import { told } from './tools/told.ts'

/** What comes back with our last message when the client answers it. */
const memory = z.object({
  told: told.nullable().catch(null),
  dialogue: dialogueState.nullable().catch(null),
})
export type Memory = z.output<typeof memory>

/** Null when there is none, or none that this version understands. @param at when the message that bears it was sent */
export function readMemory(json: string | undefined, at: string): Memory | null {
  if (json === undefined) return null
  try {
    const read = memory.parse(JSON.parse(json))
    return { ...read, told: read.told && { ...read.told, at } }
  } catch {
    return null
  }
}

export function writeMemory({ told: recap, dialogue }: Memory): string | null {
  return recap === null && dialogue === null ? null : JSON.stringify({ told: recap, dialogue })
}
