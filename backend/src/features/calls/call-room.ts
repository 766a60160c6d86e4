import type { Queries } from '#src/db/database.ts'
import * as store from './calls.store.ts'

/** How much a house lets its telephone do. */
export interface CallLimits {
  maxConcurrent: number
  maxMinutesPerDay: number
  /** Midnight in the house's zone, as an instant. */
  dayBegan: string
}

/** Whether a house may take one more call now. */
export async function hasRoom(q: Queries, house: number, limits: CallLimits, now: string): Promise<boolean> {
  const { maxConcurrent, maxMinutesPerDay, dayBegan } = limits
  if ((await store.countPlacesTaken(q, house, now)) >= maxConcurrent) return false
  return (await store.secondsSince(q, house, dayBegan, now)) < maxMinutesPerDay * 60
}
