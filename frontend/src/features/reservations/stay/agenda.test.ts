import { expect, it } from 'vitest'
import type { Block, PlanningBar, StayPlanning } from '../api.ts'
import { agendaOf } from './agenda.ts'

const bar = (id: number, startsAt: string, endsAt: string) => ({ id, startsAt, endsAt }) as PlanningBar
const day = (date: string, left: number, closed = false) => ({
  date,
  left,
  closed,
  unitTypeId: 1,
  total: 4,
  priceCents: null,
})

it('tells each day who comes, who goes, who sleeps here and what is left', () => {
  const planning = {
    from: '2027-03-15',
    bars: [bar(1, '2027-03-13', '2027-03-15'), bar(2, '2027-03-15', '2027-03-17'), bar(3, '2027-03-16', '2027-03-18')],
    blocks: [{ id: 9, startsAt: '2027-03-16' } as Block],
    unitTypes: [{ id: 1, name: 'Standard' }],
    days: [day('2027-03-15', 3), day('2027-03-16', 1), day('2027-03-16', 2), day('2027-03-17', 4, true)],
  } as unknown as StayPlanning
  const told = agendaOf(planning, 3).map(({ arrivals, departures, blocks, types, ...rest }) => ({
    ...rest,
    types: types.map(({ name, left }) => `${name} ${left}`),
    arrivals: arrivals.map(({ id }) => id),
    departures: departures.map(({ id }) => id),
    blocks: blocks.map(({ id }) => id),
  }))
  expect(told).toEqual([
    { date: '2027-03-15', arrivals: [2], departures: [1], blocks: [], staying: 1, left: 3, types: ['Standard 3'] },
    {
      date: '2027-03-16',
      arrivals: [3],
      departures: [],
      blocks: [9],
      staying: 2,
      left: 3,
      types: ['Standard 1', 'Standard 2'],
    },
    { date: '2027-03-17', arrivals: [], departures: [2], blocks: [], staying: 1, left: 0, types: [] },
  ])
})
