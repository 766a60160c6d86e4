import type { Block, PlanningBar, StayPlanning } from '../api.ts'
import { listDays } from '../days.ts'

/** A day of the planning as a reception tells it. */
export interface AgendaDay {
  date: string
  arrivals: PlanningBar[]
  departures: PlanningBar[]
  /** Rooms that go out of sale that day. */
  blocks: Block[]
  /** Who sleeps here that night, and rooms that are left. */
  staying: number
  left: number
}

/** The days of a planning one after the other. */
export function agendaOf({ from, bars, blocks, days }: StayPlanning, count: number): AgendaDay[] {
  const arrivals = Map.groupBy(bars, ({ startsAt }) => startsAt)
  const departures = Map.groupBy(bars, ({ endsAt }) => endsAt)
  const leaving = Map.groupBy(blocks, ({ startsAt }) => startsAt)
  const ofDay = Map.groupBy(days, ({ date }) => date)
  return listDays(from, count).map((date) => ({
    date,
    arrivals: arrivals.get(date) ?? [],
    departures: departures.get(date) ?? [],
    blocks: leaving.get(date) ?? [],
    staying: bars.filter(({ startsAt, endsAt }) => startsAt <= date && endsAt > date).length,
    left: (ofDay.get(date) ?? []).reduce((sum, day) => sum + (day.closed ? 0 : day.left), 0),
  }))
}
