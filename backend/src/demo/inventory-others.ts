import { tables, weekdays } from './inventory.ts'
import type { DemoInventory, DemoType } from './inventory.ts'

const pace = { slotMinutes: 15, bufferMinutes: 15, weekdays: weekdays.wednesdayToSunday, pacingCovers: 12 } as const
const table = { kind: 'table', minNoticeMinutes: 30 } as const

/** La Table de Suzanne, open from Wednesday to Sunday. */
export const suzanneInventory: DemoInventory = {
  types: [
    {
      fields: { ...table, code: 'salle', name: 'Salle', maxParty: 8 },
      units: [...tables(2, 'T1', 'T2', 'T3', 'T4', 'T5'), ...tables(4, 'T6', 'T7', 'T8', 'T9')],
      combos: [
        ['T1', 'T2'],
        ['T6', 'T7'],
      ],
    },
    {
      fields: {
        ...table,
        code: 'salle_du_fond',
        name: 'Salle du fond',
        description: 'Pour les groupes.',
        maxParty: 24,
      },
      units: [...tables(8, 'G1', 'G2', 'G3')],
      combos: [
        ['G1', 'G2'],
        ['G1', 'G2', 'G3'],
      ],
    },
    { fields: { ...table, code: 'terrasse', name: 'Terrasse', maxParty: 4 }, units: tables(4, 'T10', 'T11', 'T12') },
  ],
  services: [
    { ...pace, name: 'Déjeuner', firstSeating: '12:00', lastSeating: '13:30' },
    { ...pace, name: 'Dîner', firstSeating: '19:00', lastSeating: '21:15' },
  ],
  rules: () => [],
}

/** A home is let by itself: a type of one unit. */
const home = (fields: Omit<DemoType['fields'], 'kind'>): DemoType => ({
  fields: { kind: 'stay', checkInTime: '16:00', checkOutTime: '10:00', minNoticeMinutes: 24 * 60, ...fields },
  units: [{ name: fields.name }],
})

/** Clés d’Armor: homes by the sea, by the week in summer. */
export const armorInventory: DemoInventory = {
  types: [
    home({
      code: 'studio_plage',
      name: 'Studio de la plage',
      maxParty: 2,
      basePriceCents: 72_00,
      cleaningFeeCents: 35_00,
      cityTaxCents: 110,
      minNights: 2,
    }),
    home({
      code: 'maison_du_phare',
      name: 'Maison du phare',
      maxParty: 6,
      basePriceCents: 145_00,
      cleaningFeeCents: 70_00,
      cityTaxMode: 'percent',
      cityTaxBasisPoints: 500,
      cityTaxCapCents: 460,
      minNights: 3,
    }),
    home({
      code: 'villa_emeraude',
      name: 'Villa Émeraude',
      maxParty: 8,
      basePriceCents: 260_00,
      cleaningFeeCents: 120_00,
      cityTaxMode: 'percent',
      cityTaxBasisPoints: 500,
      cityTaxCapCents: 460,
      minNights: 3,
    }),
  ],
  services: [],
  rules: (today) => {
    const year = Number(today.slice(0, 4))
    return [year, year + 1].map((each) => ({
      dateFrom: `${each}-07-04`,
      dateTo: `${each}-08-29`,
      minNights: 7,
      label: 'Été : à la semaine',
    }))
  },
}
