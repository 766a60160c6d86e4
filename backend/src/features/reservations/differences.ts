import type { ReservationChanges, ReservationRow } from './reservations.store.ts'
import type { Question } from './snapshots.ts'

const told = {
  starts_at: 'start',
  ends_at: 'end',
  party_size: 'party',
  quantity: 'quantity',
  total_cents: 'total',
  guest_name: 'name',
  requests: 'requests',
  occasion: 'occasion',
  internal_note: 'note',
  unit_locked: 'locked',
} as const

/** What a change changed, as the history tells it: `start` → `2026-03-15 → 2026-03-16`. */
export function describeDifference(
  row: ReservationRow,
  changes: ReservationChanges,
  { inventory }: Question,
): Record<string, string> {
  const data: Record<string, string> = {}
  for (const [column, name] of Object.entries(told) as [keyof typeof told, string][]) {
    const [before, after] = [row[column], changes[column]]
    if (after !== undefined && after !== before) data[name] = `${before ?? '–'} → ${String(after ?? '–')}`
  }
  const nameOf = (id: unknown) => inventory.unitTypes.find((type) => type.id === id)?.name ?? '–'
  if (changes.unit_type_id !== undefined && changes.unit_type_id !== row.unit_type_id)
    data['type'] = `${nameOf(row.unit_type_id)} → ${nameOf(changes.unit_type_id)}`
  return data
}
