import { answerFromShelf } from '../keyless.ts'
import type { Draft, Situation } from '../situation.ts'
import { beginCancel, beginChange, tellBookings } from './existing.ts'
import { codeIn, readGoal } from './intent.ts'
import { stepForward } from './new-booking.ts'
import { readSlots } from './read-slots.ts'
import { noSlots } from './state.ts'
import type { Talk } from './talk.ts'

/** A first message about a booking. */
export async function begin(talk: Talk): Promise<Draft | null> {
  const { situation, scene, text } = talk
  const { inventory } = scene.session
  const reading = readSlots(text, { now: situation.now, inventory, ask: null, known: noSlots })
  const goal = readGoal(text, reading)
  if (goal === null) return null
  if (goal === 'cancel') return beginCancel(talk, codeIn(text))
  if (goal === 'change') return beginChange(talk, codeIn(text), reading)
  if (goal === 'find') return tellBookings(talk)
  const draft = await stepForward(talk, { ...noSlots, ...reading.slots }, reading)
  return withFaq(draft, situation)
}

/** A question on the house beside the booking is answered first. */
function withFaq(draft: Draft, situation: Situation): Draft {
  const marked = situation.burst.messages.some(
    (message) => (message.match(/\?/g) ?? []).length > 1 || /\?.*[.!]|[.!].*\?/s.test(message),
  )
  if (!marked || draft.outcome !== 'answered') return draft
  const found = answerFromShelf(situation)
  if (found.outcome !== 'answered' || found.faqs.length === 0 || found.humanReason !== null) return draft
  return { ...draft, text: `${found.text}\n\n${draft.text}`, faqs: found.faqs }
}
