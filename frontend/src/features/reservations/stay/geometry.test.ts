import { describe, expect, it } from 'vitest'
import { boxOf, daysShown, nightAt, shownDays } from './geometry.ts'

const frame = { from: '2027-03-10', days: 14, dayWidth: 80, labelWidth: 168, shown: { first: 0, last: 14 } }
const stay = (startsAt: string, endsAt: string) => boxOf({ startsAt, endsAt }, frame)

describe('the bar of a stay', () => {
  it('is not drawn when it is over, or begins after the view', () => {
    expect(stay('2027-03-01', '2027-03-09')).toBeNull()
    expect(stay('2027-03-24', '2027-03-26')).toBeNull()
  })

  it('goes from midday to midday, with room beside the next one', () => {
    expect(stay('2027-03-11', '2027-03-13')).toEqual({ left: 122, width: 156, isCutLeft: false, isCutRight: false })
  })

  it('is cut where it goes on beyond the view', () => {
    expect(stay('2027-03-08', '2027-03-11')).toMatchObject({ left: 0, isCutLeft: true, isCutRight: false })
    expect(stay('2027-03-20', '2027-04-02')).toMatchObject({ isCutLeft: false, isCutRight: true })
  })

  it('shows the last half day of one that leaves on the first day', () => {
    expect(stay('2027-03-05', '2027-03-10')).toMatchObject({ left: 0, width: 38 })
  })
})

it('finds the night under the pointer, within the view', () => {
  expect([nightAt(-5, frame), nightAt(79, frame), nightAt(80, frame), nightAt(9_999, frame)]).toEqual([0, 0, 1, 13])
})

describe('the days that exist', () => {
  const month = { days: 30, dayWidth: 40, labelWidth: 100 }

  it('are all of them on a wide screen, and only those near the window on a phone', () => {
    expect(daysShown({ left: 0, width: 1400 }, month)).toEqual({ first: 0, last: 30 })
    expect(daysShown({ left: 0, width: 390 }, month)).toEqual({ first: 0, last: 19 })
    expect(daysShown({ left: 800, width: 390 }, month)).toEqual({ first: 14, last: 30 })
  })

  it('have their columns, and the bars that touch them', () => {
    const part = { ...frame, shown: { first: 5, last: 8 } }
    expect(shownDays(part)).toEqual(['2027-03-15', '2027-03-16', '2027-03-17'])
    expect(boxOf({ startsAt: '2027-03-11', endsAt: '2027-03-13' }, part)).toBeNull()
    expect(boxOf({ startsAt: '2027-03-11', endsAt: '2027-03-16' }, part)).toMatchObject({ left: 122 })
  })
})
