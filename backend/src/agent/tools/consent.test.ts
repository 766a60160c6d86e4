import { expect, it } from 'vitest'
import type { Wish } from '#src/features/reservations/ports.ts'
import type { Told } from './told.ts'
import { asksAbout, readConsent } from './consent.ts'

const stay: Wish = {
  kind: 'stay',
  unitType: 'standard',
  from: '2027-03-15',
  to: '2027-03-20',
  partySize: 2,
  adults: null,
  children: null,
  quantity: 1,
}
const table: Wish = { kind: 'table', unitType: null, date: '2026-11-21', time: '20:00', partySize: 4 }
const today = '2026-11-20'

it.each([
  ['non', 'no'],
  ['Non merci', 'no'],
  ['oui mais pas la suite', 'no'],
  ['attendez', 'unclear'],
  ['Attendez… oui', 'unclear'],
  ['Je réfléchis un instant', 'unclear'],
  ['Pardon ?', 'unclear'],
  ['Attendez, non', 'no'],
  ['finalement je préfère autre chose', 'no'],
  ['oui, mais du 16 au 20 mars', 'changed'],
  ['ok pour 3 personnes', 'changed'],
  ['plutôt le 22', 'changed'],
  ['Le petit-déjeuner est compris ?', 'unclear'],
  ['merci', 'unclear'],
  ['bonjour', 'unclear'],
  ['', 'unclear'],
])('does not take « %s » for a yes', (text, wanted) => {
  expect(readConsent(text, stay, today)).toBe(wanted)
})

it.each([
  'oui',
  'Oui, je confirme',
  'OK',
  "d'accord",
  'parfait merci',
  '👍',
  'Yes please',
  'ja',
  'sí',
  'oui du 15 au 20 mars pour 2',
  'c’est bon pour moi',
  'pas de souci, je confirme',
])('takes « %s » for a yes', (text) => {
  expect(readConsent(text, stay, today)).toBe('yes')
})

it('knows another time of a table, and the same one said shorter', () => {
  expect(readConsent('oui à 21h', table, today)).toBe('changed')
  expect(readConsent('oui pour 8h demain', table, today)).toBe('yes')
})

const held = { kind: 'hold', at: '', reservationId: 1, code: 'EM-1' } as const
const cancelling = { kind: 'cancel', at: '', reservationId: 1, code: 'EM-1', revision: 1 } as const

it.each([
  ['Plutôt du 16 au 20 mars ?', stay],
  ['Du 15 au 20 mars, ou du 16 au 20 mars ?', stay],
  ['Du 15 au 20 mars, c’est noté.', stay],
  ['Je confirme ?', stay],
  ['Vendredi 20 novembre à 20 h ?', table],
  ['Puis-je faire autre chose ?', table],
])('« %s » does not ask again about what was read back', (text, wish) => {
  expect(asksAbout(text, { ...held, wish }, today)).toBe(false)
})

it.each([
  ['Suite, du lundi 15 mars au samedi 20 mars 2027, 5 nuits. Je la garde jusqu’à 11 h 10. Je confirme ?', stay],
  ['From Monday, 15 March 2027 to Saturday, 20 March 2027. I hold it until 11:10 am. Shall I confirm?', stay],
  ['Samedi 21 novembre à 20 h, quatre personnes. Je la garde jusqu’à 11 h 10. Je confirme ?', table],
  ['Saturday, 21 November 2026 at 8:00 pm, 4 people. It is held until 11:10 am. Shall I confirm?', table],
])('« %s » asks again about what was read back', (text, wish) => {
  expect(asksAbout(text, { ...held, wish }, today)).toBe(true)
})

it('knows a cancellation by its word', () => {
  expect(asksAbout('Dois-je l’annuler ?', cancelling, today)).toBe(true)
  expect(asksAbout('D’accord, je n’annule rien. Puis-je faire autre chose ?', cancelling, today)).toBe(false)
})

it('knows an order by what is to be done with it', () => {
  const order = { items: [], mode: 'takeaway' as const, requestedFor: null, address: null, note: null }
  const ordering: Told = { kind: 'order', at: '', key: 'k', order }
  expect(asksAbout('Deux soupes, 28 €. Souhaitez-vous que je la passe ?', ordering, today)).toBe(true)
  expect(asksAbout('Souhaitez-vous commander autre chose ?', ordering, today)).toBe(false)
})
