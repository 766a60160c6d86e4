import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, rank } from './ranker.ts'
import { tradeTerms } from './trade-terms.ts'

describe('tradeTerms', () => {
  it.each([
    '',
    'Bonjour',
    'xyzzy',
    'un petit chapeau',
    'à partir de lundi',
    'combien de chambres',
    'a partir de',
    'raté',
    'a c est bon',
  ])('names nothing in %j', (text) => {
    expect(tradeTerms(text)).toEqual([])
  })

  it.each([
    ['Où puis-je me garer ?', ['=parking']],
    ['Is there parking for my car?', ['=parking']],
    ['Un lit bébé', ['=cot']],
    ['le p’tit-dej et le petit déjeuner', ['=breakfast']],
    ['le déjeuner', ['=lunch']],
    ['What time is check-in?', ['=hours', '=arrival']],
    ['late check-out', ['=departure']],
    ['Les chambres sont-elles climatisées ?', ['=airCon']],
    ['are dogs allowed', ['=pets']],
    ['à 5 min de la gare', ['=station']],
    ['les chiens et les chats', ['=pets']],
    ['c’est combien ?', ['=price']],
  ])('names the things in %j, the longest phrase first, each once', (text, terms) => {
    expect(tradeTerms(text)).toEqual(terms)
  })

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tradeTerms(text).every((term) => term.startsWith('='))).toBe(true)
      }),
    )
  })

  it('brings a question to a FAQ that shares no word with it, from one language to the other too', () => {
    const faq = (id: number, question: string) => ({ id, question, answer: 'Oui.', aliases: [], locale: 'fr' })
    const index = buildIndex([
      faq(1, 'Avez-vous un parking ?'),
      faq(2, 'Acceptez-vous les chiens ?'),
      faq(3, 'Où est la plage ?'),
    ])
    expect(rank(index, 'je peux laisser ma voiture ?')[0]?.faqId).toBe(1)
    expect(rank(index, 'can I bring my cat')[0]?.faqId).toBe(2)
  })
})
