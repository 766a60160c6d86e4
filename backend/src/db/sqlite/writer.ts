import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Queries, Tx, WriteOptions } from '#src/db/database.ts'
import { WriteScope } from '#src/db/transaction.ts'
import { unavailable } from '#src/db/unavailable.ts'
import type { CachedStatements } from './connection.ts'
import { isBusy } from './failures.ts'
import { runBatch } from './batch.ts'
import type { BatchOptions, Write } from './batch.ts'

/** Between two tries at a lock another process holds, in ms: other work of this process runs meanwhile. */
const busyPauseMs = 100

export interface WriterOptions extends BatchOptions {
  maxQueue: number
  /** Most writes that share one commit. */
  maxBatch: number
  lockedAfterMs: number
  /** Called after each batch. */
  committed: () => void
}

/**
 * The one writer of SQLite. Writes queue up; what has queued up shares one transaction and one sync to disk (group
 * commit), and each caller is answered only after it.
 */
export class SqliteWriter {
  readonly #connection: CachedStatements
  readonly #makeQueries: (assertOpen: () => void) => Queries
  readonly #options: WriterOptions
  readonly #scope = new WriteScope()
  readonly #queue: Write[] = []
  #working: Promise<void> | undefined
  #closed = false

  constructor(connection: CachedStatements, makeQueries: (assertOpen: () => void) => Queries, options: WriterOptions) {
    this.#connection = connection
    this.#makeQueries = makeQueries
    this.#options = options
  }

  write<T>(fn: (tx: Tx) => Promise<T>, { limitMs = this.#options.writeLimitMs }: WriteOptions = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#scope.assertOutside()
      if (this.#closed) throw unavailable(new Error('the database is closed'))
      if (this.#queue.length >= this.#options.maxQueue) throw unavailable(new Error('too many writes are waiting'))
      // each write is given its own result: fn and resolve agree on its type here, and nothing else looks at it
      const answer = resolve as (value: unknown) => void
      this.#queue.push({
        fn,
        resolve: answer,
        reject,
        limitMs,
        inContext: AsyncLocalStorage.snapshot(),
        since: performance.now(),
      })
      this.#working ??= this.#work()
    })
  }

  /** Waits for the writes under way, then refuses all others. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#working
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      // requests that arrived together are read in one turn of the event loop: let them all join the batch
      await setImmediate()
      const begun = await this.#begin()
      if (begun) await this.#runBatch()
    }
    this.#working = undefined
  }

  /** True once the write lock is held; false when those who waited for it have been refused. */
  async #begin(): Promise<boolean> {
    while (this.#queue.length > 0) {
      try {
        this.#connection.run('BEGIN IMMEDIATE')
        return true
      } catch (error) {
        if (!isBusy(error)) return this.#refuse(this.#queue.splice(0), error)
        this.#refuse(this.#takeOverdue(), error)
        await setTimeout(busyPauseMs)
      }
    }
    return false
  }

  async #runBatch(): Promise<void> {
    const writes = this.#queue.splice(0, this.#options.maxBatch)
    await runBatch(writes, this.#connection, this.#makeQueries, this.#scope, this.#options)
    this.#options.committed()
  }

  #takeOverdue(): Write[] {
    const limit = performance.now() - this.#options.lockedAfterMs
    const overdue = this.#queue.findIndex((write) => write.since > limit)
    return this.#queue.splice(0, overdue === -1 ? this.#queue.length : overdue)
  }

  #refuse(writes: Write[], cause: unknown): false {
    for (const write of writes) write.reject(unavailable(cause))
    return false
  }
}
