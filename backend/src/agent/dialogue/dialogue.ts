import { answerFromShelf } from '../keyless.ts'
import type { Scene } from '../scene.ts'
import type { Draft, Situation } from '../situation.ts'
import { ToolTurn } from '../tool-turn.ts'
import { answerAsked } from './answer-asked.ts'
import { answerTold } from './answer-told.ts'
import { beginCancel, beginChange, tellBookings } from './existing.ts'
import { codeIn, readGoal } from './intent.ts'
import { stepForward } from './new-booking.ts'
import { readSlots } from './read-slots.ts'
import { spoken } from './say.ts'
import { noSlots } from './state.ts'

/** What the steps of a dialogue work on. */
export interface Talk {
  situation: Situation
  scene: Scene
  turn: ToolTurn
  text: string
}

/** Booking without a model: plain questions for what is missing, the same tools, the same recap and yes. Null when it is not about that. */
export async function answerInDialogue(situation: Situation): Promise<Draft | null> {
  const { scene, burst } = situation
  if (scene === null || burst.text === '') return null
  const talk: Talk = { situation, scene, turn: new ToolTurn(scene), text: burst.text }
  if (scene.memory?.told) return answerTold(talk, scene.memory.told, scene.memory.dialogue)
  if (scene.memory?.dialogue) return answerAsked(talk, scene.memory.dialogue)
  return begin(talk)
}

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

/** An answer of the FAQs in the middle of a booking, with what was asked asked again; null when they have none. */
export function interposed(situation: Situation, again: string): Draft | null {
  const found = answerFromShelf(situation)
  if (found.outcome !== 'answered' || found.faqs.length === 0) return null
  return spoken(situation, `${found.text}\n\n${again}`, 'faq', {
    faqs: found.faqs,
    humanReason: found.humanReason,
    unansweredQuestion: found.unansweredQuestion,
  })
}
