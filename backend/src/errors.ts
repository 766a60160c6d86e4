import { errorStatus } from '@conciergerie/contract'
import type { ErrorCode } from '@conciergerie/contract'

export interface ErrorDetails {
  /** Field path → what is wrong with it, in words for the person who filled it. */
  fields?: Record<string, string>
  /** Seconds to wait before trying again. */
  retryAfter?: number
  /** What a program may need to go on. */
  details?: Record<string, unknown>
  cause?: unknown
}

/** An error that the caller is told: its code is of the contract's closed list, its message says what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly retryAfter: number | undefined
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string = code, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = details.fields
    this.retryAfter = details.retryAfter
    this.details = details.details
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** The same answer whether the thing is absent or another house's. */
export const notFound = () => new AppError('not_found', 'Introuvable.')
