import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedByTwilio, signTwilioRequest, usableTokens, webhookFragment } from './signatures.ts'

const token = '5d41402abc4b2a76b9719d911017c592'
const url = 'https://hotel.example/webhook/whatsapp'
const form = { MessageSid: 'SM1', Body: ' Bonjour, ça va ? 🙂 ', From: 'whatsapp:+33639980123' }

/** Written from Twilio's documentation, not from the code under test. */
function sign(key: string, address: string, fields: Record<string, string>): string {
  const names = Object.keys(fields).toSorted()
  return createHmac('sha1', key)
    .update(address + names.map((name) => `${name}${fields[name] ?? ''}`).join(''))
    .digest('base64')
}

describe('a Twilio signature', () => {
  it('is refused when missing, empty, of another token, or over another field, value or address', () => {
    const good = sign(token, url, form)
    expect(isSignedByTwilio(undefined, url, form, [token])).toBe(false)
    expect(isSignedByTwilio('', url, form, [token])).toBe(false)
    expect(isSignedByTwilio(sign(`${token}x`, url, form), url, form, [token])).toBe(false)
    expect(isSignedByTwilio(good, url, { ...form, Body: form.Body.trim() }, [token])).toBe(false)
    expect(isSignedByTwilio(good, url, { ...form, Extra: '1' }, [token])).toBe(false)
    expect(isSignedByTwilio(good, `${url}/status`, form, [token])).toBe(false)
    expect(isSignedByTwilio(good, url.replace('https', 'http'), form, [token])).toBe(false)
  })

  it('proves nothing with an empty or short token', () => {
    expect(usableTokens(['', null, undefined, 'short', token])).toEqual([token])
    expect(isSignedByTwilio(sign('', url, form), url, form, usableTokens(['']))).toBe(false)
  })

  it('is the one of the documented example', () => {
    const documented = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    }
    expect(signTwilioRequest('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', documented)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    )
  })

  it('is accepted with either token during a rotation', () => {
    const next = token.split('').toReversed().join('')
    expect(isSignedByTwilio(sign(next, url, form), url, form, [token, next])).toBe(true)
    expect(isSignedByTwilio(sign(token, url, form), url, form, [token, next])).toBe(true)
  })

  it.each([url, `${url}${webhookFragment}`, 'https://hotel.example:443/webhook/whatsapp'])(
    'is accepted when Twilio signed %s',
    (signed) => {
      expect(isSignedByTwilio(sign(token, signed, form), url, form, [token])).toBe(true)
    },
  )

  it('is accepted behind a configured port, with a query, and with repeated parameters', () => {
    const local = 'http://localhost:3000/webhook/whatsapp?house=1'
    const repeated = signTwilioRequest(token, local, { ...form, Tag: ['b', 'a', 'b'] })
    expect(repeated).toBe(
      createHmac('sha1', token)
        .update(`${local}Body${form.Body}From${form.From}MessageSid${form.MessageSid}TagaTagb`)
        .digest('base64'),
    )
    expect(isSignedByTwilio(repeated, local, { ...form, Tag: ['a', 'b', 'b'] }, [token])).toBe(true)
    expect(
      isSignedByTwilio(sign(token, 'http://hotel.example:80/x', form), 'http://hotel.example/x', form, [token]),
    ).toBe(true)
    expect(
      isSignedByTwilio(sign(token, 'http://hotel.example/x', form), 'http://hotel.example:80/x', form, [token]),
    ).toBe(true)
  })
})
