import { GiveUp } from './errors.ts'
import type { Tx } from '#src/db/database.ts'
import type { Task } from './task.ts'
import type { z } from 'zod'

export interface JobRun<B = unknown> {
  /** 1 the first time. */
  attempt: number
  maxAttempts: number
  /** When this one fails the job goes to the dead letters. */
  lastAttempt: boolean
  /** Fires when the process is stopping and cannot wait any longer. */
  signal: AbortSignal
  /**
   * Lets the job end with the handler's own last transaction instead of one more: from its commit on the job is done,
   * whatever the handler does after it. PostgreSQL's queue takes note of the end by itself, after the handler.
   */
  endWith(tx: Tx): Promise<void>
  /** What `begin` gave when it was part of the start of this attempt; otherwise the handler does the same by itself. */
  readonly begun?: B | undefined
}

export type JobHandler<P, B> = (payload: P, run: JobRun<B>) => Promise<void>

export interface HandleOptions<P, B> {
  /**
   * What the job writes first. On SQLite it shares the transaction that starts the job, the one that adds it when the
   * job is due at once, and so costs no commit of its own. Its own queries and nothing else; harmless twice.
   */
  begin?: (tx: Tx, payload: P) => Promise<B>
  /** Called before the job goes to the dead letters; after a crash it may be called again. */
  onDead?: (payload: P, error: Error) => Promise<void>
  /** Most jobs of this task at once in this process, which then take no slot of the others; by default they share the slots. */
  concurrency?: number
}

/** A task with its handler, payload still to be checked. */
export interface Registration {
  task: string
  concurrency: number | undefined
  begin?: (tx: Tx, payload: unknown) => Promise<unknown>
  run(payload: unknown, run: JobRun): Promise<void>
  onDead(payload: unknown, error: Error): Promise<void>
}

/** Says who does a task. It must be harmless twice: a crash between the work and its mark runs it again. */
export function handle<S extends z.ZodType, B = unknown>(
  task: Task<S>,
  handler: JobHandler<z.output<S>, B>,
  options: HandleOptions<z.output<S>, B> = {},
): Registration {
  const { begin } = options
  return {
    task: task.name,
    concurrency: options.concurrency,
    ...(begin && { begin: async (tx, payload) => begin(tx, parse(task, payload)) }),
    // what was begun came from the `begin` of this same registration
    run: async (payload, run) => handler(parse(task, payload), run as JobRun<B>),
    onDead: async (payload, error) => options.onDead?.(parse(task, payload), error),
  }
}

function parse<S extends z.ZodType>(task: Task<S>, payload: unknown): z.output<S> {
  const parsed = task.payload.safeParse(payload)
  if (!parsed.success) throw new GiveUp(`the payload is not that of a ${task.name} job`, parsed.error)
  return parsed.data
}
