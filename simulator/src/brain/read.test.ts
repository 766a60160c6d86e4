import { describe, expect, it } from 'vitest'
import { plainText } from './plain.ts'
import { readItems } from './order-flow.ts'
import { readName, spell } from './read-name.ts'
import { readParty } from './read-party.ts'
import { readWhen } from './read-when.ts'
import { readCode, readConsent, readGoal } from './read-wish.ts'

/** A Saturday. */
const TODAY = '2026-11-28'
const when = (text: string) => readWhen(plainText(text), TODAY)

describe('when, in a sentence', () => {
  it.each([
    ['bonjour', null, null, null],
    ['pour deux personnes', null, null, null],
    ['le 31 février', null, null, null],
    ['du 15 au 20 mars', '2027-03-15', '2027-03-20', null],
    ['Du quinze au vingt mars, pour deux', '2027-03-15', '2027-03-20', null],
    ['du vendredi 4 au dimanche 6 décembre', '2026-12-04', '2026-12-06', null],
    ['du 28 décembre au 2 janvier', '2026-12-28', '2027-01-02', null],
    ['du vingt-neuf mars au premier avril', '2027-03-29', '2027-04-01', null],
    ['le 15 mars pour trois nuits', '2027-03-15', '2027-03-18', null],
    ['demain', '2026-11-29', null, null],
    ['après-demain, une nuit', '2026-11-30', '2026-12-01', null],
    ['samedi 20 heures', '2026-12-05', null, '20:00'],
    ['samedi prochain à huit heures et demie', '2026-12-05', null, '20:30'],
    ['ce soir à 19h30', '2026-11-28', null, '19:30'],
    ['mardi midi', '2026-12-01', null, '12:00'],
    ['à vingt heures trente', null, null, '20:30'],
    ['à neuf heures moins le quart', null, null, '20:45'],
    ['ce week-end', '2026-12-04', '2026-12-06', null],
    ['Arrivée le 15 mars, départ le 20 mars', '2027-03-15', '2027-03-20', null],
    ['le week-end du 14 juillet', '2027-07-09', '2027-07-11', null],
    ['from 15 to 20 March', '2027-03-15', '2027-03-20', null],
    ['tomorrow at 8 pm', '2026-11-29', null, '20:00'],
    ['from the fifteenth to the twenty-first of March', '2027-03-15', '2027-03-21', null],
    ['between the first and the third of May', '2027-05-01', '2027-05-03', null],
    ['March 15th to April 2nd', '2027-03-15', '2027-04-02', null],
    ['from March 15 to 20', '2027-03-15', '2027-03-20', null],
    ['arriving on the 15th of March and leaving on the 20th', '2027-03-15', '2027-03-20', null],
    ['three nights from the 15th of March', '2027-03-15', '2027-03-18', null],
    ['on March 15 for a night', '2027-03-15', '2027-03-16', null],
    ['next Saturday at half past seven', '2026-12-05', null, '19:30'],
    ['Friday at a quarter to nine in the evening', '2026-12-04', null, '20:45'],
    ['the second one, please', null, null, null],
  ])('%s', (text, from, to, time) => {
    expect(when(text)).toMatchObject({ from, to, time })
  })
})

describe('how many, in a sentence', () => {
  it.each([
    ['du 15 au 20 mars', false, null],
    ['pour trois nuits', false, null],
    ['samedi à 20 heures', false, null],
    ['quatre', false, null],
    ['quatre', true, 4],
    ['pour deux', false, 2],
    ['nous serons six', false, 6],
    ['une table de quatre', false, 4],
    ['deux adultes et un enfant', false, 3],
    ['une suite pour 2 du 15 au 20 mars', false, 2],
    ['ma femme et moi', false, 2],
    ['for two people', false, 2],
    ['on serait six', false, 6],
    ['on est cinq dont deux enfants', false, 5],
    ['deux et un enfant', true, 3],
    ['there will be four of us', false, 4],
    ['we are five', false, 5],
    ['my wife and I', false, 2],
    ['two adults and a child', false, 3],
    ['for three nights', false, null],
    ['just me', true, 1],
  ])('%s', (text, asked, size) => {
    expect(readParty(plainText(text), asked)?.size ?? null).toBe(size)
  })
})

