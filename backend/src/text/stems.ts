import { newStemmer } from 'snowball-stemmers'
import type { Algorithm } from 'snowball-stemmers'
import { remembering } from './remembering.ts'

const algorithms: Record<string, Algorithm> = {
  fr: 'french',
  en: 'english',
  es: 'spanish',
  it: 'italian',
  de: 'german',
  pt: 'portuguese',
  nl: 'dutch',
}
type Stem = (word: string) => string

const byAlgorithm = new Map<Algorithm, Stem>()

/**
 * Stems of folded words, by snowball.
 * @param language a locale ("fr", "en-GB"). Unknown languages are left unstemmed; without a language a word is stemmed in
 *   English then in French, which brings both kinds of plural together.
 */
export function stems(tokens: readonly string[], language?: string): string[] {
  return tokens.map(stemmerOf(language))
}

function stemmerOf(language: string | undefined): Stem {
  if (language === undefined) return (word) => algorithm('french')(algorithm('english')(word))
  const known = algorithms[language.slice(0, 2).toLowerCase()]
  return known ? algorithm(known) : (word) => word
}

function algorithm(name: Algorithm): Stem {
  const made = byAlgorithm.get(name)
  if (made) return made
  const stemmer = newStemmer(name)
  const stem = remembering((word) => stemmer.stem(word))
  byAlgorithm.set(name, stem)
  return stem
}
