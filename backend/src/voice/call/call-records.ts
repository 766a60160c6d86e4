import type { CallKey } from '#src/features/calls/ports.ts'
import type { Logger } from '#src/logger.ts'

/** What is written down of a call, one write after the other: a turn is never overtaken by its own beginning. */
export class CallRecords {
  readonly #call: CallKey
  readonly #logger: Logger
  #last: Promise<unknown> = Promise.resolve()

  constructor(call: CallKey, logger: Logger) {
    this.#call = call
    this.#logger = logger
  }

  /** One that fails does not keep the next from being written. */
  add(write: () => Promise<unknown>): void {
    this.#last = this.#last.then(write).catch((error: unknown) => {
      this.#logger.error({ err: error, callId: this.#call.id }, 'a part of a call could not be written down')
    })
  }

  /** Resolves when everything asked for so far is written down. */
  async settled(): Promise<void> {
    await this.#last
  }
}
