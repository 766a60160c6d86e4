import { describe, expect, it } from 'vitest'
import type { Form } from '#src/http/signatures.ts'
import { ensureBoundaries } from './form-fields.ts'
import { readInboundMessage, readStatusReport } from './whatsapp-form.ts'

const sid = `SM${'a1'.repeat(16)}`
const accountSid = `AC${'b2'.repeat(16)}`
const form = (change: Form = {}): Form => ({
  MessageSid: sid,
  AccountSid: accountSid,
  From: 'whatsapp:+33639980123',
  To: 'whatsapp:+33139980001',
  WaId: '33639980123',
  Body: '',
  NumMedia: '0',
  ...change,
})
const media = (...types: string[]): Form => ({
  NumMedia: String(types.length),
  ...Object.fromEntries(
    types.flatMap((type, i) => [
      [`MediaUrl${i}`, `https://api.twilio.com/${i}`],
      [`MediaContentType${i}`, type],
    ]),
  ),
})

describe('an incoming WhatsApp form', () => {
  it.each([
    ['MessageSid', 'SM12'],
    ['MessageSid', sid.toUpperCase()],
    ['AccountSid', 'AC'],
    ['From', '+0'],
    ['From', 'whatsapp:FR.'],
    ['To', 'whatsapp:FR.abc'],
    ['WaId', '+33'],
    ['ExternalUserId', 'whatsapp:nobody'],
    ['MessagingServiceSid', 'MG1'],
  ])('is refused when %s is « %s »', (name, value) => {
    expect(() => readInboundMessage(form({ [name]: value }))).toThrow(name)
  })

  it('is refused when a parameter that counts comes twice with two values', () => {
    expect(() => readInboundMessage(form({ From: ['whatsapp:+33639980123', 'whatsapp:+33639980124'] }))).toThrow('From')
    expect(readInboundMessage(form({ From: ['whatsapp:+33639980123', 'whatsapp:+33639980123'] })).sender.phone).toBe(
      '+33639980123',
    )
  })

  it.each<[string, Form, object]>([
    ['text', { Body: 'Bonjour' }, { kind: 'text', text: 'Bonjour' }],
    [
      'an image with a caption',
      { ...media('image/jpeg'), Body: 'Voici', MessageType: 'image' },
      { kind: 'media', text: 'Voici', media: [{ contentType: 'image/jpeg' }] },
    ],
    ['a voice note', { ...media('audio/ogg; codecs=opus'), MessageType: 'audio' }, { kind: 'media', text: '' }],
    ['a document', { ...media('application/pdf'), MessageType: 'document' }, { kind: 'media' }],
    ['a sticker', { ...media('image/webp'), MessageType: 'sticker' }, { kind: 'sticker' }],
    ['a sticker without its type', media('image/webp'), { kind: 'sticker' }],
    ['a contact card', { ...media('text/vcard'), MessageType: 'contacts' }, { kind: 'contact' }],
    [
      'a location without a body',
      { Latitude: '48.6493', Longitude: '-2.0257', Label: 'La plage', MessageType: 'location' },
      { kind: 'location', location: { latitude: 48.6493, longitude: -2.0257, label: 'La plage', address: null } },
    ],
    [
      'a button without a body',
      { ButtonText: 'Oui', ButtonPayload: 'yes', MessageType: 'button' },
      { kind: 'button', text: 'Oui', buttonPayload: 'yes' },
    ],
    ['a button with a payload alone', { ButtonPayload: 'yes' }, { kind: 'button', text: '' }],
    [
      'a choice of a list',
      { ListTitle: 'Suite', ListId: 's1', MessageType: 'interactive' },
      { kind: 'button', text: 'Suite', buttonPayload: 's1' },
    ],
    [
      'a kind of tomorrow',
      { MessageType: 'hologram', Body: 'Regardez' },
      { kind: 'unsupported', text: 'Regardez', messageType: 'hologram' },
    ],
    ['nothing at all', {}, { kind: 'unsupported', text: '' }],
    ['a place off the map', { Latitude: '95', Longitude: '2' }, { kind: 'unsupported', location: null }],
  ])('is read: %s', (_name, change, expected) => {
    expect(readInboundMessage(form(change))).toMatchObject(expected)
  })

  it('knows a person by number, by other digits, or by a business-scoped id alone', () => {
    expect(readInboundMessage(form()).sender).toEqual({ phone: '+33639980123', whatsapp: null, bsuid: null })
    expect(readInboundMessage(form({ From: 'whatsapp:+543512345678', WaId: '5493512345678' })).sender).toEqual({
      phone: '+543512345678',
      whatsapp: '5493512345678',
      bsuid: null,
    })
    expect(readInboundMessage(form({ From: 'whatsapp:FR.1a2B', WaId: undefined })).sender).toEqual({
      phone: null,
      whatsapp: null,
      bsuid: 'FR.1a2B',
    })
    expect(readInboundMessage(form({ ExternalUserId: 'whatsapp:FR.ENT.9z' })).sender).toEqual({
      phone: '+33639980123',
      whatsapp: null,
      bsuid: 'FR.ENT.9z',
    })
  })

  it('keeps what surrounds a message: what it answers, where it comes from, whether it was passed on', () => {
    const change = {
      OriginalRepliedMessageSid: `MM${'c3'.repeat(16)}`,
      ReferralHeadline: 'Une nuit offerte',
      ReferralSourceUrl: 'https://fb.example/ad',
      FrequentlyForwarded: 'true',
      OptOutType: 'stop',
    }
    expect(readInboundMessage(form(change))).toMatchObject({
      repliedToSid: change.OriginalRepliedMessageSid,
      referral: { headline: 'Une nuit offerte', url: 'https://fb.example/ad' },
      forwarded: true,
      optOutType: 'STOP',
    })
    expect(readInboundMessage(form({ ReferralSourceUrl: 'javascript:alert(1)' })).referral).toBeNull()
    expect(readInboundMessage(form({ OriginalRepliedMessageSid: 'wamid.x' })).repliedToSid).toBeNull()
  })
})

it('a name that has swallowed its value is refused, one of tomorrow is not', () => {
  const { Body: _gone, ...rest } = form()
  expect(() => {
    ensureBoundaries({ ...rest, BodyBonjour: '' })
  }).toThrow('Body')
  expect(() => {
    ensureBoundaries(form({ BodyLanguage: 'fr', Tomorrow: '1', FromCountry: 'FR' }))
  }).not.toThrow()
})

it('a status is read with the channel’s own words', () => {
  const status = {
    From: 'whatsapp:+33139980001',
    MessageStatus: 'Undelivered',
    ErrorCode: '63024',
    ChannelStatusMessage: 'Invalid recipient',
    ErrorMessage: 'other',
  }
  expect(readStatusReport(form(status))).toEqual({
    messageSid: sid,
    addressee: { accountSid, to: '+33139980001', messagingServiceSid: null },
    status: 'undelivered',
    errorCode: '63024',
    errorMessage: 'Invalid recipient',
  })
})
