import { languages } from '#src/agent/wording/index.ts'
import type { Language } from '#src/agent/wording/index.ts'
import { fold } from '#src/text/fold.ts'
import { detectLanguage } from '#src/text/language.ts'

/** One sentence in another language may be a name or a mishearing. */
const turnsToChange = 2
const fewestWords = 3

/** "Do you speak English?", "en anglais s’il vous plaît": in any of ours, on folded text. */
const names: Record<Language, string> = {
  fr: 'french|francais|frances|franzosisch|francese|frans',
  en: 'english|anglais|ingles|englisch|inglese|engels',
  es: 'spanish|espagnol|espanol|spanisch|spagnolo|spaans|espanhol',
  de: 'german|allemand|aleman|deutsch|tedesco|duits|alemao',
  it: 'italian|italien|italiano|italienisch|italiaans',
  nl: 'dutch|neerlandais|holandes|niederlandisch|olandese|nederlands',
  pt: 'portuguese|portugais|portugues|portugiesisch|portoghese|portugees',
}
const speak =
  'speak|parlez vous|vous parlez|parler|parlons|habla|hablan|hablar|sprechen sie|sprechen wir|parla|parlate|parlare|fala|falam|falar|spreekt u|spreek'
const asking = languages.map((language) => ({
  language,
  spoken: new RegExp(String.raw`\b(?:${speak}) (?:${names[language]})\b`),
  inIt: new RegExp(String.raw`\b(?:en|in|auf|em|op z n) (?:${names[language]})\b`),
}))
/** "En anglais, s’il vous plaît": longer, it may be the menu that is wanted in English. */
const fewWords = 6

function askedFor(text: string, now: Language): Language | null {
  const folded = fold(text)
  const spoken = asking.find((one) => one.spoken.test(folded))
  if (spoken) return spoken.language
  const isShort = folded.split(' ').length <= fewWords
  const named = asking.find(({ inIt }) => inIt.test(folded))
  return named && (isShort || detectLanguage(text) !== now) ? named.language : null
}

/**
 * The language of a call: the line's, until the caller asks for another or has clearly spoken it in two turns running.
 */
export class LanguageWatch {
  #language: Language
  #other: Language | null = null
  #turns = 0

  constructor(language: Language) {
    this.#language = language
  }

  get language(): Language {
    return this.#language
  }

  /** @returns whether it has changed */
  hear(text: string): boolean {
    const asked = askedFor(text, this.#language)
    if (asked !== null) return this.#changeTo(asked)
    if (text.split(/\s+/).length < fewestWords) return false
    const spoken = detectLanguage(text)
    if (spoken === null) return false
    if (spoken === this.#language) {
      this.#turns = 0
      return false
    }
    this.#turns = spoken === this.#other ? this.#turns + 1 : 1
    this.#other = spoken
    if (this.#turns < turnsToChange) return false
    return this.#changeTo(spoken)
  }

  #changeTo(language: Language): boolean {
    const isOther = language !== this.#language
    this.#language = language
    this.#other = null
    this.#turns = 0
    return isOther
  }
}
