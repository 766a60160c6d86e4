import { describe, expect, it } from 'vitest'
import { planNotices } from './client-plan.ts'
import type { PlannedBooking } from './client-plan.ts'

const stay: PlannedBooking = {
  kind: 'stay',
  startsAt: '2026-03-15',
  endsAt: '2026-03-20',
  businessDate: '2026-03-15',
  status: 'confirmed',
}
const table: PlannedBooking = {
  kind: 'table',
  startsAt: '2026-03-14T19:30',
  endsAt: '2026-03-14T21:15',
  businessDate: '2026-03-14',
  status: 'confirmed',
}
const early = new Date('2026-01-01T00:00:00Z')
const plan = (booking: PlannedBooking, zone = 'Europe/Paris', now = early) =>
  Object.fromEntries(planNotices(booking, zone, now).map(({ template, at }) => [template, at.toISOString()]))

describe('what is told around a booking', () => {
  it('is nothing for a booking that does not stand', () => {
    for (const status of ['held', 'requested', 'cancelled', 'declined', 'expired', 'no_show'])
      expect(plan({ ...stay, status })).toEqual({})
  })

  it('leaves out what lies in the past', () => {
    expect(Object.keys(plan(stay, 'Europe/Paris', new Date('2026-03-14T09:00:01Z')))).toEqual(['thanks'])
    expect(Object.keys(plan(table, 'Europe/Paris', new Date('2026-03-14T16:00:00Z')))).toEqual(['reminder_hours'])
  })

  it('comes in the morning, in the zone of the house', () => {
    expect(plan(stay)).toEqual({
      arrival: '2026-03-12T09:00:00.000Z',
      reminder_day: '2026-03-14T09:00:00.000Z',
      thanks: '2026-03-21T09:00:00.000Z',
    })
    expect(plan(stay, 'Indian/Reunion')['reminder_day']).toBe('2026-03-14T06:00:00.000Z')
    expect(plan(stay, 'America/Martinique')['reminder_day']).toBe('2026-03-14T14:00:00.000Z')
  })

  it('keeps to the clock on the wall when it changes', () => {
    const easter = { ...stay, startsAt: '2026-03-30', endsAt: '2026-04-02', businessDate: '2026-03-30' }
    expect(plan(easter)).toMatchObject({
      arrival: '2026-03-27T09:00:00.000Z',
      reminder_day: '2026-03-29T08:00:00.000Z',
    })
  })

  it('reminds of a table two hours before', () => {
    expect(plan(table)).toEqual({
      reminder_day: '2026-03-13T09:00:00.000Z',
      reminder_hours: '2026-03-14T16:30:00.000Z',
    })
  })

  it('never at night: a late table before nine in the evening, an early one from eight', () => {
    const late = { ...table, startsAt: '2026-03-15T00:30', endsAt: '2026-03-15T02:00' }
    expect(plan(late)).toEqual({
      reminder_day: '2026-03-13T09:00:00.000Z',
      reminder_hours: '2026-03-14T19:45:00.000Z',
    })
    expect(plan({ ...table, startsAt: '2026-03-14T09:00' })['reminder_hours']).toBe('2026-03-14T07:00:00.000Z')
    expect(plan({ ...table, startsAt: '2026-03-14T08:15' })['reminder_hours']).toBe('2026-03-13T19:45:00.000Z')
  })

  it('thanks who is there or has left, and reminds them of nothing', () => {
    expect(Object.keys(plan({ ...stay, status: 'checked_in' }))).toEqual(['thanks'])
    expect(Object.keys(plan({ ...stay, status: 'completed' }))).toEqual(['thanks'])
  })
})
