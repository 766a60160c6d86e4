import { machineClock } from '#src/clock.ts'
import type { Clock } from '#src/clock.ts'
import type { Config } from '#src/config.ts'
import { openDatabase } from '#src/db/open-database.ts'
import type { DatabaseOptions } from '#src/db/database.ts'
import { Meter } from '#src/features/operations/meter.ts'
import { IdempotentWrites } from '#src/http/idempotency.ts'
import { createJobAdmin } from '#src/jobs/admin.ts'
import { createJobs } from '#src/jobs/queue.ts'
import { EventLog } from '#src/live/event-log.ts'
import { Outbox } from '#src/live/outbox.ts'
import { LiveStreams } from '#src/live/streams.ts'
import { createLogger } from '#src/logger.ts'
import type { Logger } from '#src/logger.ts'
import type { Mailer } from '#src/providers/mail/mailer.ts'
import { createSmtpMailer, noMailer } from '#src/providers/mail/smtp.ts'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import type { Timers } from '#src/voice/ports.ts'
import { Secrets, findEncryptionKey } from '#src/secrets.ts'
import type { LinePorts } from './line-ports.ts'

/** What tests and benches change of the world; the product changes nothing. */
export interface Overrides {
  now?: Clock
  logger?: Logger
  database?: Partial<DatabaseOptions>
  /** bcrypt's cost; 12 unless a test is in a hurry. */
  passwordCost?: number
  /** The way to the media process; by default one is started with the voice. */
  media?: MediaChannel
  /** Silences and limits of calls. */
  timers?: Timers
  /** Checks every answer against the contract, and fails the request that breaks it. */
  checkAnswers?: boolean
  /** What the telephone brings, where a test plays it. */
  linePorts?: Partial<LinePorts>
}

/** The floor that every room stands on: it knows no business. */
export async function openGround(config: Config, overrides: Overrides) {
  const now = overrides.now ?? machineClock
  const logger = overrides.logger ?? createLogger(config.logLevel)
  const database = await openDatabase(config.databaseUrl, { logger, ...overrides.database })
  const events = new EventLog(database, now)
  const outbox = new Outbox(database, events, logger)
  const meter = new Meter()
  return {
    config,
    now,
    logger,
    db: database,
    events,
    outbox,
    streams: new LiveStreams(outbox),
    jobs: createJobs(database, now),
    jobAdmin: createJobAdmin(database),
    idempotency: new IdempotentWrites(database, now),
    meter,
    mailer: openMailer(config, meter),
    secrets: new Secrets(findEncryptionKey(config)),
  }
}

function openMailer({ demo, mail }: Config, meter: Meter): Mailer {
  if (mail.smtpUrl === null) return noMailer
  // beside a real server the demonstration keeps its invented people: nothing is sent to them
  return createSmtpMailer(mail.smtpUrl, mail.from, meter, { sparesFiction: demo && !mail.simulated })
}

export type Ground = Awaited<ReturnType<typeof openGround>>
