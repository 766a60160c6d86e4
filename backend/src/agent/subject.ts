import type { Shelf, ShelfFaq } from '#src/features/faqs/shelf.ts'
import { fold } from '#src/text/fold.ts'
import { stems } from '#src/text/stems.ts'
import { questionWords, stopWords } from '#src/text/stop-words.ts'
import { tokens } from '#src/text/tokens.ts'
import { aroundWords, askingWords, guestWords } from './guest-words.ts'
import type { Ask } from './guest-words.ts'
import { isOneSlipAway } from './one-slip.ts'

/** What a question is about, whatever its words and its language. */
interface Subject {
  /** Places in the list of known things. */
  things: ReadonlySet<number>
  asks: ReadonlySet<Ask>
  /** What else it says. */
  rest: readonly string[]
}

type Known = { thing: number } | { ask: Ask }

const byPhrase = new Map<string, Known>([
  ...guestWords.flatMap((names, thing) => names.map((name): [string, Known] => [name, { thing }])),
  ...askingWords.flatMap(({ ask, phrases }) => phrases.map((phrase): [string, Known] => [phrase, { ask }])),
])
const longestPhrase = Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length))
/** Long enough for one slip of a finger not to make another word of it. */
const singleWords = [...byPhrase.keys()].filter((phrase) => !phrase.includes(' ') && phrase.length >= 5)

/**
 * The one FAQ about the very things that a question is about: "le hammam c’est combien", "are dogs allowed?", "parkng". It must
 * hold whatever else the question says, and tell a price or a time if that is asked. Null when none does, or several.
 */
export function findBySubject(question: string, shelf: Shelf): ShelfFaq | null {
  const subject = readSubject(question)
  if (subject.things.size + subject.asks.size === 0) return null
  const about = shelf.faqs.filter((faq) => isAbout(faq, subject) && tells(faq, subject) && holdsRest(faq, subject))
  return one(about) ?? one(about.filter((faq) => asksAlike(faq, subject)))
}

const one = (faqs: readonly ShelfFaq[]) => (faqs.length === 1 ? (faqs[0] ?? null) : null)

function readSubject(text: string): Subject {
  const things = new Set<number>()
  const asks = new Set<Ask>()
  const rest: string[] = []
  const words = fold(text).split(' ')
  for (let at = 0; at < words.length;) {
    const { known, length } = longestKnown(words.slice(at))
    if (known && 'thing' in known) things.add(known.thing)
    else if (known) asks.add(known.ask)
    else if (isContent(words[at] ?? '')) rest.push(words[at] ?? '')
    at += length
  }
  return { things, asks, rest }
}

const isContent = (word: string) => !stopWords.has(word) && !questionWords.has(word) && !aroundWords.has(word)

function longestKnown(words: readonly string[]): { known: Known | undefined; length: number } {
  for (let length = Math.min(longestPhrase, words.length); length > 0; length--) {
    const known = byPhrase.get(words.slice(0, length).join(' '))
    if (known) return { known, length }
  }
  return { known: spell(words[0] ?? ''), length: 1 }
}

function spell(word: string): Known | undefined {
  if (word.length < 5 || !isContent(word)) return undefined
  const meant = singleWords.find((known) => isOneSlipAway(word, known))
  return meant === undefined ? undefined : byPhrase.get(meant)
}

interface ReadFaq {
  /** Of the question and of each alias. */
  wordings: readonly Subject[]
  stems: ReadonlySet<string>
}

const readFaqs = new WeakMap<ShelfFaq, ReadFaq>()

function read(faq: ShelfFaq): ReadFaq {
  const known = readFaqs.get(faq)
  if (known) return known
  const text = [faq.question, ...faq.aliases, faq.answer].join('\n')
  const made = {
    wordings: [faq.question, ...faq.aliases].map(readSubject),
    stems: new Set(stems(tokens(text), faq.locale)),
  }
  readFaqs.set(faq, made)
  return made
}

function within<T>(some: ReadonlySet<T>, all: ReadonlySet<T>): boolean {
  return [...some].every((one) => all.has(one))
}

const sameThings = (one: Subject, other: Subject) =>
  one.things.size === other.things.size && within(one.things, other.things)

/** Opening hours are about no thing: then the FAQ may not be about something else that we have no word for. */
function isAbout(faq: ShelfFaq, subject: Subject): boolean {
  const alike = read(faq).wordings.filter((wording) => sameThings(subject, wording))
  return subject.things.size > 0
    ? alike.length > 0
    : alike.some((wording) => wording.rest.length === 0 && within(subject.asks, wording.asks))
}

/** What is asked is asked in a wording of the FAQ itself. */
const asksAlike = (faq: ShelfFaq, { asks }: Subject) =>
  asks.size > 0 && read(faq).wordings.some((wording) => within(asks, wording.asks))

const holdsRest = (faq: ShelfFaq, { rest }: Subject) =>
  stems(rest, faq.locale).every((stem) => read(faq).stems.has(stem))

const toldIn: Record<Ask, RegExp> = {
  price:
    /\d[ \u00a0\u202f]?(?:€|\$|£|euros?\b|chf\b)|(?:€|\$|£)[ ]?\d|gratuit|offert|compris|inclus|free|included|payant/i,
  time: /\d{1,2}[ \u00a0\u202f]?h(?:\b|\d)|\d{1,2}:\d{2}|\d{1,2}[ ]?(?:am|pm)\b|\bmidi\b|\bminuit\b|24 ?h/i,
}

const tells = (faq: ShelfFaq, { asks }: Subject) => [...asks].every((ask) => toldIn[ask].test(faq.answer))
