import { rooms, tables, weekdays } from './inventory.ts'
import type { DemoInventory, DemoRule, DemoType } from './inventory.ts'

/** Taxe de séjour of Saint-Malo, by adult and night, as the FAQ says it. */
const cityTaxCents = 253
const stay = { kind: 'stay', cityTaxCents, checkInTime: '15:00', checkOutTime: '11:00', maxAdvanceDays: 550 } as const

const roomTypes: DemoType[] = [
  {
    fields: {
      ...stay,
      code: 'standard',
      name: 'Standard',
      description: 'Grand lit ou lits jumeaux, côté cour ou côté large.',
      maxParty: 2,
      basePriceCents: 89_00,
    },
    units: rooms('101', '102', '103', '104', '105', '106'),
  },
  {
    fields: {
      ...stay,
      code: 'familiale',
      name: 'Familiale',
      description: 'Un grand lit, et deux lits superposés dans une alcôve.',
      maxParty: 4,
      basePriceCents: 139_00,
    },
    units: rooms('201', '202', '203', '204'),
  },
  {
    fields: {
      ...stay,
      code: 'suite_vue_mer',
      name: 'Suite Vue Mer',
      description: 'Salon, climatisation et balcon sur la plage du Sillon.',
      maxParty: 2,
      basePriceCents: 179_00,
    },
    units: rooms('12', '14', '16'),
  },
]

const table = { kind: 'table', minNoticeMinutes: 30, maxAdvanceDays: 550 } as const

const areas: DemoType[] = [
  {
    fields: { ...table, code: 'salle', name: 'Salle', description: 'Face à la mer.', maxParty: 12 },
    units: [...tables(2, 'T1', 'T2', 'T3', 'T4'), ...tables(4, 'T5', 'T6', 'T7', 'T8'), ...tables(6, 'T9', 'T10')],
    combos: [
      ['T1', 'T2'],
      ['T5', 'T6'],
      ['T9', 'T10'],
    ],
  },
  {
    fields: { ...table, code: 'terrasse', name: 'Terrasse', description: 'Couverte, chauffée en hiver.', maxParty: 8 },
    units: [...tables(2, 'T11', 'T12', 'T13', 'T14'), ...tables(4, 'T15', 'T16')],
    combos: [['T15', 'T16']],
  },
]

const pace = { slotMinutes: 15, bufferMinutes: 15, weekdays: weekdays.every } as const

/** The Hôtel des Embruns: thirteen rooms, and a restaurant on the beach. */
export const embrunsInventory: DemoInventory = {
  types: [...roomTypes, ...areas],
  services: [
    { ...pace, name: 'Déjeuner', firstSeating: '12:00', lastSeating: '13:45', maxCovers: 48, pacingCovers: 14 },
    { ...pace, name: 'Dîner', firstSeating: '19:00', lastSeating: '21:30', maxCovers: 60, pacingCovers: 14 },
  ],
  rules: (today) => {
    const year = Number(today.slice(0, 4))
    return [...weekEnds(year), ...[year, year + 1].flatMap((each) => [...summer(each), ...christmas(each)])]
  },
}

const weekEnds = (year: number): DemoRule[] =>
  rate({ dateFrom: `${year}-01-01`, dateTo: `${year + 2}-01-01`, weekdays: weekdays.fridayAndSaturday }, 'Week-end', {
    standard: 109_00,
    familiale: 169_00,
    suite_vue_mer: 219_00,
  })

const summer = (year: number): DemoRule[] =>
  rate({ dateFrom: `${year}-07-01`, dateTo: `${year}-09-01`, minNights: 2 }, 'Été', {
    standard: 129_00,
    familiale: 189_00,
    suite_vue_mer: 249_00,
  })

const christmas = (year: number): DemoRule[] =>
  rate({ dateFrom: `${year}-12-20`, dateTo: `${year + 1}-01-03`, minNights: 2 }, 'Fêtes', {
    standard: 119_00,
    familiale: 179_00,
    suite_vue_mer: 229_00,
  })

const rate = (when: DemoRule, label: string, prices: Record<string, number>): DemoRule[] =>
  Object.entries(prices).map(([type, priceCents]) => ({ ...when, label, type, priceCents }))
