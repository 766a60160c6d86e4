import type { HonestyWatch } from './honesty-watch.ts'
import type { LanguageWatch } from './language-watch.ts'
import { phrasesIn } from '../locales/phrases.ts'
import type { Phrases } from '../locales/phrases.ts'
import type { CallCommand } from '../media-protocol.ts'
import { sayExactly } from './say.ts'

export interface CallVoiceParts {
  language: LanguageWatch
  honesty: HonestyWatch
  send: (command: CallCommand) => void
}

/** Those that stand alone. */
type PhraseName = { [Name in keyof Phrases]: Phrases[Name] extends string ? Name : never }[keyof Phrases]

/** Has the voice say the house's own words, in the language of the call. */
export class CallVoice {
  readonly #parts: CallVoiceParts

  constructor(parts: CallVoiceParts) {
    this.#parts = parts
  }

  get phrases(): Phrases {
    return phrasesIn(this.#parts.language.language)
  }

  say(name: PhraseName): void {
    const words = this.phrases[name]
    const { language, honesty, send } = this.#parts
    honesty.learn([words], null)
    send({ do: 'say', instructions: sayExactly(words, language.language) })
  }
}
