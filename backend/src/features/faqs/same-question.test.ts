import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameQuestion } from './same-question.ts'

describe('sameQuestion', () => {
  it.each([
    ['Où est la piscine ?', 'À quelle heure ouvre la piscine ?'],
    ['À quelle heure ouvre la piscine ?', 'À quelle heure ferme la piscine ?'],
    ['Le parking est-il gratuit ?', 'Le parking est-il couvert ?'],
    ['Où est le parking ?', 'Avez-vous un parking ?'],
    ['Une chambre pour 2 personnes ?', 'Une chambre pour 4 personnes ?'],
    ['Puis-je avoir la formule avec petit-déjeuner ?', 'Puis-je avoir la formule sans petit-déjeuner ?'],
    ['Combien coûte le petit-déjeuner ?', 'Combien coûte le dîner ?'],
    ['Is breakfast included?', 'Is parking included?'],
    ['Avez-vous des vélos à louer ?', 'Avez-vous des voitures à louer ?'],
    ['Peut-on fumer sur le balcon ?', 'Peut-on manger sur le balcon ?'],
    ['', ''],
    ['?', '!'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(sameQuestion(one, other)).toBe(false)
  })

  it.each([
    ['Avez-vous un coffre-fort ?', 'vous avez un coffre fort'],
    ['Avez-vous des vélos à louer ?', 'Louez-vous des vélos ?'],
    ['Y a-t-il une salle de sport ?', 'Bonjour, avez-vous une salle de sport svp ?'],
    ['Peut-on fumer sur les balcons ?', 'Peut on fumer sur le balcon'],
    ['salle de réunion ?', 'Avez-vous une salle de réunions'],
    ['Do you have a gym?', 'is there a gym please'],
    ['Can I rent bikes?', 'Do you rent a bike?'],
    ['Avez-vous un sèche-cheveux ?', 'avez vous un seche cheveu'],
    ['ok ?', 'OK'],
  ])('takes %j and %j for one', (one, other) => {
    expect(sameQuestion(one, other)).toBe(true)
  })

  it('does not depend on the order, and finds a question the same as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(sameQuestion(one, other)).toBe(sameQuestion(other, one))
        expect(sameQuestion(`spa ${one}`, `spa ${one}`)).toBe(true)
      }),
    )
  })
})
