import type { Shelf } from '#src/features/faqs/shelf.ts'
import { fold } from '#src/text/fold.ts'
import { stopWords } from '#src/text/stop-words.ts'
import { guestWords } from './guest-words.ts'

const byPhrase = new Map(guestWords.flatMap((thing) => thing.map((phrase) => [phrase, thing] as const)))
const longestPhrase = Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length))

/** What a house's FAQs say, to look phrases up in: questions and aliases first, answers after. */
interface Vocabulary {
  asked: string
  told: string
}

const vocabularies = new WeakMap<Shelf, Vocabulary>()

/**
 * The question in the house's own words: what it calls by another name, or in another language, is said the way its FAQs say it.
 * Null when nothing had to be changed.
 */
export function sayAsHouse(question: string, shelf: Shelf): string | null {
  const words = fold(question).split(' ')
  const said: string[] = []
  let changed = false
  for (let at = 0; at < words.length;) {
    const { phrase, thing } = longestKnown(words, at)
    const better = thing && nameInHouse(thing, phrase, vocabularyOf(shelf))
    said.push(better ?? phrase)
    changed ||= better !== undefined && better !== phrase
    at += phrase.split(' ').length
  }
  return changed ? said.join(' ') : null
}

function longestKnown(words: readonly string[], at: number): { phrase: string; thing?: readonly string[] } {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--) {
    const phrase = words.slice(at, at + length).join(' ')
    const thing = byPhrase.get(phrase)
    if (thing) return { phrase, thing }
  }
  return { phrase: words[at] ?? '' }
}

/** The way the FAQs name a thing; as the guest does if they do so in a question, else the longest of their own. */
function nameInHouse(thing: readonly string[], phrase: string, { asked, told }: Vocabulary): string | undefined {
  const holds = (text: string) => (name: string) => text.includes(` ${name} `)
  if (holds(asked)(phrase)) return phrase
  const inQuestions = thing.filter(holds(asked))
  return longest(inQuestions.length > 0 || holds(told)(phrase) ? inQuestions : thing.filter(holds(told)))
}

const longest = (names: readonly string[]) => names.toSorted((one, other) => weightOf(other) - weightOf(one))[0]
const weightOf = (name: string) => name.split(' ').filter((word) => !stopWords.has(word)).length

function vocabularyOf(shelf: Shelf): Vocabulary {
  const known = vocabularies.get(shelf)
  if (known) return known
  const asked = shelf.faqs.flatMap(({ question, aliases }) => [question, ...aliases])
  const told = shelf.faqs.map(({ answer }) => answer)
  const made = { asked: ` ${asked.map(fold).join(' | ')} `, told: ` ${told.map(fold).join(' | ')} ` }
  vocabularies.set(shelf, made)
  return made
}
