import { words } from '#src/text/fold.ts'
import { stems } from '#src/text/stems.ts'
import { emptyPhrases, tradeWords } from './trade-words.ts'

/** Phrases in one spelling, folded words or their stems in a language. */
class Phrases {
  /** Phrase → the thing it names; null when it names none, or several. */
  readonly #terms = new Map<string, string | null>()
  /** First word → the words of the longest phrase that it begins. */
  readonly #longest = new Map<string, number>()

  add(phrase: readonly string[], term: string | null): void {
    const key = phrase.join(' ')
    const other = this.#terms.get(key)
    this.#terms.set(key, other === undefined || other === term ? term : null)
    const [first = ''] = phrase
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, phrase.length))
  }

  /** The longest known phrase that begins at a place of the text. */
  read(said: readonly string[], at: number): { term: string | null; length: number } | null {
    for (let length = this.#longest.get(said[at] ?? '') ?? 0; length > 0; length--) {
      const term = this.#terms.get(said.slice(at, at + length).join(' '))
      if (term !== undefined) return { term, length }
    }
    return null
  }
}

const languages = ['fr', 'en'] as const
// as written before stems: "garer" and "gare" are two things with one stem
const spellings = [
  { spell: (said: readonly string[]) => said, phrases: new Phrases() },
  ...languages.map((language) => ({
    spell: (said: readonly string[]) => stems(said, language),
    phrases: new Phrases(),
  })),
]

const [written, ...stemmed] = spellings
for (const phrase of emptyPhrases.split(',')) written?.phrases.add(words(phrase), null)
for (const [thing, phrases] of Object.entries(tradeWords)) {
  languages.forEach((language, i) => {
    for (const phrase of phrases[language].split(',').map(words)) {
      written?.phrases.add(phrase, `=${thing}`)
      stemmed[i]?.phrases.add(stemmed[i].spell(phrase), `=${thing}`)
    }
  })
}

/** The things of the trade that a text names, each once; `=` tells them from words. */
export function tradeTerms(text: string): string[] {
  const folded = words(text)
  const forms = spellings.map(({ spell, phrases }) => ({ said: spell(folded), phrases }))
  const found = new Set<string>()
  for (let at = 0; at < folded.length;) {
    const read = forms.map(({ said, phrases }) => phrases.read(said, at))
    const longest = Math.max(...read.map((phrase) => phrase?.length ?? 0))
    const term = read.find((phrase) => phrase?.length === longest)?.term ?? null
    if (term !== null) found.add(term)
    at += Math.max(longest, 1)
  }
  return [...found]
}
