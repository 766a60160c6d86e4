import { describe, expect, it } from 'vitest'
import { addresseesOf, callerOf } from './sip-headers.ts'

const from = { name: 'From', value: 'Camille <sip:+33639980001@trunk.example>;tag=1' }
const asserted = { name: 'P-Asserted-Identity', value: '<sip:+33639980009@trunk.example>' }

describe('who calls', () => {
  it.each(['id', 'user', 'full', 'critical; id'])('is nobody we know when they hide it: %s', (value) => {
    expect(callerOf([from, asserted, { name: 'Privacy', value }])).toBeNull()
  })

  it('is not hidden by a wish for none', () => {
    expect(callerOf([asserted, { name: 'privacy', value: 'none' }])).toBe('+33639980009')
  })

  it('is whom the trunk vouches for, before what the caller says', () => {
    expect(callerOf([from, asserted])).toBe('+33639980009')
    expect(callerOf([from, { name: 'Remote-Party-ID', value: asserted.value }])).toBe('+33639980009')
  })

  it('is what the caller says where nobody vouches for a number', () => {
    expect(callerOf([from])).toBe(from.value)
    expect(callerOf([from, { ...asserted, value: '<sip:trunk.example>' }])).toBe(from.value)
    expect(callerOf([])).toBeNull()
  })
})

describe('who is called', () => {
  it('is read from several headers, the plainest first', () => {
    const headers = [
      { name: 'Diversion', value: '<tel:+33199001301>' },
      { name: 'To', value: '<sip:proj_1@sip.api.openai.com>' },
    ]
    expect(addresseesOf(headers)).toEqual(['<sip:proj_1@sip.api.openai.com>', '<tel:+33199001301>'])
  })
})
