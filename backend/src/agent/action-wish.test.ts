import { expect, it } from 'vitest'
import { asksAction, wishesAction } from './action-wish.ts'

it.each([
  'Je voudrais réserver une table pour quatre ce soir',
  'nous souhaitons annuler notre séjour',
  'Pouvez-vous nous réserver un taxi ?',
  'Pourriez-vous apporter des serviettes ?',
  'Vous avez de la place pour demain ?',
  'La chambre 12 est libre ce soir ?',
  'I would like to book a room',
  'Can you cancel my booking?',
  'Do you have a table for two tonight?',
])('asks for something to be done: %s', (text) => {
  expect(asksAction(text)).toBe(true)
  expect(wishesAction(text) || asksAction(text)).toBe(true)
})

it.each([
  'Faut-il réserver ?',
  'Comment annuler ma réservation ?',
  'Avez-vous un parking ?',
  'À quelle heure faut-il libérer la chambre ?',
  'How do I book a table?',
  'Do you have rooms with a sea view?',
])('only asks to be told: %s', (text) => {
  expect(asksAction(text)).toBe(false)
})

it('a wish put as a question may be about the rule', () => {
  expect([asksAction('Est-ce que je peux annuler ?'), wishesAction('Est-ce que je peux annuler ?')]).toEqual([
    false,
    true,
  ])
})
