import { describe, expect, it } from 'vitest'
import { ruleOf } from './rule-draft.ts'

const draft = {
  scope: 'type:3',
  label: ' Noël ',
  from: '2026-12-20',
  to: '2027-01-03',
  weekdays: 127,
  closed: false,
  price: '119',
  minNights: '',
  noArrival: false,
  noDeparture: false,
  openFrom: '',
  openTo: '',
}

describe('a rule of the calendar', () => {
  it.each([
    ['without its dates', { from: '' }],
    ['that ends before it begins', { to: '2026-12-01' }],
    ['with a price that is none', { price: 'cher' }],
    ['with a stay of no night', { minNights: '0' }],
  ])('is not sent %s', (_, change) => {
    expect(ruleOf({ ...draft, ...change })).toBeNull()
  })

  it('includes its last day, and says nothing of what was left empty', () => {
    expect(ruleOf(draft)).toMatchObject({
      unitTypeId: 3,
      serviceId: null,
      dateTo: '2027-01-04',
      label: 'Noël',
      priceCents: 11_900,
      minNights: null,
      closed: null,
    })
  })
})
