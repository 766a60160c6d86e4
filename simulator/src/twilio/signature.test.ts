import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { signForm } from './signature.ts'

const token = 'a-token-of-thirty-two-characters'
const forms: Record<string, string>[] = [
  {},
  { Body: '', From: 'whatsapp:+33612345678' },
  { b: '2', B: '1', a: '3', Ab: '4', 'a b': '5' },
  { Body: 'Été à 15 h 30 🏖️👨‍👩‍👧 ', ProfileName: ' Noé\tCarle\n' },
  { Body: 'a=b&c=d+e%20f', ChannelMetadata: '{"type":"whatsapp"}' },
]
const urls = [
  'https://hotel.example/webhook/whatsapp',
  'http://127.0.0.1:3000/webhook?x=1&é=2',
  "https://hotel.example:8443/a'b#rc=3",
]

describe('the signature, written from the documentation', () => {
  it.each(urls)('is the one of the real SDK for %s', (url) => {
    for (const form of forms)
      expect(signForm(token, url, form)).toBe(twilio.getExpectedTwilioSignature(token, url, form))
  })

  it('is refused by the real SDK with another token', () => {
    const [url = ''] = urls
    expect(twilio.validateRequest(token, signForm('another-token', url, { Body: 'x' }), url, { Body: 'x' })).toBe(false)
    expect(twilio.validateRequest(token, signForm(token, url, { Body: 'x' }), url, { Body: 'x' })).toBe(true)
  })
})
