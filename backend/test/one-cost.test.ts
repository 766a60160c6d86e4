import { describe, expect, it } from 'vitest'
import { formatCost as inTerminal } from '#src/text/cost.ts'
import { formatCost as onScreen } from '../../kit/src/lib/format/cost.ts'

/** Nothing but types is shared with the screens: the rule is copied, and held to be the same. */
describe.each([
  ['the dashboards', onScreen],
  ['the monitor', inTerminal],
])('a cost in %s', (_where, formatCost) => {
  it.each([
    [0, '0,00\u00a0$US', 'US$0.00'],
    [1, '<\u00a00,01\u00a0$US', '<\u00a0US$0.01'],
    [9_999, '<\u00a00,01\u00a0$US', '<\u00a0US$0.01'],
    [10_000, '0,01\u00a0$US', 'US$0.01'],
    [38_200, '0,04\u00a0$US', 'US$0.04'],
    [210_000, '0,21\u00a0$US', 'US$0.21'],
    [999_900, '1,00\u00a0$US', 'US$1.00'],
    [1_834_567_000, '1\u202f834,57\u00a0$US', 'US$1,834.57'],
  ])('of %i millionths has two decimals, and no line breaks inside it', (micros, french, english) => {
    expect(formatCost(micros, 'fr-FR')).toBe(french)
    expect(formatCost(micros, 'en-GB')).toBe(english)
  })
})
