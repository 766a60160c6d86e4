import { bookingWordsIn } from '../booking-words/index.ts'
import { handOver } from '../human-promise.ts'
import type { Draft } from '../situation.ts'
import type { ToolResult } from '../tools/session.ts'
import { usualKind } from '../tools/wishes.ts'
import type { Talk } from './talk.ts'
import type { Reading } from './reading.ts'
import { question, sayTrouble, spoken } from './say.ts'
import type { Ask, DialogueState, Slots } from './state.ts'

/** Asks for the next thing that is missing, or looks, holds and reads back. */
export async function stepForward(talk: Talk, slots: Slots, reading: Reading, lead = ''): Promise<Draft> {
  const { scene, situation } = talk
  const settled = { ...slots, kind: slots.kind ?? kindOf(slots, talk) }
  const trouble = [lead, sayTrouble(reading.trouble, situation.language)].filter(Boolean).join(' ')
  const ask = reading.trouble === null ? missing(settled, reading) : troubled(settled)
  if (ask !== null) return askFor(talk, ask, settled, trouble, reading.halves)
  const found = await talk.turn.run('check_availability', argumentsOf(settled))
  if (found.status !== 'available') return tellRefused(talk, settled, found, lead)
  const options = offersIn(found, settled)
  const [only] = options
  const type = settled.unitType ?? (options.length === 1 ? String(only?.['unit_type'] ?? '') : null)
  if (settled.kind === 'stay' && type === null) return offer(talk, settled, found, options, lead)
  if (!scene.session.mayAct) return talk.turn.stamp(spoken(situation, found.say, 'draft'))
  return holdPlace(
    talk,
    { ...settled, unitType: settled.kind === 'table' ? settled.unitType : type },
    lead,
    scene.session.clientName,
  )
}

function kindOf({ unitType, to, time }: Slots, { scene: { session } }: Talk): Slots['kind'] {
  const { unitTypes } = session.inventory
  const known = unitTypes.find(({ code }) => code === unitType)?.kind
  if (known) return known
  if (to !== null) return 'stay'
  if (time !== null) return 'table'
  return new Set(unitTypes.map(({ kind }) => kind)).size === 1 ? usualKind(session) : null
}

function missing(slots: Slots, { halves }: Reading): Ask | null {
  if (slots.kind === null) return 'kind'
  if (slots.from === null) return slots.kind === 'stay' ? 'dates' : 'day'
  if (slots.kind === 'stay' && slots.to === null) return 'departure'
  if (slots.kind === 'table' && halves.length === 2) return 'half'
  if (slots.kind === 'table' && slots.time === null) return 'time'
  return slots.partySize === null ? 'party' : null
}

const troubled = ({ kind }: Slots): Ask => (kind === 'table' ? 'day' : 'dates')

export function askFor(
  talk: Talk,
  ask: Ask,
  slots: Slots,
  lead: string,
  halves: readonly string[] = [],
  more: Partial<DialogueState> = {},
): Draft {
  const { situation, turn } = talk
  const text = [lead, question(ask, slots, situation.language, more.code ?? null, halves)].filter(Boolean).join(' ')
  const state: DialogueState = { goal: 'book', slots, ask, missed: 0, code: null, offers: [], ...more }
  return turn.stamp(spoken(situation, text, ask), state)
}

/** The slots as the arguments of a tool. */
export function argumentsOf({
  kind,
  from,
  to,
  time,
  partySize,
  adults,
  children,
  unitType,
}: Slots): Record<string, unknown> {
  const given = {
    kind,
    date_from: from,
    date_to: kind === 'table' ? null : to,
    time,
    party_size: partySize,
    adults,
    children,
    unit_type: unitType,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
}

interface Option {
  unit_type: string
  total_cents: number | null
}

function offersIn({ data }: ToolResult, slots: Slots): DialogueState['offers'] {
  const options = (data['options'] ?? []) as readonly Option[]
  const wish = argumentsOf(slots) as Record<string, string | number>
  return options.map(({ unit_type, total_cents }) => ({
    ...wish,
    unit_type,
    ...(total_cents !== null && { total_cents }),
  }))
}

function offer(
  { situation, turn }: Talk,
  slots: Slots,
  found: ToolResult,
  offers: DialogueState['offers'],
  lead: string,
): Draft {
  const words = bookingWordsIn(situation.language)
  const text = [lead, found.say, words.askType].filter(Boolean).join('\n')
  return turn.stamp(spoken(situation, text, 'type'), {
    goal: 'book',
    slots,
    ask: 'type',
    missed: 0,
    code: null,
    offers,
  })
}

async function holdPlace(talk: Talk, slots: Slots, lead: string, name: string | null): Promise<Draft> {
  const { situation, turn } = talk
  const given = slots.name ?? name
  const held = await turn.run('create_reservation', {
    ...argumentsOf(slots),
    ...(given !== null && { last_name: given }),
  })
  if (held.text !== null)
    return turn.stamp(
      spoken(situation, [lead, held.text].filter(Boolean).join('\n'), 'recap'),
      stateAt('confirm', slots),
    )
  if (held.status === 'name_needed') return turn.stamp(spoken(situation, held.say, 'name'), stateAt('name', slots))
  if (held.status === 'too_many' || held.status === 'failed' || held.status === 'not_now')
    return turn.stamp({
      ...handOver(situation, 'human', 'asked', 'ranker', `booking:${held.status}`),
      ...(held.status === 'too_many' && { text: held.say }),
    })
  return tellRefused(talk, slots, held, lead)
}

const stateAt = (ask: Ask, slots: Slots): DialogueState => ({
  goal: 'book',
  slots,
  ask,
  missed: 0,
  code: null,
  offers: [],
})

interface Offered {
  text: string
  [argument: string]: string | number
}

/** Why not, and what else: the alternatives can be taken by name or by place in the list. */
export function tellRefused(
  { situation, turn }: Talk,
  slots: Slots,
  refused: ToolResult,
  lead: string,
  more: Partial<DialogueState> = {},
): Draft {
  const alternatives = (refused.data['alternatives'] ?? []) as readonly Offered[]
  const offers = alternatives.map(({ text: _text, ...wish }) => wish)
  const text = [lead, refused.say].filter(Boolean).join('\n')
  const state: DialogueState = { ...stateAt('other', slots), offers, ...more }
  return turn.stamp(spoken(situation, text, refused.status), state)
}
