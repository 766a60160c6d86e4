import { describe, expect, it } from 'vitest'
import { makeAliases, mostAliases, toAlias } from './aliases.ts'

describe('wordings that are kept', () => {
  it('leave out what belongs to the client: names, numbers, dates, addresses', () => {
    expect(toAlias('Bonjour, je m’appelle Léa Martin, avez-vous un parking ? Merci', [])).toBe('avez-vous un parking ?')
    expect(toAlias('Un lit bébé pour le 12 août, c’est possible ? Lea', ['Léa Martin'])).toBe(
      'Un lit bébé , c’est possible ?',
    )
    expect(toAlias('Un spa ? Mon numéro : +33 6 39 98 01 23', [])).toBe('Un spa ? Mon numéro :')
    expect(toAlias('La facture à lea@example.com svp ?', [])).toBe('La facture à svp ?')
  })

  it('are nothing when too little is left', () => {
    expect(toAlias('Bonjour Léa', ['Léa'])).toBeNull()
    expect(toAlias('0639980123', [])).toBeNull()
    expect(toAlias('x'.repeat(301), [])).toBeNull()
  })

  it('are the latest twenty', () => {
    const wordings = Array.from({ length: 25 }, (_, number) => `Parking ${number} ?`)
    const aliases = makeAliases('Avez-vous un parking ?', wordings)
    expect(aliases).toHaveLength(mostAliases)
    expect(aliases.at(-1)?.text).toBe('Parking 24 ?')
  })
})
