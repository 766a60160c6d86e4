import type { Unresolved } from './resolve-day.ts'
import type { Part } from './when-tokens.ts'

export interface TimeWindow {
  from: string
  /** 24:00 is the end of the day. */
  to: string
}

/**
 * What a text says of when. Everything absent was not said, or was not sure enough: a wrong night costs more than a question.
 * Days are `YYYY-MM-DD`, times `HH:MM`, in the house's calendar.
 */
export interface When {
  /** Arrival and departure: the last day that is said is the departure. */
  stay: { from: string; to: string } | null
  /** One day, when it is not a stay. */
  day: string | null
  /** The day that stands beside "départ". */
  departure: string | null
  time: { at: string; sure: boolean } | null
  /** "Entre 19 h et 20 h", "demain soir". */
  window: TimeWindow | null
  part: Part | null
  nights: number | null
  /** "Fin mars", "ce week-end": said, but no date. */
  vague: string | null
  problem: Unresolved | 'order' | 'several' | null
}
