import type { ReservationSource } from '@conciergerie/contract'
import type { DemoGuest } from './stays-embruns.ts'

/** A party at table, so many days from today. */
export interface DemoParty {
  guest: DemoGuest
  day: number
  time: string
  party: number
  area?: string
  source: ReservationSource
  bookedDaysAgo: number
  requests?: string
  occasion?: string
}

let next = 300
const named = (name: string): DemoGuest => ({ name, phone: `+33639980${next++}` })
const known = (name: string, end: number): DemoGuest => ({ name, phone: `+33639980${end}` })

const at = (day: number, time: string, guest: DemoGuest, party: number, more: Partial<DemoParty> = {}): DemoParty => ({
  guest,
  day,
  time,
  party,
  source: 'voice',
  bookedDaysAgo: 2,
  ...more,
})

const lunchOfToday = [
  at(0, '12:00', named('Gérard Le Bihan'), 2, { source: 'concierge', bookedDaysAgo: 1 }),
  at(0, '12:30', named('Cabinet Morin'), 5, { bookedDaysAgo: 4 }),
  at(0, '12:30', named('Léa Chauvin'), 2, { source: 'web', area: 'terrasse' }),
  at(0, '13:00', known('Peter Janssen', 111), 3, { source: 'concierge', bookedDaysAgo: 0 }),
]

const dinnerOfToday = [
  at(0, '19:00', known('Famille Robert', 204), 4, { source: 'web', requests: 'Deux chaises hautes.' }),
  at(0, '19:00', named('Jeanne Riou'), 2),
  at(0, '19:00', named('Mickaël Tessier'), 2, { source: 'whatsapp', bookedDaysAgo: 1 }),
  at(0, '19:15', named('Patrick Hamon'), 3, { source: 'web' }),
  at(0, '19:15', named('Catherine Jouan'), 6, {
    bookedDaysAgo: 9,
    occasion: 'anniversaire',
    requests: 'Gâteau à garder au frais.',
  }),
  at(0, '19:30', named('Samuel Ortiz'), 2, { source: 'web', area: 'terrasse' }),
  at(0, '19:30', known('Claire Fontaine', 201), 2, { source: 'concierge', bookedDaysAgo: 1 }),
  at(0, '19:45', named('Denis Ollivier'), 4, { bookedDaysAgo: 6 }),
  at(0, '20:00', known('Julien Moreau', 102), 1, { source: 'concierge', bookedDaysAgo: 1 }),
  at(0, '20:00', named('Inès Marchand'), 2, { source: 'whatsapp', requests: 'Sans gluten.' }),
  at(0, '20:00', named('Club de voile'), 7, { bookedDaysAgo: 12 }),
  at(0, '20:00', named('Famille Cloarec'), 4, { bookedDaysAgo: 3 }),
  at(0, '20:15', named('Robert Quéré'), 4, { source: 'web', area: 'terrasse' }),
  at(0, '20:30', named('Alice Vidal'), 2, { source: 'web', bookedDaysAgo: 0 }),
  at(0, '20:45', named('Bruno Salaün'), 2),
  at(0, '21:15', named('Mathilde Roy'), 2, { source: 'whatsapp', area: 'terrasse' }),
]

const comingDays = [
  at(1, '12:15', named('Agence du Port'), 6, { source: 'concierge' }),
  at(1, '19:30', known('Lucas Petit', 109), 2, { source: 'whatsapp', requests: 'Allergie aux fruits à coque.' }),
  at(1, '20:00', named('Florence Guen'), 4),
  at(1, '20:00', named('Adrien Blot'), 2, { source: 'web' }),
  at(2, '19:15', named('Sylvie Cadiou'), 4, { source: 'web' }),
  at(2, '20:30', named('Benoît Lagrange'), 2),
  at(4, '20:00', known('Thomas Weber', 105), 3, { source: 'web', requests: 'Menu enfant.' }),
]

/** The restaurant of the Hôtel des Embruns: tonight is a good evening. Who booked first was seated first. */
export const embrunsParties: DemoParty[] = [...lunchOfToday, ...dinnerOfToday, ...comingDays].toSorted(
  (a, b) => b.bookedDaysAgo - a.bookedDaysAgo,
)
