import { DateTime } from 'luxon'
import { readSlots } from '../../backend/src/agent/dialogue/read-slots.ts'
import type { Reading } from '../../backend/src/agent/dialogue/reading.ts'
import { merge } from '../../backend/src/agent/dialogue/answer-asked.ts'
import { noSlots } from '../../backend/src/agent/dialogue/state.ts'
import type { Ask, Slots } from '../../backend/src/agent/dialogue/state.ts'
import { daysBetween } from '../../backend/src/agent/dates/days.ts'
import type { Inventory } from '../../backend/src/features/inventory/inventory.ts'
import { percent, readJsonLines } from './json-lines.ts'
import type { Row } from './report.ts'

interface Call {
  history: [from: 'U' | 'S', text: string][]
  tool: 'ReserveRestaurant' | 'ReserveHotel' | 'BookHouse'
  args: Record<string, string>
}

const now = DateTime.fromISO('2019-03-01T09:00', { zone: 'utc' })
const nothingOnSale: Inventory = {
  conciergerieId: 0,
  version: 0,
  unitTypes: [],
  units: [],
  combos: [],
  services: [],
  rules: [],
}
/** What a house's own assistant must read; the others name one of many houses, and a house knows its own name. */
const ours = [
  'date',
  'time',
  'number_of_seats',
  'check_in_date',
  'check_out_date',
  'stay_length',
  'number_of_days',
  'number_of_adults',
]

/** The calls that assistants made, read again from the conversation: only what the client wrote is read, in its order. */
export function measureCalls(file: string): Row[] {
  const rows = readJsonLines<Call>(file)
  const tally = new Map<string, { right: number; wrong: number; nothing: number }>()
  let exact = 0
  for (const row of rows) {
    const got = argumentsOf(replay(row), row)
    const wanted = Object.entries(row.args).filter(([name]) => ours.includes(name))
    if (wanted.every(([name, value]) => got[name] === value)) exact++
    for (const [name, value] of wanted) {
      const counts = tally.get(name) ?? { right: 0, wrong: 0, nothing: 0 }
      counts[got[name] === undefined ? 'nothing' : got[name] === value ? 'right' : 'wrong']++
      tally.set(name, counts)
    }
  }
  const shown = [...tally].map(([name, { right, wrong, nothing }]) => {
    const all = right + wrong + nothing
    return `${name} ${percent(right, all)} % (faux ${percent(wrong, all)} %)`
  })
  return [
    {
      name: `appels de réservation relus sans modèle, exacts hors nom et lieu (${rows.length})`,
      value: `${percent(exact, rows.length)} %`,
      bar: '',
      ok: true,
    },
    ...shown.map((line) => ({ name: `  ${line}`, value: '', bar: '', ok: true })),
  ]
}

function replay({ history, tool }: Call): Slots {
  let slots: Slots = { ...noSlots, kind: tool === 'ReserveRestaurant' ? 'table' : 'stay' }
  let ask: Ask | null = null
  for (const [from, text] of history) {
    if (from === 'S') ask = askedIn(text, slots)
    else slots = merge(slots, kept(readSlots(text, { now, inventory: nothingOnSale, ask, known: slots }).slots, slots))
  }
  return slots
}

const kept = (said: Reading['slots'], { kind }: Slots): Reading['slots'] => ({ ...said, kind })

function askedIn(text: string, { kind, from }: Slots): Ask | null {
  const said = text.toLowerCase()
  if (/what time|which time|when would you like/.test(said)) return 'time'
  if (/how many (?:people|seats|guests|adults|persons)|party size|for how many/.test(said)) return 'party'
  if (/how (?:long|many (?:days|nights))|check(?:ing)?[ -]?out|leav/.test(said)) return 'departure'
  if (/(?:what|which) (?:date|day)|check(?:ing)?[ -]?in/.test(said))
    return kind === 'table' || from !== null ? 'day' : 'dates'
  return null
}

/** As the data set writes them; a table for today and for two is what its assistant takes when nothing is said. */
function argumentsOf({ from, to, time, partySize, adults }: Slots, { tool }: Call): Record<string, string> {
  const nights = from !== null && to !== null ? String(daysBetween(from, to)) : undefined
  const given =
    tool === 'ReserveRestaurant'
      ? { date: from ?? '2019-03-01', time: time ?? undefined, number_of_seats: String(partySize ?? 2) }
      : {
          check_in_date: from ?? undefined,
          check_out_date: to ?? undefined,
          stay_length: nights,
          number_of_days: nights,
          number_of_adults: partySize === null ? undefined : String(adults ?? partySize),
        }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
