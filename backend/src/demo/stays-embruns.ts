import type { ReservationSource } from '@conciergerie/contract'
import { addDays, nightsBetween, weekdayBit } from '#src/features/reservations/engine/calendar.ts'

/** Somebody who books; those of the inbox by their number. */
export interface DemoGuest {
  name: string
  phone: string
  email?: string
}

/** A stay, in days from today. */
export interface DemoStay {
  guest: DemoGuest
  type: string
  /** A given room; else the engine's choice. */
  unit?: string
  from: number
  nights: number
  party: number
  children?: number
  quantity?: number
  source: ReservationSource
  bookedDaysAgo: number
  /** What has become of it. Default: it is to come. */
  state?: 'left' | 'in_house' | 'no_show' | 'cancelled' | 'requested' | 'held'
  requests?: string
  occasion?: string
  note?: string
  reason?: string
}

/** Days from today to the next such weekday, today excluded; Monday = 1. */
function daysUntil(today: string, weekday: number): number {
  for (let days = 1; days < 7; days++) if (weekdayBit(addDays(today, days)) === 1 << (weekday - 1)) return days
  return 7
}

/** Days from today to the next day of the month with that number. */
function daysUntilThe(number: number, today: string): number {
  const day = `${today.slice(0, 8)}${String(number).padStart(2, '0')}`
  if (day > today) return nightsBetween(today, day)
  const next = addDays(`${today.slice(0, 8)}01`, 31).slice(0, 8)
  return nightsBetween(today, `${next}${String(number).padStart(2, '0')}`)
}

const guest = (name: string, end: number, email?: string): DemoGuest => ({
  name,
  phone: `+33639980${end}`,
  ...(email === undefined ? {} : { email }),
})

const inHouse: DemoStay[] = [
  {
    guest: guest('Julien Moreau', 102),
    type: 'suite_vue_mer',
    unit: '14',
    from: -1,
    nights: 3,
    party: 1,
    source: 'concierge',
    bookedDaysAgo: 34,
    state: 'in_house',
    note: 'Client depuis 2019.',
  },
  {
    guest: guest('Antoine Riou', 110),
    type: 'standard',
    unit: '103',
    from: -2,
    nights: 3,
    party: 1,
    source: 'web',
    bookedDaysAgo: 12,
    state: 'in_house',
  },
  {
    guest: guest('Peter Janssen', 111),
    type: 'familiale',
    unit: '201',
    from: -2,
    nights: 4,
    party: 3,
    children: 1,
    source: 'whatsapp',
    bookedDaysAgo: 20,
    state: 'in_house',
  },
  {
    guest: guest('Claire Fontaine', 201, 'claire.fontaine@example.com'),
    type: 'standard',
    unit: '101',
    from: -3,
    nights: 3,
    party: 2,
    source: 'voice',
    bookedDaysAgo: 9,
    state: 'in_house',
  },
  {
    guest: guest('Ingrid Solberg', 202),
    type: 'standard',
    unit: '102',
    from: -1,
    nights: 1,
    party: 2,
    source: 'web',
    bookedDaysAgo: 26,
    state: 'in_house',
    requests: 'Départ matinal, taxi à 7 h 30 pour le ferry.',
  },
]

const aroundToday: DemoStay[] = [
  {
    guest: guest('Marc Le Floch', 108),
    type: 'standard',
    unit: '104',
    from: 0,
    nights: 2,
    party: 2,
    source: 'whatsapp',
    bookedDaysAgo: 5,
    requests: 'Deux vélos à mettre à l’abri.',
  },
  {
    guest: guest('Nora Haddad', 203, 'nora.haddad@example.com'),
    type: 'standard',
    unit: '102',
    from: 0,
    nights: 1,
    party: 1,
    source: 'voice',
    bookedDaysAgo: 1,
    requests: 'Arrivée vers 21 h 30.',
  },
  {
    guest: guest('Famille Robert', 204, 'robert.famille@example.com'),
    type: 'familiale',
    unit: '202',
    from: 0,
    nights: 3,
    party: 4,
    children: 2,
    source: 'web',
    bookedDaysAgo: 41,
    requests: 'Lit de bébé.',
  },
  {
    guest: guest('Bastien Colin', 205),
    type: 'standard',
    unit: '105',
    from: -1,
    nights: 2,
    party: 1,
    source: 'api',
    bookedDaysAgo: 7,
    state: 'no_show',
  },
  {
    guest: guest('Hélène Dubois', 112),
    type: 'standard',
    unit: '105',
    from: -6,
    nights: 2,
    party: 2,
    source: 'web',
    bookedDaysAgo: 30,
    state: 'left',
  },
  {
    guest: guest('Olivier Bernard', 206),
    type: 'suite_vue_mer',
    unit: '12',
    from: -4,
    nights: 3,
    party: 2,
    source: 'concierge',
    bookedDaysAgo: 18,
    state: 'left',
    occasion: 'anniversaire',
  },
  {
    guest: guest('Isabelle Caron', 113),
    type: 'standard',
    from: 2,
    nights: 2,
    party: 2,
    source: 'whatsapp',
    bookedDaysAgo: 11,
    state: 'cancelled',
    reason: 'Changement de programme',
  },
]

