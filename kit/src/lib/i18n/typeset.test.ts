import { describe, expect, it } from 'vitest'
import { typeset } from './typeset.ts'

/** Shows the spaces: `_` does not break, `'` is narrow. */
const shown = (text: string) => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '·')

describe('typeset, in French', () => {
  it.each([
    ['Vraiment ? Oui !', 'Vraiment·? Oui·!'],
    ['Attention : « déjà pris » ; dommage', 'Attention_: «_déjà pris_»·; dommage'],
    ['12,00 € et 5 %', '12,00_€ et 5_%'],
    ["l'IA n'a pas d'avis", 'l’IA n’a pas d’avis'],
    ['ouvert de 14 h 30 à 18 h', 'ouvert de 14_h_30 à 18_h'],
    ['dans 5 min...', 'dans 5_min…'],
  ])('%s', (typed, set) => {
    expect(shown(typeset(typed, 'fr'))).toBe(set)
  })

  it('leaves addresses, times and what is already right alone', () => {
    const right = 'https://example.com/?a=b:c à 14:30, «\u00A0oui\u00A0»'
    expect(typeset(right, 'fr')).toBe(right)
    expect(typeset(typeset('Qui ?', 'fr'), 'fr')).toBe(typeset('Qui ?', 'fr'))
  })
})

describe('typeset, in English', () => {
  it('only mends apostrophes and dots', () => {
    expect(typeset("Don't wait...", 'en')).toBe('Don’t wait…')
    expect(typeset('Odd ? space', 'en')).toBe('Odd ? space')
  })
})
