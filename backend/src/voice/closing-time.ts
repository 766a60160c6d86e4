import type { Logger } from '#src/logger.ts'
import type { Timers } from './ports.ts'
import type { Reception } from './doors/reception.ts'
import type { Switchboard } from './switchboard.ts'

/** A farewell begins within five seconds and lasts fifteen at most: see `hang_up` in the protocol. */
export const farewellMs = 20_000

export interface ClosingTimeParts {
  reception: Pick<Reception, 'close'>
  switchboard: Pick<Switchboard, 'callIds' | 'closeDown' | 'idle'>
  /** How long calls in progress may go on. */
  drainMs: number
  timers: Timers
  logger: Logger
}

/** The program stops: no call comes in any more, those in progress may end by themselves, and who is left is told. */
export class ClosingTime {
  readonly #parts: ClosingTimeParts

  constructor(parts: ClosingTimeParts) {
    this.#parts = parts
  }

  /** @param hurried somebody does not want to wait. @returns when no call is left, or none is waited for any more */
  async begin(hurried: AbortSignal): Promise<void> {
    const { reception, switchboard, drainMs, logger } = this.#parts
    reception.close()
    const calls = switchboard.callIds.length
    if (calls === 0) return
    logger.info({ calls, drainMs }, 'calls in progress may go on before the program stops')
    if (await this.#isIdleWithin(drainMs, hurried)) return
    if (hurried.aborted) return
    switchboard.closeDown('after_playout')
    await this.#isIdleWithin(farewellMs, hurried)
  }

  async #isIdleWithin(ms: number, hurried: AbortSignal): Promise<boolean> {
    const { switchboard, timers } = this.#parts
    const late = Promise.withResolvers<false>()
    const giveUp = () => {
      late.resolve(false)
    }
    const cancel = timers.after(ms, giveUp)
    hurried.addEventListener('abort', giveUp)
    if (hurried.aborted) giveUp()
    const isIdle = await Promise.race([switchboard.idle().then(() => true), late.promise])
    cancel()
    hurried.removeEventListener('abort', giveUp)
    return isIdle
  }
}
