import { describe, expect, it } from 'vitest'
import { Shelf } from '#src/features/faqs/shelf.ts'
import { isOneSlipAway } from './one-slip.ts'
import { findBySubject } from './subject.ts'

const faq = (id: number, question: string, answer: string, aliases: string[] = []) => ({
  id,
  question,
  answer,
  aliases,
  locale: 'fr',
  version: 1,
})
const shelf = new Shelf([
  faq(1, 'Le Wi-Fi est-il gratuit ?', 'Oui, partout.'),
  faq(2, 'Avez-vous un parking ?', 'Oui, à 14 € la nuit.'),
  faq(3, 'Les animaux sont-ils acceptés ?', 'Oui, deux au plus.'),
  faq(4, 'À quelle heure est servi le petit-déjeuner ?', 'De 7 h à 10 h, pour 12 €.'),
  faq(5, 'Peut-on prendre le petit-déjeuner en chambre ?', 'Oui, de 8 h à 9 h.'),
  faq(6, 'Quels sont vos horaires ?', 'Nous servons du mercredi au dimanche, de 12 h à 14 h.'),
])
const found = (question: string) => findBySubject(question, shelf)?.id ?? null

describe('the one FAQ about the same thing is found', () => {
  it.each([
    ['under another name', 'où garer ma voiture ?', 2],
    ['in another language', 'are dogs allowed?', 3],
    ['in Spanish', '¿Aceptan perros?', 3],
    ['misspelt', 'parkng ?', 2],
    ['by its price', 'tarif du parking', 2],
    ['by its time', 'what time is breakfast', 4],
    ['in the room', 'petit dej dans la chambre ?', 5],
    ['when only the day is added', 'Vous êtes ouverts le lundi ?', 6],
  ])('%s: %s', (_name, question, id) => {
    expect(found(question)).toBe(id)
  })
})

describe('none is', () => {
  it.each([
    ['when no FAQ is about it', 'Avez-vous un spa ?'],
    ['when nothing known is asked', 'Qui a gagné le match ?'],
    ['when the FAQ does not tell the price', 'combien pour mon chien ?'],
    ['when something else is said that the FAQ does not hold', 'le parking est-il surveillé par drone ?'],
    ['when two would do', 'petit-déjeuner'],
    ['for an empty question', ''],
  ])('%s', (_name, question) => {
    expect(
      question === 'petit-déjeuner'
        ? findBySubject(question, new Shelf([...shelf.faqs, faq(7, 'Petit-déjeuner ?', 'Oui.')]))
        : findBySubject(question, shelf),
    ).toBeNull()
  })
})

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