const ofTheInbox = (today: string): DemoStay[] => [
  {
    guest: guest('Lucas Petit', 109),
    type: 'standard',
    unit: '101',
    from: 1,
    nights: 3,
    party: 2,
    source: 'whatsapp',
    bookedDaysAgo: 8,
    requests: 'Allergie aux fruits à coque : plateau préparé à part.',
  },
  {
    guest: guest('Camille Aubry', 101, 'camille.aubry@example.com'),
    type: 'standard',
    from: daysUntil(today, 5),
    nights: 2,
    party: 2,
    source: 'whatsapp',
    bookedDaysAgo: 6,
    requests: 'Place de parking, arrivée vers 23 h.',
  },
  {
    guest: guest('Emily Carter', 103),
    type: 'standard',
    from: daysUntil(today, 4),
    nights: 2,
    party: 2,
    source: 'web',
    bookedDaysAgo: 15,
  },
  {
    guest: guest('Sophie Lambert', 104, 'sophie.lambert@example.com'),
    type: 'suite_vue_mer',
    unit: '16',
    from: daysUntilThe(12, today),
    nights: 2,
    party: 2,
    source: 'whatsapp',
    bookedDaysAgo: 16,
    occasion: 'anniversaire',
  },
  {
    guest: guest('Thomas Weber', 105),
    type: 'familiale',
    from: 4,
    nights: 3,
    party: 3,
    children: 1,
    source: 'web',
    bookedDaysAgo: 22,
  },
  {
    guest: guest('Linh Nguyen', 106),
    type: 'familiale',
    from: 9,
    nights: 3,
    party: 4,
    children: 2,
    source: 'whatsapp',
    bookedDaysAgo: 0,
    state: 'requested',
    requests: 'Leur fils est allergique aux arachides.',
  },
  {
    guest: guest('Giulia Bianchi', 107),
    type: 'standard',
    from: 6,
    nights: 3,
    party: 2,
    source: 'whatsapp',
    bookedDaysAgo: 0,
    requests: 'Avec un basset.',
  },
  {
    guest: guest('Nolwenn Tanguy', 114),
    type: 'standard',
    from: 10,
    nights: 2,
    party: 4,
    quantity: 2,
    source: 'concierge',
    bookedDaysAgo: 0,
    state: 'held',
    note: 'Séminaire : elle confirme demain.',
  },
]

const laterOn: DemoStay[] = [
  later('Anne Kervella', 207, 'suite_vue_mer', 5, 2, 2, 'web', 19),
  later('Paul Girard', 208, 'standard', 2, 2, 1, 'voice', 3),
  later('Yasmine Benali', 209, 'standard', 7, 2, 2, 'web', 13),
  later('Famille Leroux', 210, 'familiale', 1, 4, 4, 'concierge', 48),
  later('Hugo Masson', 211, 'standard', 9, 1, 1, 'whatsapp', 2),
  later('Maud Perrin', 212, 'standard', 11, 3, 2, 'web', 25),
  later('Karl Lindqvist', 213, 'suite_vue_mer', 15, 4, 2, 'web', 60),
  later('Rose et Alain Morel', 214, 'standard', 13, 2, 2, 'voice', 10),
  later('Famille Diallo', 215, 'familiale', 14, 3, 4, 'web', 29),
  later('Simon Carré', 216, 'standard', 20, 2, 1, 'concierge', 4),
  later('Eva Novak', 217, 'standard', 23, 5, 2, 'web', 33),
  later('Famille Pons', 218, 'familiale', 22, 4, 4, 'whatsapp', 14),
  // the four families of that week: nothing is left for who waits
  later('Famille Charpentier', 219, 'familiale', 21, 4, 4, 'web', 21),
  later('Famille Okafor', 220, 'familiale', 22, 3, 3, 'voice', 37),
  later('Famille Guérin', 221, 'familiale', 20, 5, 4, 'web', 44),
  later('Agathe Simonin', 222, 'standard', 0, 4, 1, 'web', 16),
  later('Louis Barthe', 224, 'suite_vue_mer', 1, 3, 2, 'web', 27),
  later('Carla Ribeiro', 225, 'standard', 5, 4, 2, 'web', 23),
  later('Famille Stern', 226, 'familiale', 6, 3, 4, 'web', 31),
  later('Tom Becker', 227, 'suite_vue_mer', 9, 3, 2, 'concierge', 17),
]

/** The weeks behind, as days before today and nights. */
const before: DemoStay[] = (
  [
    ['Luc Daniel', 231, 'standard', 27, 3, 2],
    ['Famille Morvan', 232, 'familiale', 25, 4, 4],
    ['Sara Lindgren', 233, 'suite_vue_mer', 23, 2, 2],
    ['Jean Kermarrec', 234, 'standard', 22, 5, 1],
    ['Amina Cissé', 235, 'standard', 19, 3, 2],
    ['Famille Hubert', 236, 'familiale', 17, 3, 3],
    ['Paula Costa', 237, 'suite_vue_mer', 15, 4, 2],
    ['Éric Lemoine', 238, 'standard', 13, 4, 2],
    ['Nina Petrova', 239, 'standard', 11, 3, 1],
    ['Famille Blanchet', 240, 'familiale', 9, 4, 4],
  ] as const
).map(([name, end, type, ago, nights, party]) => ({
  guest: guest(name, end),
  type,
  from: -ago,
  nights,
  party,
  source: 'web',
  bookedDaysAgo: ago + 14,
  state: 'left',
}))

function later(
  name: string,
  end: number,
  type: string,
  from: number,
  nights: number,
  party: number,
  source: ReservationSource,
  bookedDaysAgo: number,
): DemoStay {
  return { guest: guest(name, end), type, from, nights, party, source, bookedDaysAgo }
}

/** The calendar of the Hôtel des Embruns around a day. A suite is free on every night. */
export const staysOf = (today: string): DemoStay[] => [
  ...before,
  ...inHouse,
  ...aroundToday,
  ...ofTheInbox(today),
  ...laterOn,
]
