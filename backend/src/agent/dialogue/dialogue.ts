import type { Draft, Situation } from '../situation.ts'
import { ToolTurn } from '../tool-turn.ts'
import { answerAsked } from './answer-asked.ts'
import { answerTold } from './answer-told.ts'
import { begin } from './begin.ts'
import type { Talk } from './talk.ts'

/** Booking without a model: plain questions for what is missing, the same tools, the same recap and yes. Null when it is not about that. */
export async function answerInDialogue(situation: Situation): Promise<Draft | null> {
  const { scene, burst } = situation
  if (scene === null || burst.text === '') return null
  const talk: Talk = { situation, scene, turn: new ToolTurn(scene), text: burst.text }
  if (scene.memory?.told) return answerTold(talk, scene.memory.told, scene.memory.dialogue)
  if (scene.memory?.dialogue) return answerAsked(talk, scene.memory.dialogue)
  return begin(talk)
}
