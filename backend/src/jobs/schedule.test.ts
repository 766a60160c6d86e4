import { expect, test } from 'vitest'
import { tickOf } from './schedule.ts'

test('a tick of minutes begins on round minutes of UTC', () => {
  expect(tickOf({ minutes: 15 }, new Date('2026-11-20T10:29:59.999Z'))).toBe('2026-11-20T10:15:00.000Z')
  expect(tickOf({ minutes: 15 }, new Date('2026-11-20T10:30:00.000Z'))).toBe('2026-11-20T10:30:00.000Z')
})

test('a daily tick before its hour belongs to the day before', () => {
  expect(tickOf({ dailyAt: '03:30' }, new Date('2026-11-20T03:29:59.999Z'))).toBe('2026-11-19T03:30:00.000Z')
  expect(tickOf({ dailyAt: '03:30' }, new Date('2026-11-20T03:30:00.000Z'))).toBe('2026-11-20T03:30:00.000Z')
})
