import twilioSdk from 'twilio'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, CLIENT, HOUSE, startTwilioWorld } from '#sim/testing/twilio-world.ts'
import type { TwilioWorld } from '#sim/testing/twilio-world.ts'
import type { InboundMessage } from './inbound-message.ts'

const picture = { contentType: 'image/png', bytes: Buffer.from('PNG') }

let world: TwilioWorld
beforeEach(async () => {
  world = await startTwilioWorld()
})
afterEach(() => world.close())

const forms = () => world.house.received.map(({ form }) => form)
async function formOf(message: Omit<InboundMessage, 'from'>): Promise<Record<string, string>> {
  const { form } = await world.twilio.sendMessage({ from: CLIENT, ...message })
  return form
}

describe('a client’s message', () => {
  it('arrives signed, with everything that Twilio sends', async () => {
    const delivery = await world.twilio.sendMessage({ from: CLIENT, body: 'Été à 15 h 🏖 ', profileName: 'Noémie' })
    expect(delivery.status).toBe(200)
    expect(world.house.received).toMatchObject([{ path: '/webhook/whatsapp', genuine: true }])
    const [form = {}] = forms()
    expect(form).toEqual(delivery.form)
    expect(form).toMatchObject({
      AccountSid: ACCOUNT.accountSid,
      From: CLIENT,
      To: HOUSE,
      WaId: '33612345678',
      Body: 'Été à 15 h 🏖 ',
      ProfileName: 'Noémie',
      NumMedia: '0',
      SmsStatus: 'received',
      MessageType: 'text',
    })
    expect([form['SmsSid'], form['SmsMessageSid']]).toEqual([form['MessageSid'], form['MessageSid']])
    expect(JSON.parse(form['ChannelMetadata'] ?? '')).toMatchObject({ data: { context: { WaId: '33612345678' } } })
    expect(world.house.received[0]?.headers['i-twilio-idempotency-token']).toBeTruthy()
  })

  it('has no number when only a business-scoped id is known', async () => {
    const { form } = await world.twilio.sendMessage({ from: 'FR.1a2B3c', body: 'x' })
    expect(form).toMatchObject({ From: 'whatsapp:FR.1a2B3c', ExternalUserId: 'whatsapp:FR.1a2B3c' })
    expect(form).not.toHaveProperty('WaId')
  })

  it.each<[string, Omit<InboundMessage, 'from'>, Record<string, unknown>]>([
    [
      'location',
      { location: { latitude: 48.6, longitude: -2, label: 'Gare' } },
      { Body: '', Latitude: '48.6', Longitude: '-2', Label: 'Gare', MessageType: 'location' },
    ],
    [
      'contact',
      { contact: { name: 'Léa', phone: '+33600000000' } },
      { NumMedia: '1', MediaContentType0: 'text/vcard', Body: '' },
    ],
    ['sticker', { sticker: true }, { NumMedia: '1', MediaContentType0: 'image/webp', MessageType: 'sticker' }],
    ['button', { button: { text: 'Oui', payload: 'yes' } }, { ButtonText: 'Oui', ButtonPayload: 'yes', Body: 'Oui' }],
    [
      'reply',
      { body: 'x', repliedTo: { messageSid: 'SM1', sender: HOUSE } },
      { OriginalRepliedMessageSid: 'SM1', OriginalRepliedMessageSender: HOUSE },
    ],
    [
      'referral',
      { body: 'x', referral: { headline: 'Promo', clickId: 'c1' } },
      { ReferralHeadline: 'Promo', ReferralCtwaClid: 'c1', ReferralSourceType: 'ad' },
    ],
    ['forwarded message', { body: 'x', forwarded: 'frequently' }, { Forwarded: 'true', FrequentlyForwarded: 'true' }],
    [
      'pool message',
      { body: 'x', messagingServiceSid: 'MG1', bsuid: 'FR.9' },
      { MessagingServiceSid: 'MG1', ExternalUserId: 'whatsapp:FR.9' },
    ],
    ['unknown parameter', { body: 'x', extra: { Brandnew: '1' } }, { Brandnew: '1' }],
  ])('may be a %s', async (_kind, message, expected) => {
    expect(await formOf(message)).toMatchObject(expected)
    expect(world.house.received[0]?.genuine).toBe(true)
  })

  it('is an album: one webhook for each picture, at the same time', async () => {
    const deliveries = await world.twilio.phone(CLIENT).sendAlbum([picture, picture, picture], { body: 'Vue' })
    expect(new Set(deliveries.map(({ messageSid }) => messageSid)).size).toBe(3)
    expect(forms().every((form) => form['NumMedia'] === '1' && form['MessageSid']?.startsWith('MM'))).toBe(true)
  })
})

