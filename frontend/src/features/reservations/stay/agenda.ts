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
  /** What the night costs, and how many are left of each type; a type that is closed is not among them. */
  types: { id: number; name: string; priceCents: number | null; left: number }[]
}

/** The days of a planning one after the other. */
export function agendaOf({ from, bars, blocks, days, unitTypes }: StayPlanning, count: number): AgendaDay[] {
  const arrivals = Map.groupBy(bars, ({ startsAt }) => startsAt)
  const departures = Map.groupBy(bars, ({ endsAt }) => endsAt)
  const leaving = Map.groupBy(blocks, ({ startsAt }) => startsAt)
  const ofDay = Map.groupBy(
    days.filter(({ closed }) => !closed),
    ({ date }) => date,
  )
  const nameOf = new Map(unitTypes.map(({ id, name }) => [id, name]))
  return listDays(from, count).map((date) => ({
    date,
    arrivals: arrivals.get(date) ?? [],
    departures: departures.get(date) ?? [],
    blocks: leaving.get(date) ?? [],
    staying: bars.filter(({ startsAt, endsAt }) => startsAt <= date && endsAt > date).length,
    left: (ofDay.get(date) ?? []).reduce((sum, day) => sum + day.left, 0),
    types: (ofDay.get(date) ?? []).map(({ unitTypeId: id, priceCents, left }) => ({
      id,
      name: nameOf.get(id) ?? '',
      priceCents,
      left,
    })),
  }))
}
