import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import { spell } from './read-name.ts'
import { choosePlace, chooseType, readShop } from './shop.ts'
import type { Offer, State } from './state.ts'
import { say } from './state.ts'
import type { ToolResult } from './tool-result.ts'

/** A table or a stay, when the house has only one of the two. */
function kindOf(state: State, turn: Turn): 'stay' | 'table' | null {
  const kinds = new Set(readShop(turn.instructions).map(({ kind }) => kind))
  const [only] = kinds.size === 1 ? kinds : []
  return state.slots.kind ?? (state.slots.time !== null ? 'table' : state.slots.to !== null ? 'stay' : (only ?? null))
}

/** Who calls is on a card of the house: their name is not asked for. */
const isKnown = ({ instructions }: Turn) => /<client>[^<]+<\/client>/.test(instructions)

function wishOf({ slots }: State, kind: 'stay' | 'table'): Record<string, unknown> {
  const { from, to, time, party, adults, children, type } = slots
  const when = kind === 'stay' ? { date_from: from, date_to: to } : { date_from: from, time }
  return { kind, ...when, party_size: party, adults, children, unit_type: type }
}

/** What is still to be asked, else null. */
function missing(state: State, kind: 'stay' | 'table'): Output[] | null {
  const { slots, words } = state
  if (slots.from === null)
    return kind === 'stay' ? state.asking('dates', words.askDates) : state.asking('day', words.askDay)
  if (kind === 'stay' && slots.to === null) return state.asking('departure', words.askDeparture)
  if (kind === 'table' && slots.time === null) return state.asking('time', words.askTime)
  return slots.party === null ? state.asking('party', words.askParty) : null
}

/** The next step towards a booking: a question, a look at what is free, or the hold. */
export function continueBooking(state: State, turn: Turn): Output[] {
  const { words, slots } = state
  const kind = kindOf(state, turn)
  if (kind === null) return state.asking('kind', words.askKind)
  slots.kind = kind
  slots.type ??=
    chooseType(
      state.said,
      readShop(turn.instructions).filter((type) => type.kind === kind),
    )?.code ?? null
  const question = missing(state, kind)
  if (question) return question
  const wish = wishOf(state, kind)
  if (state.checked !== wishKey(wish)) return state.calling(turn, 'check_availability', wish)
  // any table does, unless a place was named
  if (kind === 'stay' && state.offered.length > 1 && slots.type === null) return state.asking('type', words.askType)
  if (slots.last === null && !isKnown(turn)) return state.asking('name', words.askName)
  const { first, last, requests } = slots
  return state.calling(turn, 'create_reservation', { ...wish, first_name: first, last_name: last, requests })
}

/** What was asked for, whatever the type: choosing one of those offered needs no new look. */
const wishKey = ({ unit_type: _type, ...wish }: Record<string, unknown>) => JSON.stringify(wish)

function offersIn(list: unknown): Offer[] {
  if (!Array.isArray(list)) return []
  return (list as Record<string, unknown>[]).map((one) => {
    const { text: _text, ...args } = one
    return {
      code: typeof one['unit_type'] === 'string' ? one['unit_type'] : '',
      name: typeof one['name'] === 'string' ? one['name'] : typeof one['text'] === 'string' ? one['text'] : '',
      totalCents: typeof one['total_cents'] === 'number' ? one['total_cents'] : null,
      args,
    }
  })
}

export function takeAvailability(result: ToolResult, state: State, turn: Turn): Output[] {
  const { slots, words } = state
  if (result.status !== 'available') {
    state.offered = offersIn(result.data['alternatives'])
    state.checked = null
    const text = result.say || words.failed
    return state.asking('alternative', /\?\s*$/.test(text) ? text : `${text} ${words.otherDates}`)
  }
  state.offered = offersIn(result.data['options'])
  state.checked = wishKey(wishOf(state, slots.kind ?? 'stay'))
  slots.type ??=
    state.offered.length === 1
      ? (state.offered[0]?.code ?? null)
      : (choosePlace(state.said, state.offered)?.code ?? null)
  return [...say(result.say), ...continueBooking(state, turn)].reduce<Output[]>(joined, [])
}

/** Sentences that follow one another are one item. */
function joined(outputs: Output[], next: Output): Output[] {
  const last = outputs.at(-1)
  if (last && 'say' in last && 'say' in next) return [...outputs.slice(0, -1), { say: `${last.say} ${next.say}` }]
  return [...outputs, next]
}

export function takeReservation(result: ToolResult, state: State, turn: Turn): Output[] {
  const { words, slots } = state
  switch (result.status) {
    case 'held': {
      const hold = result.data['hold']
      state.pending = { tool: 'create_reservation', args: { hold } }
      state.ask = null
      const name = [slots.first, slots.last].filter(Boolean).join(' ')
      state.question = result.say
      return say(name === '' ? '' : words.noted(name, spell(slots.last ?? '', state.language)), result.say)
    }
    case 'confirmed':
    case 'requested':
      state.startOver()
      state.ask = 'more'
      return say(result.say, words.anythingElse)
    case 'refused':
    case 'changed':
      state.checked = null
      return state.asking('alternative', result.say)
    case 'name_needed':
      slots.last = null
      return state.asking('name', words.askName)
    case 'hold_expired':
      state.checked = null
      return state.asking('alternative', result.say)
    case 'not_available':
    case 'full':
    case 'closed':
      return takeAvailability(result, state, turn)
    default:
      return say(result.say || words.failed)
  }
}
