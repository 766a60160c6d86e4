import type { CallKey } from '#src/features/calls/ports.ts'
import type { Logger } from '#src/logger.ts'
import type { Timers } from '../ports.ts'
import { patiently } from './patiently.ts'

/** Most of a minute: what a database that is restarted needs. */
const pausesMs = [100, 400, 1_000, 3_000, 5_000, 10_000, 15_000, 20_000]

/**
 * What is written down of a call, one write after the other: a turn is never overtaken by its own beginning. While the
 * database is away, they wait for it.
 */
export class CallRecords {
  readonly #call: CallKey
  readonly #logger: Logger
  readonly #timers: Timers
  #last: Promise<unknown> = Promise.resolve()

  constructor(call: CallKey, { logger, timers }: { logger: Logger; timers: Timers }) {
    this.#call = call
    this.#logger = logger
    this.#timers = timers
  }

  /** One that fails does not keep the next from being written. */
  add(write: () => Promise<unknown>): void {
    this.#last = this.#last
      .then(() => patiently(write, this.#timers, pausesMs))
      .catch((error: unknown) => {
        this.#logger.error({ err: error, callId: this.#call.id }, 'a part of a call could not be written down')
      })
  }

  /** Resolves when everything asked for so far is written down. */
  async settled(): Promise<void> {
    await this.#last
  }
}
