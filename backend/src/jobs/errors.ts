/** Thrown by a handler that knows when it makes sense to try again, such as a provider's Retry-After. */
export class RetryLater extends Error {
  readonly afterMs: number

  constructor(afterMs: number, cause?: unknown) {
    super(cause instanceof Error ? cause.message : 'to be tried again later', { cause })
    this.name = 'RetryLater'
    this.afterMs = afterMs
  }
}

/** Thrown by a handler that will never succeed: the job goes to the dead letters at once. */
export class GiveUp extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause })
    this.name = 'GiveUp'
  }
}
