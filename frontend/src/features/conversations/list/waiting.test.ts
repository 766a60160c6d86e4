import { expect, it } from 'vitest'
import { waitOf } from './waiting.ts'

const now = Date.parse('2026-06-11T12:00:00Z')
const since = (minutes: number) => waitOf({ waitingSince: new Date(now - minutes * 60_000).toISOString() }, now)

it('says that nobody waits', () => {
  expect(waitOf({ waitingSince: null }, now)).toBeNull()
})

it('turns at five and at fifteen minutes', () => {
  expect([since(4.9), since(5), since(14.9), since(15)]).toEqual(['short', 'long', 'long', 'over'])
})
