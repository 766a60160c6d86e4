import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { parseTwiml, TwimlError } from './twiml.ts'

describe('TwiML', () => {
  it.each([
    '',
    'Bonjour',
    '<Response>',
    '<Response><Say></Response>',
    '<A/>',
    '<Response/><Response/>',
    '<Response>a < b</Response>',
  ])('is not %j', (xml) => {
    expect(() => parseTwiml(xml)).toThrow(TwimlError)
  })

  it('is read as the real SDK writes it', () => {
    const response = new twilio.twiml.VoiceResponse()
    const stream = response
      .connect({ action: 'https://h.example/next?a=1&b=2' })
      .stream({ url: 'wss://h.example/voice/media', statusCallback: 'https://h.example/s' })
    stream.parameter({ name: 'pass', value: 'é<&"\'' })
    response.say({ language: 'fr-FR' }, 'À bientôt & merci')
    response.hangup()
    expect(parseTwiml(response.toString())).toMatchObject([
      {
        name: 'Connect',
        attributes: { action: 'https://h.example/next?a=1&b=2' },
        children: [
          {
            name: 'Stream',
            attributes: { url: 'wss://h.example/voice/media', statusCallback: 'https://h.example/s' },
            children: [{ name: 'Parameter', attributes: { name: 'pass', value: 'é<&"\'' } }],
          },
        ],
      },
      { name: 'Say', text: 'À bientôt & merci' },
      { name: 'Hangup' },
    ])
  })
})
