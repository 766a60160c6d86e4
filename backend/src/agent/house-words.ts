import type { Shelf } from '#src/features/faqs/shelf.ts'
import { fold } from '#src/text/fold.ts'
import { questionWords } from '#src/text/stop-words.ts'
import { tokens } from '#src/text/tokens.ts'
import { aroundWords, askingWords, guestWords, openingWords } from './guest-words.ts'
import { isOneSlipAway } from './one-slip.ts'

interface Thing {
  names: readonly string[]
  /** A way of asking is understood by its first name, whether the house uses it or not. */
  asks: boolean
}

const things = [
  ...guestWords.map((names) => ({ names, asks: false })),
  ...askingWords.map((names) => ({ names, asks: true })),
]
const byPhrase = new Map<string, Thing>(things.flatMap((thing) => thing.names.map((name) => [name, thing] as const)))
const longestPhrase = Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length))
/** Long enough for one slip of a finger not to make another word of it. */
const singleWords = [...byPhrase.keys()].filter((phrase) => !phrase.includes(' ') && phrase.length >= 5)

/** What a house's FAQs say, to look phrases up in: questions and aliases first, answers after. */
interface Vocabulary {
  asked: string
  told: string
}

const vocabularies = new WeakMap<Shelf, Vocabulary>()

/**
 * The question in the house's own words, most faithful first: what it calls by another name, in another language or misspelt is
 * said the way its FAQs say it. Empty when nothing can be said otherwise.
 */
export function sayAsHouse(question: string, shelf: Shelf): string[] {
  const vocabulary = vocabularyOf(shelf)
  const phrases = readPhrases(fold(question).split(' '), vocabulary)
  const near = phrases.map((phrase) => nearestName(phrase, vocabulary) ?? phrase).join(' ')
  const subject = phrases.filter((phrase) => !aroundWords.has(phrase) || holds(vocabulary.asked, phrase))
  const usual = subject.map((phrase) => usualName(phrase, vocabulary) ?? phrase).join(' ')
  const hours = asksOpening(question) ? ['horaires d ouverture', 'opening hours'] : []
  return [...new Set([near, usual, ...hours])].filter((said) => said !== fold(question))
}

/** "Vous êtes ouverts le lundi ?" */
function asksOpening(question: string): boolean {
  const content = tokens(question).filter((token) => !questionWords.has(token))
  return (
    content.some((token) => /^(?:ouv|ferm|open|clos|abier|abren|cerr|geoff|gesch|apert|chius)/.test(token)) &&
    content.every((token) => openingWords.has(token))
  )
}

/** The known phrases of a question, the longest first, and the words between them. */
function readPhrases(words: readonly string[], vocabulary: Vocabulary): string[] {
  const phrases: string[] = []
  for (let at = 0; at < words.length; at += phrases.at(-1)?.split(' ').length ?? 1) {
    phrases.push(longestKnown(words.slice(at)) ?? spell(words[at] ?? '', vocabulary))
  }
  return phrases
}

function longestKnown(words: readonly string[]): string | null {
  for (let length = Math.min(longestPhrase, words.length); length > 0; length--) {
    const phrase = words.slice(0, length).join(' ')
    if (byPhrase.has(phrase)) return phrase
  }
  return null
}

/** A word that neither we nor the house know, one slip away from one that we do. */
function spell(word: string, vocabulary: Vocabulary): string {
  if (word.length < 5 || holds(vocabulary.asked, word) || holds(vocabulary.told, word)) return word
  return singleWords.find((known) => isOneSlipAway(word, known)) ?? word
}

/** As the guest says it, if the house's questions do; else as they do; else as its answers do. */
function nearestName(phrase: string, { asked, told }: Vocabulary): string | undefined {
  const thing = byPhrase.get(phrase)
  if (!thing || holds(asked, phrase)) return undefined
  const inQuestions = thing.names.find((name) => holds(asked, name))
  return inQuestions ?? (holds(told, phrase) ? undefined : thing.names.find((name) => holds(told, name)))
}

/** The most usual name that the house's questions use, even if they know the guest's too. */
function usualName(phrase: string, { asked, told }: Vocabulary): string | undefined {
  const thing = byPhrase.get(phrase)
  if (!thing) return undefined
  if (thing.asks) return thing.names[0]
  return thing.names.find((name) => holds(asked, name)) ?? thing.names.find((name) => holds(told, name))
}

const holds = (text: string, phrase: string) => text.includes(` ${phrase} `)

function vocabularyOf(shelf: Shelf): Vocabulary {
  const known = vocabularies.get(shelf)
  if (known) return known
  const asked = shelf.faqs.flatMap(({ question, aliases }) => [question, ...aliases])
  const told = shelf.faqs.map(({ answer }) => answer)
  const made = { asked: ` ${asked.map(fold).join(' | ')} `, told: ` ${told.map(fold).join(' | ')} ` }
  vocabularies.set(shelf, made)
  return made
}
