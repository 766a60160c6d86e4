import { describe, expect, it } from 'vitest'
import { clockOf, lastSeating, latenessOf, minutesInto, minutesOf, serviceAt, windowAround, windowOf } from './hours.ts'

const dinner = {
  id: 2,
  name: 'Dîner',
  weekdays: 127,
  firstSeating: '19:00',
  lastSeating: '00:30',
  slotMinutes: 15 as const,
  bufferMinutes: 0,
  turnTimes: [{ max: 99, minutes: 120 }],
  maxCovers: null,
  pacingCovers: null,
  pacingParties: null,
  unitTypeIds: null,
  active: true,
  closed: false,
}
const lunch = { ...dinner, id: 1, name: 'Déjeuner', firstSeating: '12:00', lastSeating: '13:30' }

describe('a party that keeps others waiting', () => {
  const party = { status: 'confirmed' as const, startsAt: '2027-03-15T20:00', endsAt: '2027-03-15T22:00' }
  const at = (clock: string, status: 'confirmed' | 'checked_in' | 'completed' = 'confirmed') =>
    latenessOf({ ...party, status }, { date: '2027-03-15' }, minutesInto('2027-03-15', `2027-03-15T${clock}`))

  it('is not late for a quarter of an hour, nor once it has come or gone', () => {
    expect(at('20:14')).toBeNull()
    expect(at('21:00', 'checked_in')).toBeNull()
    expect(at('23:00', 'completed')).toBeNull()
    expect(latenessOf(party, { date: '2027-03-15' }, null)).toBeNull()
  })

  it('is late, then stays too long', () => {
    expect(at('20:15')).toBe('late')
    expect(at('22:00', 'checked_in')).toBe('over')
  })
})

describe('the hours of a service', () => {
  it('go on past midnight', () => {
    expect(lastSeating(dinner)).toBe(24 * 60 + 30)
    expect(minutesOf('2027-03-16T00:30', '2027-03-15')).toBe(24 * 60 + 30)
    expect(clockOf(24 * 60 + 30)).toBe('00:30')
  })

  it('have the present on their line until the end of the night, and on no other day', () => {
    const into = (local: string) => minutesInto('2027-03-15', local)
    expect([into('2027-03-15T20:10'), into('2027-03-16T00:40')]).toEqual([1210, 1480])
    expect([into('2027-03-14T23:00'), into('2027-03-16T06:00'), into('2027-03-16T12:00')]).toEqual([null, null, null])
  })

  it('are shown from before the first seating until the last guests leave', () => {
    expect(windowOf(lunch, '2027-03-15')).toEqual({ date: '2027-03-15', from: 690, to: 930 })
  })

  it('are wider for a party that no service has at its hour, which the nearest one shows', () => {
    const at = (startsAt: string, endsAt: string) => ({
      startsAt: `2027-03-15T${startsAt}`,
      endsAt: `2027-03-15T${endsAt}`,
    })
    const evening = {
      date: '2027-03-15',
      services: [lunch, dinner],
      bars: [at('17:15', '18:45'), at('13:00', '14:30')],
    }
    expect(windowAround(dinner, evening)).toMatchObject({ from: 17 * 60 })
    expect(windowAround(lunch, evening)).toEqual(windowOf(lunch, '2027-03-15'))
    const late = { ...evening, bars: [at('10:10', '11:40')] }
    expect([windowAround(lunch, late).from, windowAround(dinner, late)]).toEqual([600, windowOf(dinner, '2027-03-15')])
  })

  it('are those of the service under way, or of the next one', () => {
    const at = (now: string | null) => serviceAt([lunch, dinner], now)?.name
    expect([at('09:00'), at('14:30'), at('17:00'), at('23:50'), at(null)]).toEqual([
      'Déjeuner',
      'Déjeuner',
      'Dîner',
      'Dîner',
      'Déjeuner',
    ])
  })
})
