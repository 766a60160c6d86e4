import { expect, it } from 'vitest'
import { isSkipped, toLocal, toUtc } from './zone.ts'

it.each([
  ['2026-03-29T01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T01:30:00.000Z'],
  ['2026-10-25T03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
  ['2026-03-29T02:30', 'Indian/Reunion', '2026-03-28T22:30:00.000Z'],
  ['2026-10-25T19:30', 'America/Martinique', '2026-10-25T23:30:00.000Z'],
])('a dinner at %s in %s is at %s', (local, zone, instant) => {
  expect(toUtc(local, zone)).toBe(instant)
})

it('tells the wall time of an instant, and which wall times the clocks skip', () => {
  expect(toLocal(new Date('2026-03-29T01:00:00Z'), 'Europe/Paris')).toBe('2026-03-29T03:00')
  expect(toLocal(new Date('2026-12-31T21:00:00Z'), 'Indian/Reunion')).toBe('2027-01-01T01:00')
  expect(['02:00', '02:45', '03:00', '01:45'].map((time) => isSkipped(`2026-03-29T${time}`, 'Europe/Paris'))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(isSkipped('2026-10-25T02:30', 'Europe/Paris')).toBe(false)
  expect(isSkipped('2026-03-29T02:30', 'Indian/Reunion')).toBe(false)
})
