import { answerFromShelf } from '../keyless.ts'
import type { Scene } from '../scene.ts'
import type { Draft, Situation } from '../situation.ts'
import type { ToolTurn } from '../tool-turn.ts'
import { spoken } from './say.ts'

/** What the steps of a dialogue work on. */
export interface Talk {
  situation: Situation
  scene: Scene
  turn: ToolTurn
  text: string
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
