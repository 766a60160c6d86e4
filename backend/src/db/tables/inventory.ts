import type { Generated } from 'kysely'
import type { Cents, Flag, Id, Json, Local } from './words.ts'

interface UnitTypes {
  id: Id
  conciergerie_id: number
  kind: 'stay' | 'table'
  code: string
  name: string
  description: string | null
  max_party: number
  max_adults: number | null
  max_children: number | null
  base_price_cents: Cents | null
  currency: Generated<string>
  cleaning_fee_cents: Generated<Cents>
  city_tax_mode: Generated<'fixed' | 'percent'>
  city_tax_cents: Generated<Cents>
  city_tax_basis_points: number | null
  city_tax_cap_cents: Cents | null
  check_in_time: string | null
  check_out_time: string | null
  min_nights: Generated<number>
  max_nights: number | null
  min_notice_minutes: Generated<number>
  max_advance_days: Generated<number>
  auto_confirm: Generated<Flag>
  active: Generated<Flag>
  position: Generated<number>
}

interface Units {
  id: Id
  conciergerie_id: number
  unit_type_id: number
  name: string
  min_party: Generated<number>
  max_party: number
  priority: Generated<number>
  active: Generated<Flag>
}

interface UnitCombos {
  id: Id
  conciergerie_id: number
  unit_type_id: number
  name: string
  unit_ids: Json
  min_party: number
  max_party: number
}

interface Services {
  id: Id
  conciergerie_id: number
  name: string
  weekdays: number
  first_seating: string
  last_seating: string
  slot_minutes: Generated<number>
  buffer_minutes: Generated<number>
  turn_times: Json
  max_covers: number | null
  pacing_covers: number | null
  pacing_parties: number | null
  unit_type_ids: Json | null
  active: Generated<Flag>
}

interface CalendarRules {
  id: Id
  conciergerie_id: number
  unit_type_id: number | null
  service_id: number | null
  date_from: Local
  date_to: Local
  weekdays: Generated<number>
  closed: Flag | null
  price_cents: Cents | null
  min_nights: number | null
  max_nights: number | null
  closed_to_arrival: Flag | null
  closed_to_departure: Flag | null
  units_limit: number | null
  open_from: string | null
  open_to: string | null
  label: string | null
}

interface InventoryVersions {
  conciergerie_id: number
  version: number
}

export interface InventoryTables {
  unit_types: UnitTypes
  units: Units
  unit_combos: UnitCombos
  services: Services
  calendar_rules: CalendarRules
  inventory_versions: InventoryVersions
}
