import type { Logger } from '#src/logger.ts'
import type { Queries, Tx } from '#src/db/database.ts'
import { Transaction } from '#src/db/transaction.ts'
import type { WriteScope } from '#src/db/transaction.ts'
import { unavailable } from '#src/db/unavailable.ts'
import { withinLimit } from '#src/db/within-limit.ts'
import type { CachedStatements } from './connection.ts'
import { explainSqlite } from './failures.ts'

export interface Write {
  fn: (tx: Tx) => Promise<unknown>
  /** Runs the function in the asynchronous context of its caller, not of the first one of the batch. */
  inContext: <T>(run: () => T) => T
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
  /** After how long it counts as stuck. */
  limitMs: number
  /** When it was asked for, in ms of `performance.now()`. */
  since: number
}

export interface BatchOptions {
  logger: Logger
  writeLimitMs: number
}

/** How one write of a batch is taken back without its neighbours. */
interface Undo {
  prepare(connection: CachedStatements): void
  forget(connection: CachedStatements): void
  apply(connection: CachedStatements): void
}

const savepoint: Undo = {
  prepare(connection) {
    connection.run('SAVEPOINT one')
  },
  forget(connection) {
    connection.run('RELEASE one')
  },
  apply(connection) {
    connection.run('ROLLBACK TO one')
    connection.run('RELEASE one')
  },
}

/** Before the first write there is nothing to keep, and a savepoint would copy each page that it changes. */
const wholeTransaction: Undo = {
  prepare() {
    // the transaction has just begun
  },
  forget() {
    // what follows has savepoints of its own
  },
  apply(connection) {
    connection.run('ROLLBACK')
    connection.run('BEGIN IMMEDIATE')
  },
}

type Outcome = { tx: Transaction; value: unknown } | { error: unknown }

/**
 * Runs writes one after the other in the transaction already begun, each so that it can be undone alone, and commits once.
 * Nobody is answered before the commit, not even those that failed: they may have seen what a neighbour wrote.
 */
export async function runBatch(
  writes: Write[],
  connection: CachedStatements,
  makeQueries: (assertOpen: () => void) => Queries,
  scope: WriteScope,
  options: BatchOptions,
): Promise<void> {
  const outcomes: Outcome[] = []
  try {
    for (const write of writes) {
      const undo = outcomes.length === 0 ? wholeTransaction : savepoint
      outcomes.push(await runOne(write, undo, connection, makeQueries, scope, options))
    }
    connection.run('COMMIT')
    writes.forEach((write, i) => {
      settle(write, outcomes[i], options.logger)
    })
  } catch (error) {
    abandon(connection, options.logger)
    for (const outcome of outcomes) if ('tx' in outcome) outcome.tx.runLosses(options.logger)
    for (const write of writes) write.reject(unavailable(error))
  }
}

function settle(write: Write, outcome: Outcome | undefined, logger: Logger): void {
  if (!outcome || 'error' in outcome) {
    write.reject(explainSqlite(outcome?.error))
    return
  }
  outcome.tx.runEffects(logger)
  write.resolve(outcome.value)
}

/** @throws when SQLite has given up the whole transaction: then the neighbours' writes are gone too. */
async function runOne(
  write: Write,
  undo: Undo,
  connection: CachedStatements,
  makeQueries: (assertOpen: () => void) => Queries,
  scope: WriteScope,
  options: BatchOptions,
): Promise<Outcome> {
  const tx = new Transaction((assertOpen) =>
    makeQueries(() => {
      assertOpen()
      assertStillBegun(connection)
    }),
  )
  undo.prepare(connection)
  try {
    const work = write.inContext(() => scope.run(tx, write.fn))
    const value = await withinLimit(work, write.limitMs)
    tx.end()
    assertStillBegun(connection)
    undo.forget(connection)
    return { tx, value }
  } catch (error) {
    tx.end()
    tx.runLosses(options.logger)
    assertStillBegun(connection, error)
    undo.apply(connection)
    return { error }
  }
}

/** A full disk makes SQLite roll everything back by itself; a statement run after that would commit on its own. */
function assertStillBegun(connection: CachedStatements, cause?: unknown): void {
  if (!connection.inTransaction) throw new Error('SQLite rolled the transaction back', { cause })
}

function abandon(connection: CachedStatements, logger: Logger): void {
  try {
    if (connection.inTransaction) connection.run('ROLLBACK')
  } catch (error) {
    logger.error({ err: error }, 'the rollback of a failed commit failed')
  }
}