describe('a webhook', () => {
  it('is no longer genuine with another token, or changed on its way', async () => {
    await world.twilio.sendMessage({ from: CLIENT, body: 'x' }, { authToken: 'the-token-of-another-house' })
    await world.twilio.sendMessage({ from: CLIENT, body: 'x' }, { tamper: (form) => ({ ...form, Body: 'y' }) })
    await world.twilio.sendMessage({ from: CLIENT, body: 'x' }, { headers: { 'X-Twilio-Signature': '' } })
    expect(world.house.received.map(({ genuine }) => genuine)).toEqual([false, false, false])
  })

  it('comes several times at once, and again later, the very same', async () => {
    const { messageSid, copies } = await world.twilio.sendMessage({ from: CLIENT, body: 'x' }, { copies: 20 })
    await world.twilio.replay(messageSid)
    expect(copies).toHaveLength(20)
    expect(world.house.received).toHaveLength(21)
    expect(new Set(forms().map((form) => form['MessageSid']))).toEqual(new Set([messageSid]))
  })

  it('is signed for the public address while it goes to the server behind it', async () => {
    world.twilio.pointAt({ url: world.house.url, publicUrl: 'https://hotel.example' })
    await world.twilio.sendMessage({ from: CLIENT, body: 'x' })
    expect(world.house.received).toMatchObject([{ path: '/webhook/whatsapp', genuine: false }])
    const [first] = await world.house.waitForForms(1)
    expect(
      twilioSdk.validateRequest(
        ACCOUNT.authToken,
        String(first?.headers['x-twilio-signature']),
        'https://hotel.example/webhook/whatsapp',
        first?.form ?? {},
      ),
    ).toBe(true)
  })

  it('is tried again after a 5xx with our overrides, with the same idempotency token', async () => {
    world.house.answers.push(503, 500)
    const { copies } = await world.twilio.sendMessage({ from: CLIENT, body: 'x' })
    expect(copies[0]?.map(({ status }) => status)).toEqual([503, 500, 200])
    expect(new Set(world.house.received.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1)
  })

  it('is lost after a 5xx without them, and Twilio says so', async () => {
    world.house.answers.push(503)
    const { copies, status } = await world.twilio.sendMessage(
      { from: CLIENT, body: 'x' },
      { url: `${world.house.url}/webhook/whatsapp` },
    )
    expect([copies[0]?.length, status]).toEqual([1, 503])
    expect(world.twilio.webhooks.alerts).toMatchObject([{ code: 11200, detail: 'HTTP 503' }])
  })

  it('is given up when no answer comes, and never rejects when nobody listens', async () => {
    world.house.answers.push('hang', 'hang')
    const slow = await world.twilio.sendMessage(
      { from: CLIENT, body: 'x' },
      { url: `${world.house.url}/x#rt=100&rc=1&rp=rt` },
    )
    expect(slow.copies[0]?.map(({ error }) => error)).toEqual(['rt', 'rt'])
    const absent = await world.twilio.sendMessage({ from: CLIENT, body: 'x' }, { url: 'http://127.0.0.1:1/x' })
    expect(absent).toMatchObject({ status: null, copies: [[{ error: 'ct', reason: 'ECONNREFUSED' }, { error: 'ct' }]] })
  })
})

describe('the typing indicator', () => {
  it('marks the client’s message as read and ends with the reply', async () => {
    const { messageSid } = await world.twilio.sendMessage({ from: CLIENT, body: 'x' })
    await expect(
      world.sdk.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: 'SM' + '0'.repeat(32) }),
    ).rejects.toMatchObject({ code: 20404 })
    expect(
      (await world.sdk.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: messageSid })).success,
    ).toBe(true)
    const typing = () => world.twilio.typing.isTyping(CLIENT, HOUSE, new Date())
    expect([world.twilio.messages.find(messageSid)?.readByHouse, typing()]).toEqual([true, true])
    await world.sdk.messages.create({ to: CLIENT, from: HOUSE, body: 'Bonjour' })
    expect(typing()).toBe(false)
  })
})
