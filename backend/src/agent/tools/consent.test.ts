import { expect, it } from 'vitest'
import type { Wish } from '#src/features/reservations/ports.ts'
import { readConsent } from './consent.ts'

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
  ['attendez', 'no'],
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
