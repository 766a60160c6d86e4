import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stems } from './stems.ts'
import { charGrams, tokens } from './tokens.ts'

describe('tokens', () => {
  it('leaves out the words that say nothing, and keeps those that ask', () => {
    expect(tokens('À quelle heure est-ce que le petit-déjeuner est servi ?')).toEqual([
      'quelle',
      'heure',
      'petit',
      'dejeuner',
      'servi',
    ])
    expect(tokens('Hi, do you know where I can park?')).toEqual(['where', 'park'])
  })

  it('finds none in a greeting, in hesitation or in signs', () => {
    expect(tokens('Bonjour, euh… merci 👍')).toEqual([])
  })
})

describe('stems', () => {
  it.each([
    ['fr', ['chevaux', 'cheval']],
    ['fr', ['reserver', 'reservation']],
    ['en', ['cancelled', 'cancelling']],
    ['es', ['perros', 'perro']],
  ])('brings the forms of a %s word together: %j', (language, forms) => {
    expect(new Set(stems(forms, language)).size).toBe(1)
  })

  it('brings French and English plurals together when the language is not known', () => {
    const [chambre, chambres, room, rooms] = stems(['chambre', 'chambres', 'room', 'rooms'])
    expect(chambre).toBe(chambres)
    expect(room).toBe(rooms)
  })

  it('leaves the words of a language without a stemmer as they are', () => {
    expect(stems(['rooms', '__proto__', 'constructor'], 'xx')).toEqual(['rooms', '__proto__', 'constructor'])
  })

  it('accepts any word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('fr', 'en', 'de', undefined), (text, language) => {
        expect(stems(tokens(text), language)).toHaveLength(tokens(text).length)
      }),
    )
  })
})

describe('charGrams', () => {
  it('cuts pieces of three and four characters between word marks', () => {
    expect(charGrams(['spa'])).toEqual(['_sp', 'spa', 'pa_', '_spa', 'spa_'])
  })

  it('never cuts a character in two', () => {
    expect(charGrams(['𝒜𝒜'])).toEqual(['_𝒜𝒜', '𝒜𝒜_', '_𝒜𝒜_'])
  })
})
