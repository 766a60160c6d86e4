import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frenchTypography } from './french-typography.ts'

const shown = (text: string) => frenchTypography(text).replaceAll('\u202f', '~').replaceAll('\u00a0', '_')

describe('frenchTypography', () => {
  it.each([
    'https://exemple.fr/a?b=c;d:e!',
    'à 14:30 ou 8:05',
    'lancez `npm run x;y?`',
    'concierge@exemple.fr',
    'Voilà :) merci ;-)',
    '?',
    '',
    'Ratio 3:2',
    '(?)',
  ])('leaves %j alone', (text) => {
    expect(frenchTypography(text)).toBe(text)
  })

  it.each([
    ['Bonjour! Ça va?', 'Bonjour~! Ça va~?'],
    ['Bonjour  ! Ça va ; oui', 'Bonjour~! Ça va~; oui'],
    ['Vraiment?!', 'Vraiment~?!'],
    ['Horaires : 8 h', 'Horaires_: 8 h'],
    ['Horaires:\n8 h', 'Horaires_:\n8 h'],
    ['le "Grand Salon", dit « Le Salon »', 'le "Grand Salon", dit «_Le Salon_»'],
    ['«oui»', '«_oui_»'],
    ['14€ et 20 %', '14_€ et 20_%'],
    ['Voir https://exemple.fr/x?y ! Oui !', 'Voir https://exemple.fr/x?y~! Oui~!'],
    ['Ouvert à 14:30 !', 'Ouvert à 14:30~!'],
  ])('spaces %j as %j', (text, spaced) => {
    expect(shown(text)).toBe(spaced)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Oui',
            ' ',
            '!',
            '?',
            ':',
            ';',
            '«',
            '»',
            '€',
            '%',
            '12',
            '\n',
            '\u00a0',
            'https://a.fr',
            '`x`',
            '(',
            ')',
          ),
        ),
        (pieces) => {
          const once = frenchTypography(pieces.join(''))
          expect(frenchTypography(once)).toBe(once)
        },
      ),
    )
  })

  it('touches nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(frenchTypography(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})
