import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresDatabase } from '#src/db/database.ts'
import { openPool } from '#src/db/postgres/pools.ts'
import type { Registration } from '../registration.ts'
import type { Worker, WorkerParts } from '../worker.ts'
import { startGroup } from './group.ts'
import type { Group } from './group.ts'
import { startHeartbeat } from './heartbeat.ts'

/** Most jobs of one process talk to the queue briefly: so many connections serve sixteen slots. */
const connections = 6

/** graphile-worker runs the jobs; we keep an eye on the workers that died, whose locks would last four hours. */
export async function startPostgresWorker(db: PostgresDatabase, parts: WorkerParts): Promise<Worker> {
  const sets = groupByConcurrency(parts)
  const pool = openPool({ url: db.url, size: connections + sets.length, readOnly: false, logger: parts.logger })
  const groups = await Promise.all(sets.map((set) => startGroup(pool, set.registrations, set.concurrency, parts)))
  const heartbeat = await startHeartbeat(
    db,
    groups.map(({ workerId }) => workerId),
    parts,
  )
  const unsubscribe = wakeOnTime(groups, parts)
  return {
    async stop() {
      unsubscribe()
      await Promise.all(groups.map((group) => stopGroup(group, parts)))
      await heartbeat.stop()
      await pool.end()
    },
  }
}

/** A task with a limit of its own gets workers of its own, so that its backlog never takes the others' places. */
function groupByConcurrency({
  registrations,
  concurrency,
}: WorkerParts): { registrations: Registration[]; concurrency: number }[] {
  const limited = registrations.filter((registration) => registration.concurrency !== undefined)
  const others = registrations.filter((registration) => registration.concurrency === undefined)
  const own = limited.map((registration) => ({
    registrations: [registration],
    concurrency: registration.concurrency ?? 1,
  }))
  return others.length === 0 ? own : [{ registrations: others, concurrency }, ...own]
}

/** The queue's own notice comes with the commit; what is due later would wait for the next look at the table. */
function wakeOnTime(groups: readonly Group[], { jobs, now, pollMs }: WorkerParts): () => void {
  const timers = new Set<NodeJS.Timeout>()
  const unsubscribe = jobs.onEnqueued((at) => {
    const delay = at.getTime() - now().getTime()
    if (delay <= 0 || delay > 60 * pollMs) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      for (const group of groups) group.wake()
    }, delay + 1)
    timers.add(timer)
  })
  return () => {
    unsubscribe()
    for (const timer of timers) clearTimeout(timer)
  }
}

async function stopGroup(group: Group, { drainMs }: WorkerParts): Promise<void> {
  const limit = new AbortController()
  const late = pause(drainMs + 1_000, 'late', { signal: limit.signal }).catch(() => 'ended')
  const outcome = await Promise.race([group.finish().then(() => 'ended'), late])
  limit.abort()
  if (outcome === 'late') await group.interrupt()
}
