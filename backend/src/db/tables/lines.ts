import type { Generated } from 'kysely'
import type { Flag, Id, Instant } from './words.ts'

interface PhoneLines {
  id: Id
  conciergerie_id: number
  mode: string
  /** E.164. */
  number: string
  enabled: Flag
  sip_username: string | null
  /** `iv:authTag:ciphertext`, see secrets.ts; a plain value of an older database is sealed at the next start. */
  sip_password: string | null
  sip_domain: string | null
  sip_port: number | null
  transport: string
  /** Raised by each order that a person gives; the supervisor carries out the last one, whichever process it was given to. */
  order_number: Generated<number>
  order_kind: Generated<string | null>
  order_when: Generated<string | null>
  order_by: Generated<string | null>
  created_at: Instant
  updated_at: Instant
}

/** How a line's agent fares: written by the supervisor alone, read by every process. */
interface LineStates {
  line_id: number
  conciergerie_id: number
  state: string
  since: Instant
  up_since: Instant | null
  restarts: Generated<number>
  last_error: string | null
  next_retry_at: Instant | null
  /** What follows once the calls are over: `stop`, `restart` or null. */
  draining: string | null
  sip_port: number | null
  rtp_ports: string | null
  updated_at: Instant
}

interface LineEvents {
  id: Id
  conciergerie_id: number
  line_id: number
  at: Instant
  state: string
  detail: string | null
  wait_ms: number | null
}

export interface LineTables {
  phone_lines: PhoneLines
  line_states: LineStates
  line_events: LineEvents
}
