import type { DateTime } from 'luxon'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import { fold } from '#src/text/fold.ts'
import { addDays } from '../dates/days.ts'
import { readParty } from '../dates/party.ts'
import { readWhen } from '../dates/read-when.ts'
import type { When } from '../dates/when.ts'
import { readKind } from './intent.ts'
import type { Reading } from './reading.ts'
import { settleHour } from './settle-hour.ts'
import type { Ask, Slots } from './state.ts'

interface Scope {
  now: DateTime
  inventory: Inventory
  ask: Ask | null
  known: Slots
}

/** What one message adds to a booking. Nothing is guessed: what is not sure is left out or asked about. */
export function readSlots(text: string, { now, inventory, ask, known }: Scope): Reading {
  const today = now.toFormat('yyyy-MM-dd')
  const when = readWhen(
    ask === 'departure' ? daysAsNights(text) : text,
    today,
    ask === 'time' || ask === 'half' ? 'time' : ask === 'dates' || ask === 'day' || ask === 'departure' ? 'day' : null,
  )
  const party = readParty(text, ask === 'party')
  const kind = readKind(text) ?? (when.stay || when.nights !== null ? 'stay' : null) ?? (when.time ? 'table' : null)
  const unitType = typeIn(text, inventory)
  const sort = kind ?? known.kind ?? inventory.unitTypes.find(({ code }) => code === unitType)?.kind ?? null
  const dates = sort === 'table' ? { from: when.day } : stayDates(when, ask, known)
  const hour = when.time ? settleHour(when.time, dates.from ?? known.from, inventory) : { time: null, halves: [] }
  const said: Partial<Slots> = {
    kind,
    ...dates,
    time: hour.time,
    unitType,
    ...(party && { partySize: party.size, adults: party.adults, children: party.children }),
  }
  const slots = Object.fromEntries(Object.entries(said).filter(([, value]) => value != null))
  return { slots, trouble: troubleOf(when, dates.from ?? null, today), halves: hour.halves }
}

/** Asked for how many nights, "3 jours" is three nights: the recap says both dates. */
const daysAsNights = (text: string) =>
  text.replace(/(?<!\b(?:dans|in) )(\b\p{L}+|\d+) (?:jours?|days?)\b/giu, '$1 nuits')

function stayDates(when: When, ask: Ask | null, known: Slots): { from: string | null; to?: string | null } {
  if (when.stay) return when.stay
  const from = known.from
  if (when.departure !== null) return { from: when.day, to: when.departure }
  if (when.nights !== null && from !== null && when.day === null) return { from: null, to: addDays(from, when.nights) }
  // asked when they leave, one date is the departure
  if (ask === 'departure' && when.day !== null) return { from: null, to: when.day }
  return { from: when.day }
}

function troubleOf(when: When, from: string | null, today: string): Reading['trouble'] {
  if (when.problem !== null) return { what: when.problem }
  if (from !== null && from < today) return { what: 'past' }
  return when.vague !== null && when.day === null && when.stay === null ? { what: 'vague', said: when.vague } : null
}

/** A type named as the house names it, or by the word that only it has: "la familiale". */
export function typeIn(text: string, { unitTypes }: Inventory): string | null {
  const said = ` ${fold(text)} `
  const full = unitTypes.filter(
    ({ name, code }) => said.includes(` ${fold(name)} `) || said.includes(` ${fold(code)} `),
  )
  if (full.length === 1) return full[0]?.code ?? null
  const words = unitTypes.map(({ name }) =>
    fold(name)
      .split(' ')
      .filter((word) => word.length > 3),
  )
  const named = unitTypes.filter((_, index) => {
    const own = (words[index] ?? []).filter((word) =>
      words.every((others, at) => at === index || !others.includes(word)),
    )
    return own.some((word) => !common.has(word) && (said.includes(` ${word} `) || said.includes(` ${word}s `)))
  })
  return named.length === 1 ? (named[0]?.code ?? null) : null
}

/** In the name of a type these are no choice of it. */
const common = new Set(['chambre', 'table', 'room', 'salle', 'appartement', 'nuit', 'avec', 'pour'])
