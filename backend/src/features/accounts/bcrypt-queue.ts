import bcrypt from 'bcrypt'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'

/** Hashes at once. bcrypt runs on the four threads that files and names also need: two leave room for those. */
const atOnce = 2
/** Logins that may wait for their turn; one more is told to come back. */
const waitingLogins = 8

export interface BcryptOptions {
  /** 12 takes about 0.2 s of one core. Lower only in tests. */
  cost?: number
}

/** The only caller of bcrypt: logins cannot starve the rest of the service. */
export class BcryptQueue {
  readonly cost: number
  #running = 0
  #loginsWaiting = 0
  readonly #waiting: (() => void)[] = []

  constructor({ cost = 12 }: BcryptOptions = {}) {
    this.cost = cost
  }

  /** Waits its turn, however long. */
  async hash(password: string): Promise<string> {
    return this.#inTurn(() => bcrypt.hash(password, this.cost))
  }

  /**
   * Runs a login's work, of which one comparison, in its turn.
   * @throws AppError rate_limited when too many logins wait already
   */
  async login<T>(work: (compare: (password: string, hash: string) => Promise<boolean>) => Promise<T>): Promise<T> {
    if (this.#running >= atOnce && this.#loginsWaiting >= waitingLogins)
      throw new AppError('rate_limited', words.busy, {
        retryAfter: 2,
      })
    this.#loginsWaiting++
    return this.#inTurn(() => {
      this.#loginsWaiting--
      return work((password, hash) => bcrypt.compare(password, hash))
    })
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) await new Promise<void>((go) => this.#waiting.push(go))
    else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}
