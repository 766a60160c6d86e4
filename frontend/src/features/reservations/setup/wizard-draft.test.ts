import { describe, expect, it } from 'vitest'
import { readPrice, setupOf } from './wizard-draft.ts'

const line = { key: 1, name: 'Standard', count: 6, party: 2, price: '89' }

describe('the wizard', () => {
  it.each(['', 'cher', '89,999', '-3'])('takes %j for no price', (text) => {
    expect(readPrice(text)).toBeNull()
  })

  it('reads prices as they are typed', () => {
    expect(['89', '89,5', '1 234,50 €'].map(readPrice)).toEqual([8900, 8950, 123450])
  })

  it('waits for a name, a number, a capacity and a price', () => {
    for (const missing of [{ name: ' ' }, { count: 0 }, { party: 0 }, { price: '' }])
      expect(setupOf({ kind: 'stay', types: [{ ...line, ...missing }], services: [] })).toBeNull()
  })

  it('sends rooms with their price, and tables with their services', () => {
    expect(setupOf({ kind: 'stay', types: [line], services: [] })).toEqual({
      kind: 'stay',
      types: [{ name: 'Standard', count: 6, maxParty: 2, priceCents: 8900 }],
    })
    const services = [{ key: 1, name: 'Dîner', first: '19:00', last: '21:30' }]
    expect(setupOf({ kind: 'table', types: [{ ...line, price: '' }], services })).toEqual({
      kind: 'table',
      types: [{ name: 'Standard', count: 6, maxParty: 2 }],
      services: [{ name: 'Dîner', firstSeating: '19:00', lastSeating: '21:30', weekdays: 127 }],
    })
  })
})
