import type { ShelfFaq } from '#src/features/faqs/shelf.ts'
import { fold } from '#src/text/fold.ts'
import { detectLanguage } from '#src/text/language.ts'
import type { FilledForm } from './answer-schema.ts'
import { cleanText } from './guardrails/clean-text.ts'
import { findClaim } from './guardrails/claims.ts'
import { findForeignContacts } from './guardrails/contacts.ts'
import { leaksInstructions } from './guardrails/leaks.ts'
import { ownInstructions } from './house-brief.ts'
import type { BriefHouse } from './house-brief.ts'

/** What an answer of the model is held against. */
export interface Grounds {
  house: BriefHouse
  /** The FAQs that the model was shown in this run. */
  offered: readonly ShelfFaq[]
  /** All that the client wrote in this thread, and what is to be answered. */
  asked: string
  latest: string
  /** Where the house takes bookings: what tools said in this turn, and whether any was asked. */
  booking?: { told: readonly string[]; looked: boolean }
}

/**
 * `ungrounded`: nothing that was offered stands behind the answer · `claim`: says that something was or will be done ·
 * `unchecked`: says what is free without having looked ·
 * `contact`: a number, address, link or price from nowhere · `leak`: our instructions.
 */
export type Fault = 'ungrounded' | 'empty' | 'too_long' | 'claim' | 'contact' | 'leak' | 'off_topic' | 'unchecked'

export type Checked =
  | { ok: true; text: string; faqs: readonly ShelfFaq[]; wrongLanguage: boolean }
  /** `found`: the words at fault, for the correction that is asked for. */
  | { ok: false; fault: Fault; found: string }

/** Three messages of WhatsApp; a model that writes more has lost its way. */
const longestAnswer = 4_500
/** The number under which the model cites what it read in the house's own settings. */
const houseSource = 'house'
/** The same for what tools said, and for questions that a booking needs answered. */
const bookingSource = 'booking'

/** Reads an answer of the model before anyone else does: whom it cites, what it claims, what it gives away. */
export function checkAnswer(form: FilledForm, grounds: Grounds): Checked {
  const faqs = citedFaqs(form, grounds.offered)
  const ofBooking = grounds.booking !== undefined && form.faqIds.includes(bookingSource)
  if (faqs.length === 0 && !ofBooking && !form.faqIds.includes(houseSource))
    return { ok: false, fault: 'ungrounded', found: '' }
  const text = cleanText(form.text)
  const fault = findFault(text, grounds) ?? (faqs.length === 0 ? findUnchecked(text, grounds) : null)
  return fault
    ? { ok: false, ...fault }
    : { ok: true, text, faqs, wrongLanguage: speaksAnotherLanguage(text, grounds.latest) }
}

/** Numbers that were not offered in this run are dropped: another house's, or made up. */
function citedFaqs({ faqIds }: FilledForm, offered: readonly ShelfFaq[]): ShelfFaq[] {
  const ids = new Set(faqIds.map((id) => id.replaceAll(/[[\]#\s]/g, '')))
  return offered.filter(({ id }) => ids.has(String(id)))
}

function findFault(text: string, grounds: Grounds): { fault: Fault; found: string } | null {
  if (fold(text) === '') return { fault: 'empty', found: '' }
  if (text.length > longestAnswer) return { fault: 'too_long', found: `${text.length} characters` }
  const sources = sourcesOf(grounds)
  if (leaksInstructions(text, ownInstructions, sources)) return { fault: 'leak', found: 'the instructions' }
  const claim = findClaim(text, sources)
  if (claim !== null) return { fault: 'claim', found: claim }
  const foreign = findForeignContacts(text, [...sources, grounds.asked])
  if (foreign.length > 0) return { fault: 'contact', found: foreign.join(', ') }
  return isOffTopic(text, [...sources, grounds.asked]) ? { fault: 'off_topic', found: '' } : null
}

/** On folded text: what is left, what is not. */
const availabilityClaim =
  /\b(?:il (?:nous |m |me )?reste|(?:est|sont|reste|restent) (?:encore |bien |toujours |malheureusement )*(?:disponibles?|libres?|complete?s?|ferme?e?s?)|c est complet|nous sommes complets|nous avons (?:encore )?(?:une?|des|plusieurs|\d+) (?:chambres?|tables?|places?|suites?)|(?:is|are) (?:still |unfortunately )*(?:available|free|full|booked)|fully booked|we have (?:a|an|\d+|some) (?:rooms?|tables?)|(?:rooms?|tables?) left)\b/

function findUnchecked(text: string, { booking }: Grounds): { fault: Fault; found: string } | null {
  const found = booking?.looked === false ? availabilityClaim.exec(fold(text)) : null
  return found && { fault: 'unchecked', found: found[0] }
}

function sourcesOf({ house, offered, booking }: Grounds): string[] {
  const settings = [house.name, house.address, house.city, house.phoneNumber ?? ''].join('\n')
  return [
    ...offered.flatMap(({ question, answer }) => [question, answer]),
    settings,
    house.ai.rules,
    ...(booking?.told ?? []),
  ]
}

const longEnoughToJudge = 400
const leastShared = 0.08

/** A long text that shares next to nothing with the FAQs, the house and the question, in their own language. */
function isOffTopic(text: string, sources: readonly string[]): boolean {
  if (text.length < longEnoughToJudge) return false
  const known = new Set(sources.flatMap((source) => fold(source).split(' ')).filter((word) => word.length > 4))
  const said = fold(text)
    .split(' ')
    .filter((word) => word.length > 4)
  const sameLanguage = detectLanguage(sources.join(' ')) === detectLanguage(text)
  return sameLanguage && said.filter((word) => known.has(word)).length < said.length * leastShared
}

const longEnoughForLanguage = 80

function speaksAnotherLanguage(text: string, latest: string): boolean {
  const [spoken, wanted] = [detectLanguage(text), detectLanguage(latest)]
  return text.length >= longEnoughForLanguage && spoken !== null && wanted !== null && spoken !== wanted
}
