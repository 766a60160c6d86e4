import { getEventListeners, once } from 'node:events'
import { expect, it } from 'vitest'
import { limitedTo } from './time-limit.ts'

it('a time limit fires when the time is over, and says so', async () => {
  const limit = limitedTo(1, new AbortController().signal)
  await once(limit.signal, 'abort')
  expect(limit.passed).toBe(true)
})

it('a time limit fires with the outer signal, for its reason', () => {
  const outer = new AbortController()
  const limit = limitedTo(60_000, outer.signal)
  outer.abort('withdrawn')
  expect([limit.signal.reason, limit.passed]).toEqual(['withdrawn', false])
  limit.end()
  const late = limitedTo(60_000, outer.signal)
  expect(late.signal.aborted).toBe(true)
  late.end()
})

it('a time limit that has ended leaves nothing on the outer signal', () => {
  const outer = new AbortController()
  limitedTo(60_000, outer.signal).end()
  expect(getEventListeners(outer.signal, 'abort')).toEqual([])
})
