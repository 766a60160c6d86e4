import { describe, expect, it } from 'vitest'
import { readPhoneAddress } from './phone-address.ts'

describe('the number in an address', () => {
  it.each([
    'anonymous',
    '+266696687',
    '+86282452253',
    'sip:anonymous@anonymous.invalid',
    'Restricted',
    '"Inconnu" <sip:unknown@trunk>',
    '"+33639980001" <sip:anonymous@anonymous.invalid>',
    '+33639980001 <sip:unknown@trunk>',
    '<sip:%ZZ@trunk>',
    '<sip:trunk.example>',
    '',
    '+',
  ])('is none when it is withheld or a name: %s', (header) => {
    expect(readPhoneAddress(header)).toBeNull()
  })

  it.each([
    ['+33639980001', '+33639980001'],
    ['sip:+33639980001@trunk.example;tag=1', '+33639980001'],
    ['"Camille" <sip:+33639980001@trunk.example;user=phone>;tag=1', '+33639980001'],
    ['"a\\"b" <sip:+33639980001@trunk.example>', '+33639980001'],
    ['"a <b>" <sip:+33639980001@trunk.example>', '+33639980001'],
    ['Hotel <sip:+33199001301@sip.api.openai.com>', '+33199001301'],
    ['Hôtel des Embruns <sip:+33199001301@sip.api.openai.com>', '+33199001301'],
    ['<sip:%2B33639980001@trunk.example>', '+33639980001'],
    ['<sips:+33639980001@trunk.example>', '+33639980001'],
    ['<sip:0639980001@trunk.example>', '+33639980001'],
    ['<tel:+33-6-39-98-00-01;phone-context=fr>', '+33639980001'],
    ['tel:+33639980001', '+33639980001'],
  ])('is read from %s', (header, number) => {
    expect(readPhoneAddress(header)).toBe(number)
  })

  it('is looked for in no more than a header can hold', () => {
    expect(readPhoneAddress(`${'"'.repeat(200_000)}<sip:+33639980001@x>`)).toBeNull()
  })
})
