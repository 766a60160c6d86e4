import { expect, it } from 'vitest'
import { readParty } from './party.ts'

it.each([
  'pour le 15',
  'à 20h',
  'pour 20 h',
  'pour 2 nuits',
  'du 15 au 20',
  'le 3 à 20h',
  'ajoutez 1 personne',
  '2 chambres',
  'for 7:30',
  'a room for 3 nights',
])('sees no party in « %s »', (text) => {
  expect(readParty(text)).toBeNull()
})

it.each([
  ['une chambre pour deux du 15 au 20 mars', 2],
  ['nous serons quatre', 4],
  ['on sera 6', 6],
  ['une table de huit', 8],
  ['une table pour 3 demain à 20h', 3],
  ['ma femme et moi', 2],
  ['4 personnes', 4],
  ['2 pers.', 2],
  ['pour 500 personnes', 500],
  ['pour zéro personne', 0],
  ['a table for two', 2],
  ['party of 6', 6],
  ['there are 15 of us', 15],
  ['juste moi', 1],
])('reads « %s » as %i', (text, size) => {
  expect(readParty(text)?.size).toBe(size)
})

it('tells adults and children apart', () => {
  expect(readParty('2 adultes et 1 enfant')).toEqual({ size: 3, adults: 2, children: 1 })
  expect(readParty('2 adults, 2 kids')).toEqual({ size: 4, adults: 2, children: 2 })
})

it('abstains when a text says two numbers', () => {
  expect(readParty('4 personnes, non, 5 personnes')).toBeNull()
})

it('takes a lone number only as an answer', () => {
  expect(readParty('4')).toBeNull()
  expect(readParty('4', true)?.size).toBe(4)
  expect(readParty('deux svp', true)?.size).toBe(2)
})
