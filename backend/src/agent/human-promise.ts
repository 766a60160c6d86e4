import type { HumanReason } from '@conciergerie/contract'
import { deskState } from './calendar.ts'
import type { Draft, Situation } from './situation.ts'
import { asLanguage, wordingIn } from './wording/index.ts'
import type { Language, Wording } from './wording/index.ts'

type Promise = keyof Pick<Wording, 'human' | 'complaint' | 'sensitive' | 'failed' | 'unanswered'>

/** The words that promise a person, with when the desk is back if nobody is there now. */
function promiseHuman(situation: Situation, promise: Promise, language: Language = situation.language): string {
  return [wordingIn(language)[promise], sayWhenBack(situation, language)].filter(Boolean).join(' ')
}

function sayWhenBack({ house, now }: Situation, language: Language): string {
  const state = deskState(house.hours, now)
  if (state.open) return ''
  const own = house.closedMessage.trim()
  if (own !== '' && asLanguage(house.locale) === language) return own
  const words = wordingIn(language)
  return state.until ? words.closedUntil(words.when(state.until)) : words.closed
}

/** A hand-over: the promise, and why the concierge is called. */
export function handOver(
  situation: Situation,
  promise: Promise,
  humanReason: HumanReason,
  madeBy: Draft['madeBy'],
  reason: string,
): Draft {
  return {
    outcome: 'human',
    text: promiseHuman(situation, promise),
    language: situation.language,
    faqs: [],
    humanReason,
    unansweredQuestion: null,
    reason,
    madeBy,
  }
}

/** No FAQ answers: said as it is, and the question is filed. */
export function holdReply(
  situation: Situation,
  question: string,
  madeBy: Draft['madeBy'],
  reason: string,
  language: Language = situation.language,
): Draft {
  return {
    outcome: 'unanswered',
    text: promiseHuman(situation, 'unanswered', language),
    language,
    faqs: [],
    humanReason: 'unanswered',
    unansweredQuestion: question,
    reason,
    madeBy,
  }
}
