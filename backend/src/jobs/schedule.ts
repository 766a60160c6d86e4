import type { z } from 'zod'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import type { Jobs } from './queue.ts'
import type { Task } from './task.ts'

/** Every so many minutes, or once a day at a time of UTC, `HH:MM`. */
export type Rhythm = { minutes: number } | { dailyAt: string }

export interface Scheduled {
  name: string
  rhythm: Rhythm
  enqueue(jobs: Jobs, tx: Parameters<Jobs['enqueue']>[0]): Promise<void>
}

/**
 * Work that comes back with the clock: one job per tick, however many processes run. A tick missed while all were
 * stopped is made up for once.
 */
export function every<S extends z.ZodType>(task: Task<S>, rhythm: Rhythm, payload: z.input<S>): Scheduled {
  return {
    name: task.name,
    rhythm,
    enqueue: (jobs, tx) => jobs.enqueue(tx, task, payload, { key: `every:${task.name}` }),
  }
}

/** The tick that `at` belongs to, as the instant it began. */
export function tickOf(rhythm: Rhythm, at: Date): string {
  const period = 'minutes' in rhythm ? rhythm.minutes * 60_000 : 86_400_000
  const offset = 'minutes' in rhythm ? 0 : Date.parse(`1970-01-01T${rhythm.dailyAt}:00Z`)
  return new Date(Math.floor((at.getTime() - offset) / period) * period + offset).toISOString()
}

export interface ScheduleParts {
  db: Database
  jobs: Jobs
  schedule: readonly Scheduled[]
  logger: Logger
  now: Clock
}

const lookEveryMs = 1_000

/** Looks every second whether a tick has begun; only a new one touches the database. */
export function startSchedule(parts: ScheduleParts): { stop(): Promise<void> } {
  const done = new Map<string, string>()
  let looking: Promise<void> = Promise.resolve()
  const look = () => {
    looking = looking.then(() => claimNewTicks(parts, done))
  }
  look()
  const timer = setInterval(look, lookEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}

async function claimNewTicks(parts: ScheduleParts, done: Map<string, string>): Promise<void> {
  for (const scheduled of parts.schedule) {
    const tick = tickOf(scheduled.rhythm, parts.now())
    if (done.get(scheduled.name) === tick) continue
    try {
      await claimTick(parts, scheduled, tick)
      done.set(scheduled.name, tick)
    } catch (err) {
      parts.logger.warn({ err, schedule: scheduled.name }, 'a tick of the schedule could not be claimed')
    }
  }
}

async function claimTick({ db, jobs }: ScheduleParts, scheduled: Scheduled, tick: string): Promise<void> {
  await db.write(async (tx) => {
    const claimed = await tx.q
      .insertInto('schedule_ticks')
      .values({ name: scheduled.name, tick })
      .onConflict((on) => on.column('name').doUpdateSet({ tick }).where('schedule_ticks.tick', '<', tick))
      .returning('name')
      .executeTakeFirst()
    if (claimed) await scheduled.enqueue(jobs, tx)
  })
}
