import { describe, expect, it } from 'vitest'
import { aConversation, aMessage } from '../testing/samples.ts'
import { isClosingSoon, obstacleOf, secondsLeft } from './reply-window.ts'

const now = Date.parse('2026-06-11T12:00:00Z')
const until = (instant: string | null) => aConversation({ windowExpiresAt: instant })
const optedOut = aConversation({ client: { ...aConversation().client, optedOut: true } })
const optOut = aMessage({ kind: 'event', authorType: 'system', event: { name: 'opted_out', details: {} } })

describe('the 24 h window', () => {
  it('is closed when there is none, and once its end has passed', () => {
    expect(secondsLeft(until(null), now)).toBe(0)
    expect(secondsLeft(until('2026-06-11T11:59:59Z'), now)).toBe(0)
    expect(obstacleOf(until('2026-06-11T12:00:00Z'), [], now)).toBe('window_closed')
  })

  it('is counted in seconds, and warned of in its last hour', () => {
    expect(secondsLeft(until('2026-06-11T13:00:01Z'), now)).toBe(3601)
    expect(isClosingSoon(3601)).toBe(false)
    expect(isClosingSoon(3599)).toBe(true)
    expect(isClosingSoon(0)).toBe(false)
  })

  it('does not matter for a client who is blocked', () => {
    const blocked = aConversation({ windowExpiresAt: null, client: { ...aConversation().client, blocked: true } })
    expect(obstacleOf(blocked, [], now)).toBe('blocked')
  })
})

describe('a client who opted out', () => {
  it('is not written to', () => {
    expect(obstacleOf(optedOut, [aMessage(), optOut], Date.now())).toBe('opted_out')
  })

  it('is answered when they wrote again', () => {
    expect(obstacleOf(optedOut, [optOut, aMessage({ id: 102 })], Date.now())).toBeNull()
  })
})
