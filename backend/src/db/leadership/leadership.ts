import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'

export interface LeadershipEvents {
  /** We lead from here on. When this fails, another may try. */
  gained(): Promise<void>
  /** Another may lead from now on: what only one may do has to end here and now. Not called by `close`. */
  lost(): void
}

/** One of several processes does what only one may do. */
export interface Leadership {
  readonly isLeader: boolean
  /** Stands for it until closed; resolves once it is known for the first time whether we lead. */
  stand(events: LeadershipEvents): Promise<void>
  /** Lets go: another may lead at once. */
  close(): Promise<void>
}

/** Milliseconds. */
export interface LeadershipTimes {
  /** Between two looks whether the leader is still there. */
  retry: number
  /** Between two signs of life of the leader. */
  beat: number
  /** A sign of life that takes longer is none. */
  beatLimit: number
  /** Who has given no sign for so long does not lead any more. More than `beat` and `beatLimit`. */
  lease: number
}

export interface LeadershipParts {
  db: Database
  now: Clock
  logger: Logger
  /** What is led. */
  role: string
  times?: LeadershipTimes
}

/** Who stands: shown to administrators by name. */
export interface Candidate {
  holder: string
  name: string
}
