import { toAlias } from '#src/features/faqs/aliases.ts'
import type { ShelfFaq } from '#src/features/faqs/shelf.ts'
import { fold } from '#src/text/fold.ts'
import { sensitiveTopic } from '#src/text/sensitive-topic.ts'
import type { SensitiveTopic } from '#src/text/sensitive-topic.ts'
import { smallTalk } from '#src/text/small-talk.ts'
import { splitQuestions } from './burst.ts'
import { handOver } from './human-promise.ts'
import { isPending } from './pending.ts'
import type { Draft, Situation } from './situation.ts'
import { wordingIn } from './wording/index.ts'

/**
 * What needs no model, and must not depend on one: the same words as a FAQ, the wish for a person, matters that a person
 * settles, greetings and thanks. Null for everything else.
 */
export function answerBeforeModel(situation: Situation): Draft | null {
  return (
    answerExact(situation) ??
    answerWish(situation) ??
    answerSensitive(situation) ??
    // "ok" and "parfait" after a recap are no small talk
    (isPending(situation) ? null : answerSmallTalk(situation))
  )
}

function answerExact(situation: Situation): Draft | null {
  const faq = findExact(situation)
  return faq && plain(situation, faq.answer, { faqs: [faq], language: faq.locale.slice(0, 2), reason: 'exact' })
}

/** The whole burst, or its only question once greetings and thanks are taken off. */
function findExact({ shelf, burst }: Situation): ShelfFaq | null {
  if (burst.text === '') return null
  const [question, ...others] = splitQuestions(burst)
  const bare = question && others.length === 0 ? toAlias(question.text, []) : null
  return shelf.exact(burst.text) ?? (bare === null ? null : shelf.exact(bare))
}

function answerWish(situation: Situation): Draft | null {
  const { burst } = situation
  if (burst.text === '') return handOver(situation, 'human', 'media', 'exact', 'no_text')
  if (burst.messages.some((message) => smallTalk(message) === 'human'))
    return handOver(situation, 'human', 'asked', 'exact', 'asked')
  return null
}

function answerSensitive(situation: Situation): Draft | null {
  const topic = sensitiveTopic(situation.burst.text)
  if (topic === null || isPolicyQuestion(topic, situation.burst.text)) return null
  if (topic === 'complaint') return handOver(situation, 'complaint', 'complaint', 'exact', topic)
  const draft = handOver(situation, 'sensitive', 'sensitive', 'exact', topic)
  return topic === 'emergency' ? { ...draft, text: `${wordingIn(situation.language).emergency} ${draft.text}` } : draft
}

const personal =
  /\b(?:je|j|moi|mon|ma|mes|nous|notre|nos|on|fils|fille|enfant|enfants|femme|mari|i|me|my|we|us|our|son|daughter|wife|husband)\b/
const generalPayment = /\b(?:remboursable|conditions?|politique|refundable|policy)\b/
const generalHealth = /\ballergenes?\b|\ballergens?\b/

/** "La réservation est-elle remboursable ?" asks for the house's rule, "remboursez-moi" for money: only the second needs a person. */
function isPolicyQuestion(topic: SensitiveTopic, text: string): boolean {
  const folded = fold(text)
  if (personal.test(folded)) return false
  return (topic === 'payment' && generalPayment.test(folded)) || (topic === 'health' && generalHealth.test(folded))
}

/** Asking whether a machine answers. On folded text. */
const asksWhoSpeaks =
  /\b(?:etes vous|es tu|vous etes|t es|suis je avec|est ce que je parle a|je parle a|c est|est ce) (?:bien )?(?:un |une )?(?:vrai |vraie )?(?:robot|bot|ia|intelligence artificielle|machine|humain|humaine|personne reelle|vraie personne|chatbot)\b|\b(?:are you|is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? )?(?:real )?(?:robot|bot|ai|machine|human|person|chatbot)\b|\b(?:bist du|sind sie) ein (?:roboter|bot|mensch)\b|\b(?:eres|es usted) un (?:robot|bot|humano)\b/

function answerSmallTalk(situation: Situation): Draft | null {
  const { burst, language, house } = situation
  const words = wordingIn(language)
  if (asksWhoSpeaks.test(fold(burst.text)) && burst.text.length < 120)
    return plain(situation, words.whoSpeaks(house.name), { reason: 'who_speaks' })
  const kinds = burst.messages.map(smallTalk)
  if (kinds.some((kind) => kind === null) || answersQuestion(situation)) return null
  const [kind] = (['goodbye', 'thanks', 'greeting'] as const).filter((known) => kinds.includes(known))
  if (kind === undefined) return null
  const text = {
    goodbye: words.farewell,
    thanks: hasThanks(burst.text) ? words.thanks : words.noted,
    greeting: words.greeting,
  }[kind]
  return plain(situation, text, { reason: kind })
}

const hasThanks = (text: string) =>
  /\b(?:merci|mercis|mci|thank|thanks|thx|gracias|grazie|danke|dank|obrigado|obrigada|bedankt)\b|🙏/u.test(
    fold(text) + text,
  )

/** "Oui" after a question of the house says something; what, only the thread tells. */
function answersQuestion({ burst }: Situation): boolean {
  const last = burst.history.at(-1)
  return (
    last?.from === 'house' &&
    last.text.trimEnd().endsWith('?') &&
    smallTalk(burst.text) === 'thanks' &&
    !hasThanks(burst.text)
  )
}

function plain(situation: Situation, text: string, draft: Pick<Draft, 'reason'> & Partial<Draft>): Draft {
  return {
    outcome: 'answered',
    text,
    language: situation.language,
    faqs: [],
    humanReason: null,
    unansweredQuestion: null,
    madeBy: 'exact',
    ...draft,
  }
}
