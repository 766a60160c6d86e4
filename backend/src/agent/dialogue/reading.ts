import type { When } from '../dates/when.ts'
import type { Slots } from './state.ts'

/** What one message adds to a booking. */
export interface Reading {
  slots: Partial<Slots>
  /** Why a date could not be taken; what was said, for a vague one. */
  trouble: { what: NonNullable<When['problem']> | 'past'; said?: undefined } | { what: 'vague'; said: string } | null
  /** Morning or evening: both are possible, `HH:MM`. */
  halves: readonly string[]
}
