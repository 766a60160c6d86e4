import { describe, expect, it } from 'vitest'
import { commonPasswords, isCommonPassword } from './common-passwords.ts'

describe('common passwords', () => {
  it('knows at least the three thousand that everyone tries', () => {
    expect(commonPasswords.size).toBeGreaterThan(3000)
  })

  it.each([
    'password1234',
    'Password123!',
    'P@ssw0rd2026',
    'MotDePasse2026!',
    'môtdepâsse123',
    'azertyuiop12',
    'AZERTYUIOP123456',
    'qwertyuiop[]',
    '123456789012',
    '987654321098',
    'aaaaaaaaaaaa',
    '121212121212',
    'bonjourbonjour',
    'jetaimemonamour',
    'iloveyou2024',
    'administrateur',
    'administrator1',
    '1q2w3e4r5t6y',
    'abcdefghijkl',
    'Conciergerie2026',
    'marseille1993!',
  ])('refuses %s', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })

  it.each([
    'un phare dans la brume',
    'restaurant-du-port-42',
    'Tr0ub4dor&3-vagues',
    'correct horse battery staple',
    'Xk9#mQ2$vL7p',
    'les embruns de novembre',
    'ma grand-mère fait du cidre',
  ])('lets %s pass', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })
})
