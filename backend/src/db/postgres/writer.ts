import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from '#src/logger.ts'
import type { Tx, WriteOptions } from '#src/db/database.ts'
import { Transaction, WriteScope } from '#src/db/transaction.ts'
import { unavailable } from '#src/db/unavailable.ts'
import { withinLimit } from '#src/db/within-limit.ts'
import { explainPostgres, isLostRace, isOutdated } from './failures.ts'
import { transactionQueries } from './queries.ts'

/** How often a transaction that lost a race runs again. */
const maxTries = 6

interface WriterOptions {
  logger: Logger
  writeLimitMs: number
}

/** One pooled transaction per write (read committed), run again when PostgreSQL sacrifices it to another. */
export class PostgresWriter {
  readonly #pool: Pool
  readonly #options: WriterOptions
  readonly #makeQueries: ReturnType<typeof transactionQueries>
  readonly #scope = new WriteScope()
  readonly #underWay = new Set<Promise<unknown>>()
  #closed = false

  constructor(pool: Pool, options: WriterOptions) {
    this.#pool = pool
    this.#options = options
    this.#makeQueries = transactionQueries(pool)
  }

  async write<T>(fn: (tx: Tx) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    this.#scope.assertOutside()
    if (this.#closed) throw unavailable(new Error('the database is closed'))
    const work = this.#writeWithRetries(fn, options)
    this.#underWay.add(work)
    return work.finally(() => this.#underWay.delete(work))
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#underWay)
  }

  async #writeWithRetries<T>(fn: (tx: Tx) => Promise<T>, options: WriteOptions): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#writeOnce(fn, options)
      } catch (error) {
        if (!(isLostRace(error) || isOutdated(error)) || tries === maxTries) throw explainPostgres(error)
        await pause(Math.random() * 10 * 2 ** tries)
      }
    }
  }

  async #writeOnce<T>(fn: (tx: Tx) => Promise<T>, { turn, limitMs }: WriteOptions): Promise<T> {
    const client = await this.#pool.connect()
    const tx = new Transaction((assertOpen) => this.#makeQueries(client, assertOpen))
    try {
      // one way to the server for both; each statement of such a text sees what was committed when it begins
      await client.query(turn === undefined ? 'begin' : `begin; select pg_advisory_xact_lock(${turn})`)
      const value = await withinLimit(this.#scope.run(tx, fn), limitMs ?? this.#options.writeLimitMs)
      tx.end()
      await commit(client)
      client.release()
      tx.runEffects(this.#options.logger)
      return value
    } catch (error) {
      tx.end()
      await rollBack(client, isOutdated(error))
      tx.runLosses(this.#options.logger)
      throw error
    }
  }
}

/** PostgreSQL answers a commit after a failed statement, even one whose error was caught, with a quiet rollback. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('a statement of this transaction failed, so nothing of it was committed')
}

async function rollBack(client: PoolClient, outdated: boolean): Promise<void> {
  try {
    await client.query('rollback')
    client.release(outdated)
  } catch {
    client.release(true) // a connection in an unknown state is not used again
  }
}
