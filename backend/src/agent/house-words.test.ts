import { expect, it } from 'vitest'
import { Shelf } from '#src/features/faqs/shelf.ts'
import { sayAsHouse } from './house-words.ts'
import { isOneSlipAway } from './one-slip.ts'

const faq = (id: number, question: string, answer = '') => ({
  id,
  question,
  answer,
  aliases: [],
  locale: 'fr',
  version: 1,
})
const shelf = new Shelf([
  faq(1, 'Le Wi-Fi est-il gratuit ?'),
  faq(2, 'Avez-vous un parking ?'),
  faq(3, 'Les animaux sont-ils acceptés ?', 'Oui, les chiens aussi.'),
  faq(4, 'À quelle heure est le petit-déjeuner ?'),
])

it.each([
  ['vous avez le wifi ?', 'vous avez le wi fi'],
  ['où garer ma voiture ?', 'ou parking'],
  ['mon chien peut venir ?', 'mon animaux peut venir'],
  ['what time is breakfast', 'quelle heure is petit dejeuner'],
  ['le parkng est libre ?', 'le parking est libre'],
  ['tarif du parking', 'combien du parking'],
  ['vous êtes ouverts le dimanche ?', 'horaires d ouverture'],
])('%s → %s', (asked, asHouse) => {
  expect(sayAsHouse(asked, shelf)).toContain(asHouse)
})

it.each(['Avez-vous un parking ?', 'Avez-vous un spa ?', 'Qui a gagné le match ?'])(
  'nothing to say otherwise: %s',
  (asked) => {
    expect(sayAsHouse(asked, shelf)).toEqual([])
  },
)

it.each([
  ['parking', 'parkng', true],
  ['parking', 'paarking', true],
  ['parking', 'pakring', true],
  ['parking', 'porking', true],
  ['parking', 'parking', false],
  ['parking', 'prkng', false],
  ['piscine', 'cuisine', false],
])('%s and %s are one slip apart: %s', (one, other, apart) => {
  expect(isOneSlipAway(one, other)).toBe(apart)
  expect(isOneSlipAway(other, one)).toBe(apart)
})
