import { chooseFaq } from '#sim/anthropic/small-model/choose-faq.ts'
import { readFaqs } from '#sim/anthropic/small-model/read-faqs.ts'
import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import type { Heard } from './listen.ts'
import { isQuestion, readConsent, saysGoodbye } from './read-wish.ts'
import type { State } from './state.ts'
import { leave, say } from './state.ts'
import { forTheEar } from './tool-result.ts'
import type { ToolResult } from './tool-result.ts'

const GREETING = /^(?:bonjour|bonsoir|allo|hello|hi|good (?:morning|evening))[\s!,.]*(?:madame|monsieur)?[\s!,.]*$/

/** From the FAQs of the instructions, word for word; else the team is asked. */
export function answerQuestion({ said, text }: Heard, state: State, turn: Turn): Output[] {
  const { words } = state
  if (GREETING.test(text)) return say(words.listening)
  const faq = chooseFaq(said, readFaqs(turn.instructions))
  const back = state.goal !== null && state.question !== '' ? state.question : ''
  if (faq) return say(forTheEar(faq.answer), back)
  if (saysGoodbye(text)) return leave(words.goodbye, turn)
  if (readConsent(text) !== null && !isQuestion(text)) return say(back || words.listening)
  return state.calling(turn, searches(turn) ? 'search_faqs' : 'raise_question', { question: said })
}

/** What was found for a question, when it answers it; else the team is asked. */
export function takeSearch({ args, data }: ToolResult, state: State, turn: Turn): Output[] {
  const asked = typeof args['question'] === 'string' ? args['question'] : ''
  const found = Array.isArray(data['faqs']) ? (data['faqs'] as { question: string; answer: string }[]) : []
  const faq = chooseFaq(
    asked,
    found.map((one, index) => ({ ...one, id: String(index) })),
  )
  return faq ? say(forTheEar(faq.answer)) : state.calling(turn, 'raise_question', { question: asked })
}

/** A house with more FAQs than the instructions hold. */
const searches = ({ tools }: Turn) => tools.some(({ name }) => name === 'search_faqs')
