import { expect, it } from 'vitest'
import { nameUnits } from './unit-names.ts'

it.each([
  ['rooms from 101', 'stay', [{ name: 'Standard', count: 3 }], [], [['101', '102', '103']]],
  [
    'each room type on a hundred of its own',
    'stay',
    [
      { name: 'Standard', count: 2 },
      { name: 'Suite', count: 1 },
    ],
    [],
    [['101', '102'], ['201']],
  ],
  ['rooms above those there are', 'stay', [{ name: 'Suite', count: 2 }], ['101', '214'], [['301', '302']]],
  ['tables from T1', 'table', [{ name: 'Salle', count: 2 }], [], [['T1', 'T2']]],
  ['tables after those there are', 'table', [{ name: 'Terrasse', count: 2 }], ['t1', 'T3'], [['T2', 'T4']]],
  ['on from a given name', 'table', [{ name: 'Salle', count: 3, firstName: 'A09' }], [], [['A09', 'A10', 'A11']]],
  ['on from a given word', 'stay', [{ name: 'Gîte', count: 2, firstName: 'Dune' }], [], [['Dune', 'Dune 2']]],
  ['a single rental like its type', 'stay', [{ name: 'Villa Mimosa', count: 1 }], [], [['Villa Mimosa']]],
  ['past a hundred', 'stay', [{ name: 'Cabine', count: 101 }], [], [expect.arrayContaining(['201'])]],
] as const)('names %s', (_, kind, wanted, taken, names) => {
  expect(nameUnits(kind, wanted, taken)).toEqual(names)
})
