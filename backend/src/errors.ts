import { errorStatus } from '@conciergerie/contract'
import type { ErrorCode } from '@conciergerie/contract'
import type { Phrase } from './text/phrase.ts'

export interface ErrorDetails {
  /** Field path → what is wrong with it, for the person who filled it. */
  fields?: Readonly<Record<string, Phrase | string>>
  /** Seconds to wait before trying again. */
  retryAfter?: number
  /** What a program may need to go on. */
  details?: Record<string, unknown>
  cause?: unknown
}

/**
 * An error that the caller is told: its code is of the contract's closed list, its words say what to do. Who reads them
 * is not known where it is thrown: the error handler chooses the language.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly words: Phrase | string
  readonly fields: Readonly<Record<string, Phrase | string>> | undefined
  readonly retryAfter: number | undefined
  readonly details: Record<string, unknown> | undefined

  /** @param words in each language, or already in the reader's where the thrower knows who reads */
  constructor(code: ErrorCode, words: Phrase | string, details: ErrorDetails = {}) {
    super(
      typeof words === 'string' ? words : words.fr,
      details.cause === undefined ? undefined : { cause: details.cause },
    )
    this.name = 'AppError'
    this.code = code
    this.words = words
    this.fields = details.fields
    this.retryAfter = details.retryAfter
    this.details = details.details
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

const absent: Phrase = { fr: 'Introuvable.', en: 'Not found.' }

/** The same answer whether the thing is absent or another house's. */
export const notFound = () => new AppError('not_found', absent)
