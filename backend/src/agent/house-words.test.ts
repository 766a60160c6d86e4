import { expect, it } from 'vitest'
import { Shelf } from '#src/features/faqs/shelf.ts'
import { sayAsHouse } from './house-words.ts'

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
])('%s', (asked, asHouse) => {
  expect(sayAsHouse(asked, shelf)).toBe(asHouse)
})

it.each(['Avez-vous un parking ?', 'Avez-vous un spa ?', 'Qui a gagné le match ?'])(
  'nothing to change in: %s',
  (asked) => {
    expect(sayAsHouse(asked, shelf)).toBeNull()
  },
)
