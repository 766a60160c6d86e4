import { AsyncLocalStorage } from 'node:async_hooks'
import type { Logger } from '#src/logger.ts'
import type { Queries, Tx } from './database.ts'

/** The life of one write: open while its function runs, then its last steps, then (if committed) its effects. */
export class Transaction implements Tx {
  readonly q: Queries
  #open = true
  readonly #steps: (() => Promise<void>)[] = []
  readonly #lastSteps: (() => Promise<void>)[] = []
  readonly #effects: (() => void)[] = []
  readonly #losses: (() => void)[] = []

  constructor(makeQueries: (assertOpen: () => void) => Queries) {
    this.q = makeQueries(() => {
      this.assertOpen()
    })
  }

  get open(): boolean {
    return this.#open
  }

  assertOpen(): void {
    if (!this.#open) throw new Error('this transaction has ended: its queries cannot be used any more')
  }

  beforeCommit(step: () => Promise<void>, when?: 'last'): void {
    this.assertOpen()
    if (when === 'last') this.#lastSteps.push(step)
    else this.#steps.push(step)
  }

  onCommit(effect: () => void): void {
    this.assertOpen()
    this.#effects.push(effect)
  }

  onRollback(effect: () => void): void {
    this.assertOpen()
    this.#losses.push(effect)
  }

  /** Runs what was put off to the end; a step may add further steps. */
  async runLastSteps(): Promise<void> {
    for (let steps = this.#takeSteps(); steps.length > 0; steps = this.#takeSteps())
      for (const step of steps) await step()
  }

  #takeSteps(): (() => Promise<void>)[] {
    if (this.#steps.length > 0) return this.#steps.splice(0)
    return this.#lastSteps.splice(0)
  }

  end(): void {
    this.#open = false
  }

  /** After the commit. */
  runEffects(logger: Logger): void {
    runEach(this.#effects, logger, 'an effect after a commit failed')
  }

  /** After a rollback. */
  runLosses(logger: Logger): void {
    runEach(this.#losses, logger, 'an effect after a rollback failed')
  }
}

function runEach(effects: readonly (() => void)[], logger: Logger, complaint: string): void {
  for (const effect of effects) {
    try {
      effect()
    } catch (error) {
      logger.error({ err: error }, complaint)
    }
  }
}

/** Knows which transaction the present code runs in: a write inside a write would wait for itself for ever. */
export class WriteScope {
  readonly #current = new AsyncLocalStorage<Transaction>()

  assertOutside(): void {
    if (this.#current.getStore()?.open) {
      throw new Error('db.write was called inside a db.write function: pass its tx on, or use tx.onCommit')
    }
  }

  /** Runs `fn` and then the steps it put off. */
  run<T>(tx: Transaction, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#current.run(tx, async () => {
      const value = await fn(tx)
      await tx.runLastSteps()
      return value
    })
  }
}
