import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectLanguage } from './language.ts'

describe('detectLanguage', () => {
  it.each(['', '👍', 'ok', 'wifi', 'parking ?', 'Hotel', '12/07', 'STOP', 'spa', 'asdfgh'])(
    'does not guess from %j',
    (text) => {
      expect(detectLanguage(text)).toBeNull()
    },
  )

  it.each([
    ['Bonjour', 'fr'],
    ['Merci beaucoup !', 'fr'],
    ['À quelle heure est le petit-déjeuner ?', 'fr'],
    ['petit dejeuner inclus ?', 'fr'],
    ['Vous avez un parking ?', 'fr'],
    ['je peux venir avec mon chien', 'fr'],
    ['C’est combien la nuit ?', 'fr'],
    ['Hello', 'en'],
    ['Is there a pool?', 'en'],
    ['What time is breakfast', 'en'],
    ['can we check in early tomorrow', 'en'],
    ['how much is parking', 'en'],
    ['Hola, ¿tienen piscina?', 'es'],
    ['¿A qué hora es el desayuno?', 'es'],
    ['quisiera reservar una habitación para dos personas', 'es'],
    ['Buongiorno, a che ora è la colazione?', 'it'],
    ['avete un parcheggio per la macchina?', 'it'],
    ['Guten Tag, gibt es einen Parkplatz?', 'de'],
    ['Wann gibt es Frühstück?', 'de'],
    ['Olá, vocês têm estacionamento?', 'pt'],
    ['A que horas é o café da manhã?', 'pt'],
    ['Hallo, hoe laat is het ontbijt?', 'nl'],
    ['Is er een zwembad bij het hotel?', 'nl'],
  ])('reads %j as %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([null, 'fr', 'en', 'es', 'it', 'de', 'pt', 'nl']).toContain(detectLanguage(text))
      }),
    )
  })
})
