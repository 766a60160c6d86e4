import type { CallKey } from '#src/features/calls/ports.ts'
import type { CallVoice } from './call-voice.ts'
import type { HonestyWatch } from './honesty-watch.ts'
import type { LateWords } from './late-consent.ts'

export interface CallDoubtsParts {
  call: CallKey
  log: { doubt(call: CallKey, text: string): Promise<void> }
  honesty: HonestyWatch
  voice: Pick<CallVoice, 'phrases'>
}

const mostQuoted = 200

/** What was said or settled too soon in a call: it stays, and a person looks at it. */
export class CallDoubts {
  readonly #parts: CallDoubtsParts

  constructor(parts: CallDoubtsParts) {
    this.#parts = parts
  }

  /** Words of the voice. @returns those that nothing bears out, for the concierge, or null */
  findIn(spoken: string): string | null {
    const claim = this.#parts.honesty.check(spoken)
    return claim === null ? null : this.#parts.voice.phrases.doubt(claim)
  }

  async write(doubt: string): Promise<void> {
    await this.#parts.log.doubt(this.#parts.call, doubt)
  }

  /** The words of a yes that was taken unread, once they are known. */
  async weigh(words: LateWords | null): Promise<void> {
    if (words === null || words.kind === 'agreed') return
    const text = words.kind === 'other' ? words.text.slice(0, mostQuoted) : null
    await this.write(this.#parts.voice.phrases.doubtfulYes(text, words.wish))
  }
}
