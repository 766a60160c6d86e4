import type { Generated } from 'kysely'
import type { Cents, Flag, Id, Instant, Json, Local } from './words.ts'

interface Reservations {
  id: Id
  conciergerie_id: number
  code: string
  kind: 'stay' | 'table'
  unit_type_id: number
  service_id: number | null
  client_id: number
  status: string
  hold_expires_at: Instant | null
  starts_at: Local
  ends_at: Local
  /** Derived from `starts_at` and the house's zone: for reminders and sorting only. */
  starts_utc: Instant
  /** A table at 00:30 belongs to the evening before. */
  business_date: Local
  party_size: number
  adults: number | null
  children: number | null
  quantity: Generated<number>
  /** Pinned: the re-shuffle leaves its room alone. */
  unit_locked: Generated<Flag>
  price_lines: Json | null
  total_cents: Cents | null
  city_tax_cents: Cents | null
  currency: Generated<string>
  guest_name: string
  requests: string | null
  internal_note: string | null
  occasion: string | null
  locale: string | null
  source: string
  conversation_id: number | null
  call_id: number | null
  external_ref: string | null
  idempotency_key: string | null
  /** When the client was read the recap of a hold: a yes counts only after that. */
  recap_at: Instant | null
  consent_message_id: number | null
  cancelled_by: string | null
  cancel_reason: string | null
  revision: Generated<number>
  created_at: Instant
  updated_at: Instant
}

interface Blocks {
  id: Id
  conciergerie_id: number
  unit_id: number
  starts_at: Local
  ends_at: Local
  reason: string
  label: string | null
  created_at: Instant
}

interface Occupancy {
  conciergerie_id: number
  unit_id: number
  bucket: Local
  reservation_id: number | null
  block_id: number | null
}

interface OccupancyVersions {
  conciergerie_id: number
  kind: 'stay' | 'table'
  /** Its first bucket. */
  period: Local
  version: number
}

interface ReservationEvents {
  id: Id
  conciergerie_id: number
  reservation_id: number
  at: Instant
  actor: string
  type: string
  from_status: string | null
  to_status: string | null
  data: Generated<Json>
}

interface WaitlistEntries {
  id: Id
  conciergerie_id: number
  client_id: number
  kind: 'stay' | 'table'
  unit_type_id: number | null
  date_from: Local
  date_to: Local | null
  time_from: string | null
  time_to: string | null
  party_size: number
  status: string
  offer_reservation_id: number | null
  offer_expires_at: Instant | null
  conversation_id: number | null
  created_at: Instant
  updated_at: Instant
}

export interface ReservationTables {
  reservations: Reservations
  blocks: Blocks
  occupancy: Occupancy
  occupancy_versions: OccupancyVersions
  reservation_events: ReservationEvents
  waitlist_entries: WaitlistEntries
}
