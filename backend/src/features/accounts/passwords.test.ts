import { describe, expect, it } from 'vitest'
import { BcryptQueue } from './bcrypt-queue.ts'
import { Passwords, ensureComparable } from './passwords.ts'

const passwords = new Passwords(new BcryptQueue({ cost: 4 }))

describe('new passwords', () => {
  it.each([
    ['vagues', /douze caractères/],
    ['é'.repeat(37), /72 octets/],
    ['Motdepasse2026!', /trop courant/],
  ])('%s is refused, and the field says why', async (password, why) => {
    await expect(passwords.hashNew(password, 'next')).rejects.toMatchObject({
      code: 'invalid',
      fields: { next: { fr: expect.stringMatching(why) as string, en: expect.any(String) as string } },
    })
  })

  it('of 72 bytes are hashed at cost 12 when nothing says otherwise', async () => {
    const real = new Passwords(new BcryptQueue())
    expect(await real.hashNew('ü'.repeat(10) + 'phare brume vague écume granit lichen ajonc'.slice(0, 52))).toMatch(
      /^\$2b\$12\$/,
    )
  })
})

describe('a login', () => {
  it('refuses what bcrypt would truncate', () => {
    expect(() => {
      ensureComparable('x'.repeat(73))
    }).toThrow(/72 octets/)
  })

  it('matches the password and nothing else', async () => {
    const hash = await passwords.hashNew('un phare dans la brume')
    const tries = await Promise.all(
      ['un phare dans la brume', 'un phare dans la brumE', ''].map((text) =>
        passwords.login((matches) => matches(text, hash)),
      ),
    )
    expect(tries).toEqual([true, false, false])
    expect(await passwords.login((matches) => matches('un phare dans la brume', null))).toBe(false)
  })
})
