import { bookingWordsIn } from '../booking-words/index.ts'
import { handOver } from '../human-promise.ts'
import { writeMemory } from '../memory.ts'
import type { Draft } from '../situation.ts'
import type { Told } from '../tools/told.ts'
import { merge } from './answer-asked.ts'
import { interposed } from './talk.ts'
import type { Talk } from './talk.ts'
import { proposeChange } from './existing.ts'
import { stepForward, tellRefused } from './new-booking.ts'
import { readSlots } from './read-slots.ts'
import { spoken } from './say.ts'
import { noSlots } from './state.ts'
import type { DialogueState } from './state.ts'

function callFor(told: Told): { name: string; args: Record<string, unknown> } {
  switch (told.kind) {
    case 'hold':
      return { name: 'create_reservation', args: { hold: told.code } }
    case 'change':
      return { name: 'update_reservation', args: { code: told.code, confirmed: true } }
    case 'cancel':
      return { name: 'cancel_reservation', args: { code: told.code, confirmed: true } }
    case 'order':
      return { name: 'create_order', args: { confirmed: true } }
  }
}

/** The answer to a recap: a yes settles it, anything else does not. */
export async function answerTold(talk: Talk, told: Told, state: DialogueState | null): Promise<Draft> {
  const { situation, turn } = talk
  const { name, args } = callFor(told)
  const done = await turn.run(name, args)
  const words = bookingWordsIn(situation.language)
  if (done.text !== null) return turn.stamp(spoken(situation, done.text, done.deed ?? done.status))
  if (done.status === 'refused') return letGo(talk, told, state)
  if (done.status === 'changed') return otherwise(talk, told, state)
  if (done.status === 'not_agreed') return askAgain(talk, told, state)
  if (done.status === 'failed' || done.status === 'not_now')
    return turn.stamp(handOver(situation, 'human', 'asked', 'ranker', `booking:${done.status}`))
  const slots = state?.slots ?? noSlots
  if (done.status === 'hold_expired' && slots.from !== null)
    return stepForward(talk, slots, { slots: {}, trouble: null, halves: [] }, words.holdGone.split(' : ')[0] ?? '')
  return tellRefused(talk, slots, done, '')
}

/** "Non": nothing is done, and what they want instead may stand beside it. */
async function letGo(talk: Talk, told: Told, state: DialogueState | null): Promise<Draft> {
  const { situation, turn, scene } = talk
  const words = bookingWordsIn(situation.language)
  if (told.kind !== 'hold') return spoken(situation, words.declined, 'declined')
  const known = state?.slots ?? noSlots
  const reading = readSlots(talk.text, { now: situation.now, inventory: scene.session.inventory, ask: null, known })
  if (Object.keys(reading.slots).length > 0) return stepForward(talk, merge(known, reading.slots), reading)
  return turn.stamp(spoken(situation, words.refusedByThem, 'refused'))
}

/** "Oui mais du 16 au 20": what was read back is not it any more. */
function otherwise(talk: Talk, told: Told, state: DialogueState | null): Promise<Draft> {
  const { situation, scene, text } = talk
  const known = state?.slots ?? noSlots
  const reading = readSlots(text, { now: situation.now, inventory: scene.session.inventory, ask: null, known })
  if (told.kind === 'change')
    return proposeChange(talk, told.code, { ...reading, slots: { ...known, ...reading.slots } })
  return stepForward(talk, merge(known, reading.slots), reading)
}

/** Neither yes nor no: a question on the house is answered, and the recap waits. */
function askAgain({ situation, turn }: Talk, told: Told, state: DialogueState | null): Draft {
  const words = bookingWordsIn(situation.language)
  const asked = { hold: words.askConfirm, change: words.askChange, cancel: words.askCancel, order: words.askOrder }[
    told.kind
  ]
  const between = interposed(situation, words.again(asked))
  const draft = turn.stamp(between ?? spoken(situation, words.notYetAgreed, 'not_agreed'))
  return { ...draft, memory: writeMemory({ told, dialogue: state }) }
}
