import { errorStatus } from '@conciergerie/contract'
import type { ErrorCode } from '@conciergerie/contract'
import type { Phrase } from './text/phrase.ts'

export interface ErrorDetails {
  /** Field path → what is wrong with it, for the person who filled it. */
  fields?: Readonly<Record<string, Phrase>>
  /** Seconds to wait before trying again. */
  retryAfter?: number
  cause?: unknown
}

/**
 * An error that the caller is told: its code is of the contract's closed list, its words say what to do. Who reads them
 * is not known where it is thrown: the error handler chooses the language.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly words: Phrase
  readonly fields: Readonly<Record<string, Phrase>> | undefined
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, words: Phrase, details: ErrorDetails = {}) {
    super(words.fr, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.words = words
    this.fields = details.fields
    this.retryAfter = details.retryAfter
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

const absent: Phrase = { fr: 'Introuvable.', en: 'Not found.' }

/** The same answer whether the thing is absent or another house's. */
export const notFound = () => new AppError('not_found', absent)
