import { asksAbout } from '#src/agent/tools/consent.ts'
import type { Told } from '#src/agent/tools/told.ts'

/** A recap that was cut before this share of it was heard has not been heard. */
const enough = 0.5
/** Later than any word of the caller: nothing counts as an answer yet. */
const never = '9999-12-31T23:59:59.999Z'

/**
 * What was read back, and whether the caller has heard it: only what they say after that may agree to it. It is read back
 * by the answer that follows the tool's, and once more by any sentence that asks about the very same; either counts as
 * heard when it was played to its end, or for its larger part.
 */
export class ConsentWatch {
  readonly #today: () => string
  #told: Told | null = null
  /** A tool gave it to be read back, and the caller has not spoken since we began to. */
  #isDue = false
  /** Sentences of ours that read it back, until they have been heard: the first time, or again. */
  readonly #readBack = new Map<string, 'first' | 'again'>()
  /** Sentences of ours that have ended. */
  readonly #ended = new Set<string>()
  /** Since the call was answered, in ms; null while it has not been heard. */
  #heardAtMs: number | null = null
  #heardAt: string | null = null

  /** @param today the house's own day, `YYYY-MM-DD` */
  constructor(today: () => string) {
    this.#today = today
  }

  /** A tool gave something to be read back, or nothing any more. */
  tell(told: Told | null): void {
    this.#isDue = told !== null
    // reminded of what was read back already: it stays as heard as it was
    if (told !== null && this.#told !== null && isSame(told, this.#told)) return
    this.#told = told
    this.#readBack.clear()
    this.#heardAtMs = null
    this.#heardAt = null
  }

  /** The caller has spoken: what we say from here on answers them. */
  spoken(): void {
    if (this.#readBack.size > 0) this.#isDue = false
  }

  /** A sentence of ours begins. */
  begun(itemId: string): void {
    if (this.#isDue) this.#readBack.set(itemId, 'first')
  }

  /** All the words of a sentence of ours, before it has been played. */
  worded(itemId: string, text: string): void {
    if (this.#told !== null && !this.#ended.has(itemId) && asksAbout(text, this.#told, this.#today()))
      this.#readBack.set(itemId, 'again')
  }

  /** A sentence of ours has ended. @param share of it that was heard */
  played(itemId: string, share: number, atMs: number, at: string): void {
    this.#ended.add(itemId)
    const how = this.#readBack.get(itemId)
    if (how === undefined || share < enough) return
    this.#readBack.delete(itemId)
    if (how === 'first' && this.#heardAtMs !== null) return
    this.#heardAtMs = atMs
    this.#heardAt = at
  }

  get heardAtMs(): number | null {
    return this.#heardAtMs
  }

  /** With the moment from which an answer counts. */
  get told(): Told | null {
    return this.#told && { ...this.#told, at: this.#heardAt ?? never }
  }
}

const isSame = (one: Told, other: Told) => JSON.stringify({ ...one, at: '' }) === JSON.stringify({ ...other, at: '' })
