import { asLanguage } from '#src/agent/wording/index.ts'
import type { CallKey } from '#src/features/calls/ports.ts'
import type { HonestyWatch } from './honesty-watch.ts'
import type { LateWords } from './late-consent.ts'
import { phrasesIn } from '../locales/phrases.ts'
import type { Phrases } from '../locales/phrases.ts'

export interface CallDoubtsParts {
  call: CallKey
  log: { doubt(call: CallKey, text: string): Promise<void> }
  honesty: HonestyWatch
  plan: { house: { locale: string } }
}

const mostQuoted = 200

/** What was said or settled too soon in a call: it stays, and a person looks at it. */
export class CallDoubts {
  readonly #parts: CallDoubtsParts
  /** Of those who read it, whatever the caller speaks. */
  readonly #phrases: Phrases

  constructor(parts: CallDoubtsParts) {
    this.#parts = parts
    this.#phrases = phrasesIn(asLanguage(parts.plan.house.locale) ?? 'fr')
  }

  /** Words of the voice. @returns those that nothing bears out, for the concierge, or null */
  findIn(spoken: string): string | null {
    const claim = this.#parts.honesty.check(spoken)
    return claim === null ? null : this.#phrases.doubt(claim)
  }

  async write(doubt: string): Promise<void> {
    await this.#parts.log.doubt(this.#parts.call, doubt)
  }

  /** The words of a yes that was taken unread, once they are known. */
  async weigh(words: LateWords | null): Promise<void> {
    if (words === null || words.kind === 'agreed') return
    const text = words.kind === 'other' ? words.text.slice(0, mostQuoted) : null
    await this.write(this.#phrases.doubtfulYes(text, words.wish))
  }
}
