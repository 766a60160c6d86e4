import { addDays, weekdayBit } from '#src/features/reservations/engine/calendar.ts'
import { weekdays } from './inventory.ts'
import type { DemoStay } from './stays-embruns.ts'
import type { DemoParty } from './tables-embruns.ts'

const guest = (name: string, end: number) => ({ name, phone: `+33639980${end}` })

/** The next evening that La Table de Suzanne is open, tomorrow at the soonest. */
export function suzanneParties(today: string): DemoParty[] {
  let day = 1
  while ((weekdayBit(addDays(today, day)) & weekdays.wednesdayToSunday) === 0) day++
  const common = { day, source: 'voice', bookedDaysAgo: 3 } as const
  return [
    { ...common, guest: guest('Hervé Nicol', 501), time: '19:00', party: 2 },
    { ...common, guest: guest('Pauline Even', 502), time: '19:30', party: 4, requests: 'Une chaise haute.' },
    { ...common, guest: guest('Amicale des pompiers', 503), time: '20:00', party: 14, area: 'salle_du_fond' },
    { ...common, guest: guest('Loïc Bodin', 504), time: '20:15', party: 2, source: 'web' },
  ]
}

/** What Clés d’Armor has let. */
export const armorStays: DemoStay[] = [
  {
    guest: guest('Famille Verhoeven', 511),
    type: 'maison_du_phare',
    from: -2,
    nights: 7,
    party: 5,
    source: 'web',
    bookedDaysAgo: 50,
    state: 'in_house',
  },
  {
    guest: guest('Louise Armand', 512),
    type: 'studio_plage',
    from: 3,
    nights: 4,
    party: 2,
    source: 'web',
    bookedDaysAgo: 12,
  },
  {
    guest: guest('Famille Sorel', 513),
    type: 'villa_emeraude',
    from: 10,
    nights: 7,
    party: 8,
    source: 'concierge',
    bookedDaysAgo: 70,
  },
]
