import type { Tx } from '#src/db/database.ts'

/** Attempts before a job goes to the dead letters. */
export const maxAttempts = 8

export interface EnqueueOptions {
  /** A waiting job of the same key is replaced, payload and time; one that already runs is not tried again. */
  key?: string
  /** Jobs of one queue run one at a time, in the order they were added among those that are due. */
  queue?: string
  /** Not before; at once by default. */
  runAt?: Date
}

/** A job as the drivers store it. */
export interface NewJob extends EnqueueOptions {
  task: string
  /** JSON. */
  payload: string
  conciergerieId: number | null
}

/** A place that a worker of this process keeps for a job that is due at once: it is stored as running, and starts with the commit. */
export interface Place {
  /** Under which the job is locked. */
  worker: string
  /** Writes what the job writes first, in the transaction that adds it. */
  begin(tx: Tx): Promise<void>
  start(id: number): void
  giveBack(): void
}

/** A job as the drivers hand it to its handler. */
export interface ClaimedJob {
  id: number
  task: string
  payload: unknown
  /** This one included. */
  attempts: number
  maxAttempts: number
}

/** The house a job works for, by the convention that its payload names it. */
export function houseOf(payload: unknown): number | null {
  if (typeof payload !== 'object' || payload === null || !('conciergerieId' in payload)) return null
  return typeof payload.conciergerieId === 'number' ? payload.conciergerieId : null
}
