import type { Told } from '#src/agent/tools/told.ts'

/** A recap that was cut before this share of it was heard has not been heard. */
const enough = 0.5
/** Later than any word of the caller: nothing counts as an answer yet. */
const never = '9999-12-31T23:59:59.999Z'

/**
 * What was read back, and whether the caller has heard it: only what they say after that may agree to it. A recap counts
 * as heard when its sentence was played to its end, or for its larger part.
 */
export class ConsentWatch {
  #told: Told | null = null
  /** Since the call was answered, in ms; null while it has not been heard. */
  #heardAtMs: number | null = null
  #heardAt: string | null = null

  /** A tool gave something to be read back, or nothing any more. */
  tell(told: Told | null): void {
    // reminded of what was read back already: it stays as heard as it was
    if (told !== null && this.#told !== null && isSame(told, this.#told)) return
    this.#told = told
    this.#heardAtMs = null
    this.#heardAt = null
  }

  /** A sentence of ours has ended. @param share of it that was heard */
  played(share: number, atMs: number, at: string): void {
    if (this.#told === null || this.#heardAtMs !== null || share < enough) return
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