describe('a name', () => {
  it.each([
    ['oui', null],
    ['Oui, c’est parfait.', null],
    ['Non merci', null],
    ['Lefèvre', { first: null, last: 'Lefèvre' }],
    ['Noémie Lefèvre', { first: 'Noémie', last: 'Lefèvre' }],
    ['au nom de Camille Rousseau, s’il vous plaît', { first: 'Camille', last: 'Rousseau' }],
    ['Je m’appelle Jean Le Goff', { first: 'Jean', last: 'Le Goff' }],
    ['Mettez au nom de Madame Le Goff s’il vous plaît', { first: null, last: 'Le Goff' }],
    ['Toujours au nom de Carle', { first: null, last: 'Carle' }],
    ['C’est Madame Benali', { first: null, last: 'Benali' }],
    ['Caradec, C, A, R, A, D, E, C', { first: null, last: 'Caradec' }],
    ['Rémi Caradec, ça s’écrit C A R A D E C', { first: 'Rémi', last: 'Caradec' }],
    ['L, E, B, deux L, O, N, D', { first: null, last: 'Lebllond' }],
  ])('%s', (text, name) => {
    expect(readName(text)).toEqual(name)
  })

  it.each([
    ['It’s Emma Clarke, please.', { first: 'Emma', last: 'Clarke' }],
    ['The booking is under Emma Clarke', { first: 'Emma', last: 'Clarke' }],
    ['Clarke, I’ll spell it for you: C, L, A, R, K, E', { first: null, last: 'Clarke' }],
    ['Yes, sure', null],
  ])('%s', (text, name) => {
    expect(readName(text)).toEqual(name)
  })

  it('is spelled back', () => {
    expect(spell('Le-Goff')).toBe('L, E, tiret, G, O, F, F')
  })
})

describe('a wish', () => {
  it.each([
    ['Quelle heure est-il ?', null],
    ['Avez-vous une piscine ?', null],
    ['Je voudrais réserver une table', 'book'],
    ['Je voudrais une suite', 'book'],
    ['Je dois annuler ma réservation', 'cancel'],
    ['Je souhaiterais annuler', 'cancel'],
    ['Peut-on décaler ma réservation ?', 'change'],
    ['Je voudrais laisser un message', 'message'],
    ['Je voudrais commander deux pizzas', 'order'],
    ['What time is breakfast?', null],
    ['I’d like a table', 'book'],
    ['We are looking for a room', 'book'],
    ['I have to cancel my booking', 'cancel'],
    ['Could we move our booking to Sunday?', 'change'],
    ['Could you take a message?', 'message'],
  ])('%s', (text, goal) => {
    expect(readGoal(plainText(text))).toBe(goal)
  })

  it.each([
    ['oui', 'yes'],
    ['Oui, c’est parfait', 'yes'],
    ['pas de souci, je confirme', 'yes'],
    ['non merci', 'no'],
    ['C’est d’accord', 'yes'],
    ['oui mais plutôt le 16', 'no'],
    ['euh', null],
  ])('%s', (text, consent) => {
    expect(readConsent(plainText(text))).toBe(consent)
  })

  it('holds codes as they are spoken, and dishes with how many', () => {
    expect(readCode(plainText('K R quarante-huit vingt-sept'))).toBe('KR-4827')
    expect(readItems('Je voudrais commander deux pizzas reine et un tiramisu')).toEqual([
      { name: 'pizzas reine', quantity: 2 },
      { name: 'tiramisu', quantity: 1 },
    ])
  })
})
