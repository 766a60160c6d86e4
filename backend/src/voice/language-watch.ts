import type { Language } from '#src/agent/wording/index.ts'
import { detectLanguage } from '#src/text/language.ts'

/** One sentence in another language may be a name or a mishearing. */
const turnsToChange = 2
const fewestWords = 3

/** The language of a call: the line's, until the caller has clearly spoken another in two turns running. */
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
    this.#language = spoken
    this.#turns = 0
    return true
  }
}
