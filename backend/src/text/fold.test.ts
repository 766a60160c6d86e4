import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, words } from './fold.ts'

describe('fold', () => {
  it.each([
    ['Où est l’hôtel ?', 'ou est l hotel'],
    ['ŒUFS & cætera', 'oeufs caetera'],
    ['  Ça   va…\n', 'ca va'],
    ['ＷＩＦＩ', 'wifi'],
    ['Straße İstanbul', 'strasse istanbul'],
    ['à 14:30, 2 €', 'a 14 30 2'],
    ['👍🏽🙏', ''],
    ['', ''],
  ])('brings %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('keeps the marks that belong to the words of other scripts', () => {
    expect(words('ที่จอดรถ पार्किंग')).toEqual(['ที่จอดรถ', 'पार्किंग'].map((word) => word.normalize('NFKD')))
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('does not tell capitals or accents apart', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zéèêàùçîô ]{0,40}$/), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text))
      }),
    )
  })
})
