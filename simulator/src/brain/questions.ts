import { chooseFaq } from '#sim/anthropic/small-model/choose-faq.ts'
import { guessLanguage } from '#sim/anthropic/small-model/language.ts'
import { readFaqs } from '#sim/anthropic/small-model/read-faqs.ts'
import type { ReadFaq } from '#sim/anthropic/small-model/read-faqs.ts'
import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import { inFrench } from './glossary.ts'
import type { Heard } from './listen.ts'
import { isQuestion, readConsent, saysGoodbye } from './read-wish.ts'
import type { State } from './state.ts'
import { leave, say } from './state.ts'
import { forTheEar } from './tool-result.ts'
import type { ToolResult } from './tool-result.ts'

const GREETING =
  /^(?:bonjour|bonsoir|allo|hello|hi|good (?:morning|afternoon|evening))[\s!,.]*(?:madame|monsieur)?[\s!,.]*$/

/** From the FAQs of the instructions, word for word; else the team is asked. */
export function answerQuestion({ said, text }: Heard, state: State, turn: Turn): Output[] {
  const { words } = state
  if (GREETING.test(text)) return say(words.listening)
  const faq = findFaq(said, readFaqs(turn.instructions), state)
  const back = state.goal !== null && state.question !== '' ? state.question : ''
  if (faq) return say(asTheHouseSays(faq.answer, state), back)
  if (saysGoodbye(text)) return leave(words.goodbye, turn)
  if (readConsent(text) !== null && !isQuestion(text)) return say(back || words.listening)
  return state.calling(turn, searches(turn) ? 'search_faqs' : 'raise_question', { question: said })
}

/** What was found for a question, when it answers it; else the team is asked. */
export function takeSearch({ args, data }: ToolResult, state: State, turn: Turn): Output[] {
  const asked = typeof args['question'] === 'string' ? args['question'] : ''
  const found = Array.isArray(data['faqs']) ? (data['faqs'] as { question: string; answer: string }[]) : []
  const faqs = found.map((one, index) => ({ ...one, id: String(index) }))
  const faq = findFaq(asked, faqs, state)
  return faq ? say(asTheHouseSays(faq.answer, state)) : state.calling(turn, 'raise_question', { question: asked })
}

function findFaq(asked: string, faqs: ReadFaq[], { language }: State): ReadFaq | null {
  return chooseFaq(asked, faqs) ?? (language === 'en' ? chooseFaq(inFrench(asked), faqs) : null)
}

/** Word for word: what is written in another language is said to be. */
function asTheHouseSays(answer: string, { language, words }: State): string {
  const said = forTheEar(answer)
  const written = guessLanguage(said)
  return written === language || (written !== 'fr' && written !== 'en') ? said : words.quoted(said)
}

/** A house with more FAQs than the instructions hold. */
const searches = ({ tools }: Turn) => tools.some(({ name }) => name === 'search_faqs')
