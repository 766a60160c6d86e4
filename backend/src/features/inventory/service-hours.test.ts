import { expect, it } from 'vitest'
import { lengthOf, overlap } from './service-hours.ts'

const service = (first_seating: string, last_seating: string, weekdays = 127) => ({
  first_seating,
  last_seating,
  weekdays,
})

it('lasts past midnight when its last seating is before the first', () => {
  expect(lengthOf(service('19:00', '00:30'))).toBe(330)
  expect(lengthOf(service('12:00', '14:00'))).toBe(120)
})

it.each([
  ['one inside the other', service('12:00', '15:00'), service('13:00', '14:00'), true],
  ['a seating in common', service('12:00', '14:00'), service('14:00', '15:00'), true],
  ['one after the other', service('12:00', '14:00'), service('19:00', '22:00'), false],
  ['other days', service('12:00', '14:00', 1), service('12:00', '14:00', 2), false],
  ['Saturday’s night and Sunday’s brunch', service('20:00', '11:00', 32), service('10:00', '12:00', 64), true],
  ['Sunday’s night and Monday’s morning', service('22:00', '02:00', 64), service('01:00', '03:00', 1), true],
  ['Saturday’s night and Monday’s morning', service('22:00', '02:00', 32), service('01:00', '03:00', 1), false],
])('compares %s', (_, a, b, expected) => {
  expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected])
})
