import { describe, expect, it } from 'vitest'
import { maskPhone, toE164 } from './phone.ts'

describe('phone numbers', () => {
  it.each(['', 'bonjour', '12', '+33', '+33 6 39', '+336399801234567890', '+999123456789'])('refuses %j', (input) => {
    expect(toE164(input)).toBeNull()
  })

  it.each([
    ['+33639980123', '+33639980123'],
    ['whatsapp:+33639980123', '+33639980123'],
    ['WhatsApp: +33 6 39 98 01 23', '+33639980123'],
    ['06 39 98 01 23', '+33639980123'],
    ['0033639980123', '+33639980123'],
    ['+1 (415) 523-8886', '+14155238886'],
  ])('stores %j as %s', (input, e164) => {
    expect(toE164(input)).toBe(e164)
  })

  it('reads a national number in the country it is from', () => {
    expect(toE164('030 901820', 'DE')).toBe('+4930901820')
  })

  it('are masked beyond calling', () => {
    expect([maskPhone('+33639980123'), maskPhone('+3312')]).toEqual(['+33…23', '…'])
  })
})
