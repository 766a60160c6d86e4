import type { Generated } from 'kysely'
import type { Id, Instant, Json } from './words.ts'

interface IdempotencyKeys {
  /** `house:12` or `admin:3`. */
  scope: string
  route: string
  key: string
  request_hash: string
  status: number | null
  body: Json | null
  created_at: Instant
}

/** Which of several processes does what one alone may do. */
interface Leaders {
  role: string
  holder: string
  name: string
  since: Instant
  expires_at: Instant
}

interface Events {
  conciergerie_id: number
  seq: number
  topic: string
  entity_id: number | null
  at: Instant
}

interface EventCounters {
  conciergerie_id: number
  seq: number
}

interface EventCursors {
  listener: string
  conciergerie_id: number
  seq: number
}

interface Jobs {
  id: Id
  task: string
  key: string | null
  queue: string | null
  payload: Json
  conciergerie_id: number | null
  run_at: Instant
  attempts: Generated<number>
  max_attempts: number
  state: 'pending' | 'running' | 'dead'
  locked_by: string | null
  last_error: string | null
  created_at: Instant
  failed_at: Instant | null
}

interface Workers {
  id: string
  started_at: Instant
  seen_at: Instant
}

interface ScheduleTicks {
  name: string
  tick: string
}

interface ProviderErrors {
  id: Id
  provider: string
  code: string
  message: string
  conciergerie_id: number | null
  day: string
  count: number
  first_at: Instant
  last_at: Instant
}

/** Per house and day of UTC, for usage and spend. */
interface DailyUsage {
  conciergerie_id: number
  day: string
  messages_in: number
  messages_out: number
  answers: number
  cost_micros: number
}

interface RateCounters {
  scope: string
  window_start: Instant
  count: number
}

export interface GroundTables {
  leaders: Leaders
  idempotency_keys: IdempotencyKeys
  events: Events
  event_counters: EventCounters
  event_cursors: EventCursors
  jobs: Jobs
  workers: Workers
  schedule_ticks: ScheduleTicks
  provider_errors: ProviderErrors
  daily_usage: DailyUsage
  rate_counters: RateCounters
}
