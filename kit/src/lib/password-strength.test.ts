import { describe, expect, it } from 'vitest'
import { strengthOf } from './password-strength.ts'

describe('a new password', () => {
  it.each([
    ['court', { kind: 'short', missing: 7 }],
    ['', { kind: 'short', missing: 12 }],
    ['aaaaaaaaaaaaaaa', { kind: 'weak' }],
    ['123456789012345', { kind: 'weak' }],
    ['marie@example.com', { kind: 'weak' }],
    ['é'.repeat(37), { kind: 'long' }],
    ['quatre chats au grenier', { kind: 'good' }],
  ])('%s', (password, strength) => {
    expect(strengthOf(password, ['marie@example.com'])).toEqual(strength)
  })
})
