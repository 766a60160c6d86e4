import { readConsent } from '#src/agent/tools/consent.ts'
import type { Told } from '#src/agent/tools/told.ts'
import type { Wish } from '#src/features/reservations/ports.ts'
import type { Transcript } from './transcript.ts'

/**
 * What the words turned out to be: a yes, something else, or never written down.
 * `wish`: what had been read back; null where no dates were.
 */
export type LateWords =
  { kind: 'agreed' } | { kind: 'other'; text: string; wish: Wish | null } | { kind: 'never'; wish: Wish | null }

/** Something was settled on a yes that only the model had heard: its words are read when they come. */
export class LateConsent {
  #awaited: { sinceMs: number; wish: Wish | null; today: string } | null = null

  /** @param sinceMs when the recap had been heard */
  expect(sinceMs: number, told: Told | null, today: string): void {
    const wish = told?.kind === 'change' || told?.kind === 'hold' ? (told.wish ?? null) : null
    this.#awaited = { sinceMs, wish, today }
  }

  /** Null while there is nothing to read. */
  read(transcript: Pick<Transcript, 'saidSince'>): LateWords | null {
    if (this.#awaited === null) return null
    const { sinceMs, wish, today } = this.#awaited
    const text = transcript.saidSince(sinceMs)
    if (text === null) return null
    this.#awaited = null
    return readConsent(text, wish, today) === 'yes' ? { kind: 'agreed' } : { kind: 'other', text, wish }
  }

  /** The call is over: what has not come does not come any more. */
  close(): LateWords | null {
    if (this.#awaited === null) return null
    const { wish } = this.#awaited
    this.#awaited = null
    return { kind: 'never', wish }
  }
}
