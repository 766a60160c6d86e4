import { sql } from 'kysely'
import type { PostgresDatabase } from '#src/db/database.ts'
import { bury } from '../run-job.ts'
import type { WorkerParts } from '../worker.ts'
import { findDeadWorkers, findLost, unlock } from './dead-workers.store.ts'

/** Beats within the time after which a worker is taken for dead. */
const beatsPerLife = 4
/** graphile-worker keeps a row per queue name for ever, and its look for a job grows with them. */
const cleanEveryMs = 5 * 60_000

/**
 * Says that this process's workers are alive, and frees what dead ones had locked. The hours are PostgreSQL's: the
 * machines' clocks may differ.
 */
export async function startHeartbeat(
  db: PostgresDatabase,
  ids: readonly string[],
  parts: WorkerParts,
): Promise<{ stop(): Promise<void> }> {
  const beatAndFree = async () => {
    await beat(db, ids)
    await freeTheDead(db, parts)
  }
  await beatAndFree()
  let working: Promise<void> = Promise.resolve()
  const start = (step: () => Promise<void>) => {
    working = working.then(step).catch((err: unknown) => {
      parts.logger.warn({ err }, 'the heartbeat of the job workers failed')
    })
  }
  const beating = setInterval(start, parts.deadAfterMs / beatsPerLife, beatAndFree)
  const cleaning = setInterval(start, cleanEveryMs, () => forgetUnusedQueues(db))
  return {
    async stop() {
      clearInterval(beating)
      clearInterval(cleaning)
      await working
      await db.write(({ q }) => q.deleteFrom('workers').where('id', 'in', ids).execute())
    },
  }
}

const databaseNow = sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

async function beat(db: PostgresDatabase, ids: readonly string[]): Promise<void> {
  await db.write(({ q }) =>
    q
      .insertInto('workers')
      .values(ids.map((id) => ({ id, started_at: databaseNow, seen_at: databaseNow })))
      .onConflict((on) => on.column('id').doUpdateSet({ seen_at: databaseNow }))
      .execute(),
  )
}

/** Frees the jobs of dead workers; those whose last attempt it was are lost, and their task is told. */
async function freeTheDead(db: PostgresDatabase, { registrations, logger, deadAfterMs }: WorkerParts): Promise<void> {
  const dead = await findDeadWorkers(db.read, deadAfterMs)
  if (dead.length === 0) return
  logger.warn({ workers: dead }, 'the jobs of dead workers are taken over')
  for (const job of await findLost(db.read, dead)) {
    const error = new Error('the process ended during the last attempt')
    await bury(
      registrations.find(({ task }) => task === job.task),
      job,
      error,
      logger,
    )
  }
  await db.write(({ q }) => unlock(q, dead))
}

async function forgetUnusedQueues(db: PostgresDatabase): Promise<void> {
  await db.write(({ q }) =>
    sql`delete from graphile_worker._private_job_queues queues where locked_at is null
      and not exists (select 1 from graphile_worker._private_jobs jobs where jobs.job_queue_id = queues.id)`.execute(q),
  )
}
