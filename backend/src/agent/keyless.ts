import type { ShelfFaq } from '#src/features/faqs/shelf.ts'
import { fold } from '#src/text/fold.ts'
import { stems } from '#src/text/stems.ts'
import { questionWords } from '#src/text/stop-words.ts'
import { tokens } from '#src/text/tokens.ts'
import { isElliptical, previousQuestion, splitQuestions, whatIsAsked } from './burst.ts'
import { asksAction, wishesAction } from './action-wish.ts'
import { handOver, holdReply } from './human-promise.ts'
import { isPending } from './pending.ts'
import type { Draft, Situation } from './situation.ts'
import { findBySubject } from './subject.ts'
import { wordForHouse } from './unanswered.ts'
import { nameLanguage, wordingIn } from './wording/index.ts'

interface Look {
  question: string
  /** Whether an answer is owed: not to what only surrounds a question. */
  owed: boolean
  faqs: readonly ShelfFaq[]
}

/** The same job without a model: the FAQs that may be sent as they are, introduced as what was found. */
export function answerFromShelf(situation: Situation): Draft {
  const { burst } = situation
  const looks = lookUp(situation)
  const found = distinct(looks.flatMap(({ faqs }) => faqs))
  if (asksAction(burst.text) || (found.length === 0 && wishesAction(burst.text)))
    return handOver(situation, 'human', 'asked', 'ranker', 'action')
  if (found.length > 0) return tellFound(situation, found, looks)
  return holdReply(situation, wordForHouse(burst, whatIsAsked(burst)), 'ranker', 'no_faq')
}

/**
 * After a model that failed: the FAQs if they are sure, else the promise of a person, and what was asked is filed; a person
 * looks in either case.
 */
export function answerAfterFailure(situation: Situation, reason: string): Draft {
  const looks = asksAction(situation.burst.text) ? [] : lookUp(situation)
  const found = distinct(looks.flatMap(({ faqs }) => faqs))
  const draft = found.length > 0 ? tellFound(situation, found, looks) : promiseAfterFailure(situation, reason)
  return { ...draft, madeBy: 'fallback', humanReason: 'model_failed', reason }
}

/** A wish, or the answer to a recap, is no question that a FAQ could answer one day. */
function promiseAfterFailure(situation: Situation, reason: string): Draft {
  const { burst } = situation
  const promise = handOver(situation, 'failed', 'model_failed', 'fallback', reason)
  if (isPending(situation) || asksAction(burst.text) || wishesAction(burst.text)) return promise
  return { ...promise, unansweredQuestion: wordForHouse(burst, whatIsAsked(burst)) }
}

/** Each question of the burst; when none is sure alone, all of them together. */
function lookUp(situation: Situation): Look[] {
  const questions = splitQuestions(situation.burst)
  const looks = questions.map(({ text, sure }) => ({ question: text, owed: sure, faqs: findAll(situation, text) }))
  if (questions.length < 2 || looks.some(({ faqs }) => faqs.length > 0)) return looks
  return [{ question: situation.burst.text, owed: true, faqs: findAll(situation, situation.burst.text) }]
}

/** "Le parking et le petit-déjeuner ?" may be two questions: when each half finds its own FAQ, both are told. */
function findAll(situation: Situation, question: string): ShelfFaq[] {
  const halves = question.split(/\s(?:et|and|y|und|e|en)\s/i).filter((half) => fold(half) !== '')
  const found = halves.length === 2 ? distinct(halves.flatMap((half) => findKnown(situation, half) ?? [])) : []
  return found.length === 2 ? found : [findSure(situation, question) ?? []].flat()
}

/** A question that leans on the one before is looked up with it, if what it adds is in the FAQ: "et le spa ?" is not about breakfast. */
function findSure(situation: Situation, question: string): ShelfFaq | null {
  const alone = findKnown(situation, question)
  const before = isElliptical(question) ? previousQuestion(situation.burst) : null
  if (alone || before === null) return alone
  const together = findKnown(situation, `${before} ${question}`)
  return together && mentions(together, question) ? together : null
}

/** By its words, else by what it is about. */
function findKnown({ shelf }: Situation, question: string): ShelfFaq | null {
  return shelf.sure(question)?.faq ?? findBySubject(question, shelf)
}

function mentions(faq: ShelfFaq, question: string): boolean {
  const said = new Set(stems(tokens([faq.question, faq.answer, ...faq.aliases].join(' ')), faq.locale))
  const added = tokens(question).filter((token) => !questionWords.has(token))
  return stems(added, faq.locale).every((stem) => said.has(stem))
}

const distinct = (faqs: readonly ShelfFaq[]) => [...new Map(faqs.map((faq) => [faq.id, faq])).values()]

function tellFound(situation: Situation, found: readonly ShelfFaq[], looks: readonly Look[]): Draft {
  const { language } = situation
  const words = wordingIn(language)
  const foreign = found.find((faq) => faq.locale.slice(0, 2) !== language)
  const inLanguage = foreign ? nameLanguage(foreign.locale.slice(0, 2), language) : null
  const head = found.length > 1 ? words.foundSeveral(inLanguage) : words.found(inLanguage)
  const body = found.map(({ answer }) => answer.trim()).join('\n\n')
  const left = looks.filter(({ owed, faqs }) => owed && faqs.length === 0).map(({ question }) => question)
  const rest = left.length > 0 ? words.butNot(left.join(' ')) : null
  return {
    outcome: 'answered',
    text: [`${head} ${found.length > 1 ? `\n\n${body}` : body}`, rest].filter(Boolean).join('\n\n'),
    language,
    faqs: found,
    humanReason: rest === null ? null : 'unanswered',
    unansweredQuestion: rest === null ? null : wordForHouse(situation.burst, left.join(' ')),
    reason: null,
    madeBy: 'ranker',
  }
}
