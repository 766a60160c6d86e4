import { bookingWordsIn } from '../booking-words/index.ts'
import { handOver } from '../human-promise.ts'
import type { Draft } from '../situation.ts'
import { chooseOffer } from './choose.ts'
import { begin } from './begin.ts'
import { interposed } from './talk.ts'
import type { Talk } from './talk.ts'
import { beginCancel, beginChange, proposeChange } from './existing.ts'
import { codeIn, givesUp, readGoal, wantsWaitlist } from './intent.ts'
import { argumentsOf, stepForward } from './new-booking.ts'
import { readSlots } from './read-slots.ts'
import { question, spoken } from './say.ts'
import { noSlots } from './state.ts'
import type { DialogueState, Slots } from './state.ts'
import { fold } from '#src/text/fold.ts'

const mostMissed = 2

/** The answer to a question of ours: what it adds is taken, and the booking goes on. */
export async function answerAsked(talk: Talk, state: DialogueState): Promise<Draft | null> {
  const { situation, scene, text } = talk
  const { inventory } = scene.session
  if (wantsWaitlist(text)) return joinList(talk, state)
  if (givesUp(text) && state.ask !== 'name')
    return spoken(situation, bookingWordsIn(situation.language).refusedByThem, 'given_up')
  const chosen = chooseOffer(text, state.offers, inventory)
  if (chosen) return takeOffer(talk, state, chosen)
  if (state.ask === 'which') return takeCode(talk, state)
  if (state.ask === 'name') return takeName(talk, state)
  const reading = readSlots(text, { now: situation.now, inventory, ask: state.ask, known: state.slots })
  const goal = readGoal(text, reading)
  if (goal !== null && goal !== 'book' && goal !== state.goal) return begin(talk)
  if (Object.keys(reading.slots).length === 0 && reading.trouble === null && reading.halves.length === 0)
    return notUnderstood(talk, state)
  if (state.goal === 'change' && state.code !== null) return proposeChange(talk, state.code, reading)
  return stepForward(talk, merge(state.slots, reading.slots), reading)
}

/** What is said now wins; another kind of booking begins anew. */
export function merge(known: Slots, said: Partial<Slots>): Slots {
  const kept =
    said.kind !== undefined && said.kind !== null && known.kind !== null && said.kind !== known.kind
      ? { ...noSlots, partySize: known.partySize }
      : known
  // another arrival without a departure: the old departure says nothing any more
  const moved =
    said.from != null && said.to === undefined && kept.to !== null && said.from >= kept.to
      ? { ...kept, to: null }
      : kept
  return { ...moved, ...said }
}

async function joinList(talk: Talk, { slots }: DialogueState): Promise<Draft> {
  const { situation, turn } = talk
  const done = await turn.run('join_waitlist', argumentsOf(slots))
  if (done.deed === 'waiting') return turn.stamp(spoken(situation, done.say, 'waiting'))
  if (done.status === 'available') return stepForward(talk, slots, { slots: {}, trouble: null, halves: [] })
  return turn.stamp(handOver(situation, 'human', 'asked', 'ranker', `booking:${done.status}`))
}

function takeOffer(talk: Talk, state: DialogueState, offer: Record<string, string | number>): Promise<Draft> {
  const text = (name: string) => (offer[name] === undefined ? null : String(offer[name]))
  const slots: Slots = {
    ...state.slots,
    kind: offer['kind'] === 'table' ? 'table' : 'stay',
    from: text('date_from'),
    to: text('date_to'),
    time: text('time'),
    unitType: text('unit_type'),
    partySize: Number(offer['party_size'] ?? state.slots.partySize),
  }
  const reading = { slots, trouble: null, halves: [] }
  return state.goal === 'change' && state.code !== null
    ? proposeChange(talk, state.code, reading)
    : stepForward(talk, slots, reading)
}

async function takeCode(talk: Talk, state: DialogueState): Promise<Draft | null> {
  const { situation, scene, text } = talk
  const code = codeIn(text) ?? null
  if (code === null) return notUnderstood(talk, state)
  if (state.goal === 'cancel') return beginCancel(talk, code)
  const reading = readSlots(text.replace(code, ' '), {
    now: situation.now,
    inventory: scene.session.inventory,
    ask: null,
    known: noSlots,
  })
  return beginChange(talk, code, { ...reading, slots: { ...state.slots, ...reading.slots } })
}

const longestName = 60

function takeName(talk: Talk, state: DialogueState): Promise<Draft> | Draft | null {
  const name = talk.text
    .replace(
      /^(?:bonjour|bonsoir)?[ ,]*(?:c'est|c’est|je m'appelle|je m’appelle|au nom de|mon nom est|nom|my name is|it's|for|monsieur|madame|m\.|mme)[ :]*/i,
      '',
    )
    .replaceAll(/[^\p{L}\p{M} .'’-]/gu, '')
    .trim()
  const words = fold(name).split(' ').filter(Boolean)
  if (words.length === 0 || words.length > 5 || talk.text.includes('?')) return notUnderstood(talk, state)
  return stepForward(
    talk,
    { ...state.slots, name: name.slice(0, longestName) },
    { slots: {}, trouble: null, halves: [] },
  )
}

/** A question on the house is answered in between; else it is asked again, and a person comes in at last. */
function notUnderstood(talk: Talk, state: DialogueState): Draft | null {
  const { situation, turn } = talk
  const { language } = situation
  const asked = question(state.ask, state.slots, language, state.code)
  const between = interposed(situation, bookingWordsIn(language).again(asked))
  if (between) return turn.stamp(between, state)
  if (state.missed + 1 >= mostMissed)
    return turn.stamp(handOver(situation, 'human', 'asked', 'ranker', 'booking:not_understood'))
  return turn.stamp(spoken(situation, asked, 'again'), { ...state, missed: state.missed + 1 })
}
