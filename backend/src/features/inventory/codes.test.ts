import { expect, it } from 'vitest'
import { codeFor } from './codes.ts'

it.each([
  ['Suite Vue Mer', [], 'suite_vue_mer'],
  ['Chambre « Été » n° 2', [], 'chambre_ete_n_2'],
  ['Standard', ['standard', 'standard_2'], 'standard_3'],
  ['🌊', [], 'type'],
  ['x'.repeat(80), ['x'.repeat(40)], `${'x'.repeat(38)}_2`],
])('calls %s %s → %s', (name, taken, code) => {
  expect(codeFor(name, new Set(taken))).toBe(code)
})
