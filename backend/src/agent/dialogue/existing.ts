import { bookingWordsIn } from '../booking-words/index.ts'
import type { Draft } from '../situation.ts'
import { handOver } from '../human-promise.ts'
import type { Talk } from './talk.ts'
import { argumentsOf, askFor, tellRefused } from './new-booking.ts'
import type { Reading } from './reading.ts'
import { sayTrouble, spoken } from './say.ts'
import { noSlots } from './state.ts'
import type { DialogueState, Slots } from './state.ts'
import { addDays } from '../dates/days.ts'
import { fold } from '#src/text/fold.ts'
import { numberPattern, toNumber } from '../dates/number-words.ts'

interface Found {
  code: string
  kind: 'stay' | 'table'
  starts_at: string
  ends_at: string
}

/** The booking that is meant: the one whose code is given, or the only one; else the client is asked. */
async function whichOne(
  talk: Talk,
  goal: 'change' | 'cancel',
  code: string | null,
  slots: Slots,
): Promise<{ one: Found } | { draft: Draft }> {
  const { situation, turn } = talk
  const found = await turn.run('find_reservation', code === null ? {} : { code })
  const rows = (found.data['reservations'] ?? []) as readonly Found[]
  const [one] = rows
  if (one && rows.length === 1) return { one }
  const words = bookingWordsIn(situation.language)
  const lead = rows.length === 0 ? words.notFound : `${found.say}\n`
  const state: DialogueState = { goal, slots, ask: 'which', missed: 0, code: null, offers: [] }
  const asked = rows.length === 0 ? lead : `${lead}${words.askWhich}`
  return { draft: turn.stamp(spoken(situation, asked, 'which'), state) }
}

export async function tellBookings({ situation, turn }: Talk): Promise<Draft> {
  const found = await turn.run('find_reservation', {})
  return turn.stamp(spoken(situation, found.say, 'found'))
}

export async function beginCancel(talk: Talk, code: string | null): Promise<Draft> {
  const { situation, turn } = talk
  const which = await whichOne(talk, 'cancel', code, noSlots)
  if ('draft' in which) return which.draft
  const recap = await turn.run('cancel_reservation', { code: which.one.code })
  if (recap.text === null) return turn.stamp(handOver(situation, 'human', 'asked', 'ranker', `booking:${recap.status}`))
  return turn.stamp(spoken(situation, recap.text, 'recap_cancel'), {
    goal: 'cancel',
    slots: noSlots,
    ask: 'confirm',
    missed: 0,
    code: which.one.code,
    offers: [],
  })
}

export async function beginChange(talk: Talk, code: string | null, reading: Reading): Promise<Draft> {
  const which = await whichOne(talk, 'change', code, { ...noSlots, ...reading.slots })
  if ('draft' in which) return which.draft
  const { one } = which
  const kindless = { ...reading, slots: { ...reading.slots, kind: one.kind } }
  return proposeChange(talk, one.code, { ...kindless, slots: { ...kindless.slots, ...moreNights(talk.text, one) } })
}

/** "Une nuit de plus". */
function moreNights(text: string, { kind, ends_at: end }: Found): Partial<Slots> {
  const match = new RegExp(
    `(?<n>${numberPattern}) nuits? (?:de plus|supplementaires?|en plus)|prolonger d une nuit|(?:one|an) (?:more|extra) night`,
  ).exec(fold(text))
  return kind === 'stay' && match ? { to: addDays(end, toNumber(match.groups?.['n']) ?? 1) } : {}
}

/** Reads back what a booking would become; asks when nothing is said of it. */
export async function proposeChange(
  talk: Talk,
  code: string,
  { slots: said, trouble, halves }: Reading,
): Promise<Draft> {
  const { situation, turn } = talk
  const slots: Slots = { ...noSlots, ...said }
  const more = { goal: 'change' as const, code }
  if (trouble !== null) return askFor(talk, 'what', slots, sayTrouble(trouble, situation.language), [], more)
  if (halves.length === 2) return askFor(talk, 'half', slots, '', halves, more)
  const { kind: _kind, ...changes } = argumentsOf(slots)
  if (Object.keys(changes).length === 0) return askFor(talk, 'what', slots, '', [], more)
  const recap = await turn.run('update_reservation', { code, ...changes })
  if (recap.text !== null)
    return turn.stamp(spoken(situation, recap.text, 'recap_change'), {
      ...more,
      slots,
      ask: 'confirm',
      missed: 0,
      offers: [],
    })
  if (recap.status === 'invalid_transition' || recap.status === 'not_found')
    return turn.stamp(handOver(situation, 'human', 'asked', 'ranker', `booking:${recap.status}`))
  return tellRefused(talk, slots, recap, '', { ...more, ask: 'what' })
}
