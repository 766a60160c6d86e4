import { readParty } from '../../backend/src/agent/dates/party.ts'
import { readWhen } from '../../backend/src/agent/dates/read-when.ts'
import { readJsonLines } from './json-lines.ts'
import { atLeast } from './report.ts'
import type { Row } from './report.ts'

interface Utterance {
  text: string
  asked: string[] | null
  slots: Record<string, string>
}

const today = '2018-08-01'
type Slot = 'people' | 'date' | 'time'
/** Of a rival: a date library for English with a regular expression for people. */
const bars: Record<Slot, number> = { people: 0.756, date: 0.902, time: 0.911 }

/** Whether each slot is seen where it is, and only there: F1 of presence. */
export function measureSlots(file: string): Row[] {
  const rows = readJsonLines<Utterance>(file)
  return (Object.keys(bars) as Slot[]).map((slot) => {
    const seen = rows.map(({ text, asked }) => isSeen(slot, text, asked?.includes(slot) === true))
    const said = rows.map(({ slots }) => slot in slots)
    const both = seen.filter((one, at) => one && said[at]).length
    const [precision, recall] = [both / seen.filter(Boolean).length, both / said.filter(Boolean).length]
    const f1 = Math.round((2000 * precision * recall) / (precision + recall)) / 1000
    return atLeast(
      `clients d’un restaurant : ${slot}, F1 (P ${precision.toFixed(3)}, R ${recall.toFixed(3)})`,
      f1,
      bars[slot],
    )
  })
}

function isSeen(slot: Slot, text: string, asked: boolean): boolean {
  if (slot === 'people') return readParty(text, asked) !== null
  const when = readWhen(text, today, asked ? (slot === 'date' ? 'day' : 'time') : null)
  if (slot === 'time') return when.time !== null || (when.window !== null && when.part === null)
  return when.day !== null || when.stay !== null || when.vague !== null || when.problem !== null
}
