import type { Inventory, ServiceInfo } from '#src/features/inventory/inventory.ts'
import { weekdayOf } from '../dates/days.ts'

/** "Huit heures" at a restaurant that serves in the evening only is 20:00; where both may be meant, both are told. */
export function settleHour(
  { at, sure }: { at: string; sure: boolean },
  day: string | null,
  { services }: Inventory,
): { time: string | null; halves: readonly string[] } {
  if (sure || services.length === 0) return { time: at, halves: [] }
  const later = `${String((Number(at.slice(0, 2)) + 12) % 24).padStart(2, '0')}${at.slice(2)}`
  const open = [at, later].filter((time) => services.some((service) => seats(service, day, time)))
  if (open.length === 2) return { time: null, halves: open }
  // neither: the engine says when the house serves
  return { time: open[0] ?? at, halves: [] }
}

function seats({ weekdays, firstSeating, lastSeating }: ServiceInfo, day: string | null, time: string): boolean {
  if (day !== null && (weekdays & (1 << (weekdayOf(day) - 1))) === 0) return false
  return lastSeating >= firstSeating
    ? time >= firstSeating && time <= lastSeating
    : time >= firstSeating || time <= lastSeating
}
