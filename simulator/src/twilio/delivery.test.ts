import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLIENT, HOUSE, startTwilioWorld } from '#sim/testing/twilio-world.ts'
import type { TwilioWorld } from '#sim/testing/twilio-world.ts'
import { ERROR_CODES } from './error-codes.ts'

const HOUR_MS = 3_600_000

let world: TwilioWorld
let now: number
beforeEach(async () => {
  now = Date.parse('2026-10-24T12:00:00Z')
  world = await startTwilioWorld({ now: () => now })
})
afterEach(() => world.close())

const hello = { to: CLIENT, from: HOUSE, body: 'Bonjour' }

/** The form that reports the end of a message. */
async function reportOf(message: Parameters<TwilioWorld['sdk']['messages']['create']>[0]) {
  const { sid } = await world.sdk.messages.create(message)
  const ends = ['read', 'failed', 'undelivered']
  return world.house.waitForForm((form) => form['MessageSid'] === sid && ends.includes(form['MessageStatus'] ?? ''))
}

describe('the 24-hour window', () => {
  it('refuses free text in a callback to somebody who never wrote', async () => {
    expect(await reportOf(hello)).toMatchObject({
      MessageStatus: 'failed',
      ErrorCode: '63016',
      ChannelStatusMessage: expect.stringContaining('outside the allowed window') as string,
    })
    expect(world.twilio.phone(CLIENT).received).toEqual([])
  })

  it('is open 23:59:59 after the last message, across a change of clocks, and shut a day after', async () => {
    await world.twilio.sendMessage({ from: CLIENT, body: 'Bonjour' })
    now += 24 * HOUR_MS - 1000
    expect(await reportOf(hello)).toMatchObject({ MessageStatus: 'read' })
    now += 1000
    expect(await reportOf(hello)).toMatchObject({ ErrorCode: '63016' })
  })

  it('is not extended by the house, nor by a client of another number', async () => {
    await world.twilio.sendMessage({ from: CLIENT, body: 'Bonjour' })
    now += 20 * HOUR_MS
    await reportOf(hello)
    await world.twilio.sendMessage({ from: 'whatsapp:+33600000000', body: 'Bonjour' })
    now += 5 * HOUR_MS
    expect(await reportOf(hello)).toMatchObject({ ErrorCode: '63016' })
  })
})

describe('a template', () => {
  const template = (approval: 'approved' | 'pending' = 'approved') =>
    world.twilio.contents.add({
      friendlyName: 'test',
      language: 'fr',
      body: 'Bonjour {{1}}, le {{2}}.',
      variables: { '1': 'X', '2': 'Y' },
      approval,
    })
  const send = (variables: unknown, sid = template().sid) => ({
    to: CLIENT,
    from: HOUSE,
    contentSid: sid,
    contentVariables: typeof variables === 'string' ? variables : JSON.stringify(variables),
  })

  it.each([
    '{',
    '[]',
    'null',
    { '1': '' },
    { '1': null },
    { '1': 3 },
    { '1': 'a', '3': 'b' },
    { '1': 'x'.repeat(1601) },
  ])('is refused with variables %j', async (variables) => {
    await expect(world.sdk.messages.create(send(variables))).rejects.toMatchObject({ code: 21656, status: 400 })
  })

  it.each([
    [63028, { '1': 'Camille' }],
    [63013, { '1': 'Camille\nRousseau', '2': '12 juin' }],
    [63013, { '1': 'Camille     Rousseau', '2': '12 juin' }],
    [63021, { '1': 'x'.repeat(1100), '2': '12 juin' }],
  ])('fails with %i', async (expected, variables) => {
    expect(await reportOf(send(variables))).toMatchObject({ ErrorCode: String(expected) })
  })

  it('opens a conversation when it is approved only', async () => {
    expect(await reportOf(send({ '1': 'Camille', '2': '12 juin' }, template('pending').sid))).toMatchObject({
      ErrorCode: '63016',
    })
    await reportOf(send({ '1': 'Camille', '2': '12 juin' }))
    expect(world.twilio.phone(CLIENT).received.map(({ body }) => body)).toEqual(['Bonjour Camille, le 12 juin.'])
  })
})

describe('a phone', () => {
  beforeEach(() => world.twilio.sendMessage({ from: CLIENT, body: 'Bonjour' }))

  it.each([
    [63024, { onWhatsApp: false }],
    [63015, { joined: false }],
  ])('that cannot be reached fails with %i', async (expected, settings) => {
    Object.assign(world.twilio.phone(CLIENT).settings, settings)
    expect(await reportOf(hello)).toMatchObject({ ErrorCode: String(expected) })
  })

  it('that blocked the house stays at sent, and without receipts at delivered', async () => {
    const phone = world.twilio.phone(CLIENT)
    phone.settings.blocked = true
    await world.sdk.messages.create(hello)
    await world.house.waitForForms(3)
    expect(world.house.statuses()).toEqual(['sending', 'sent'])
    Object.assign(phone.settings, { blocked: false, readReceipts: false })
    await world.sdk.messages.create(hello)
    await world.house.waitForForms(6)
    expect(world.house.statuses().slice(2)).toEqual(['sending', 'sent', 'delivered'])
  })

  it.each(Object.entries(ERROR_CODES).filter(([, { when }]) => when === 'callback'))(
    'reports %s by a callback when told to',
    async (code, { message }) => {
      world.twilio.faults.add({ kind: 'error', code: Number(code) }, { operation: 'create' })
      expect(await reportOf(hello)).toMatchObject({ ErrorCode: code, ErrorMessage: message })
    },
  )

  it.each(Object.entries(ERROR_CODES).filter(([, { when }]) => when === 'rest'))(
    'refuses with %s at once when told to',
    async (code, { status, message }) => {
      world.twilio.faults.add({ kind: 'error', code: Number(code) }, { operation: 'create' })
      await expect(world.sdk.messages.create(hello)).rejects.toMatchObject({ code: Number(code), status, message })
      expect(world.twilio.messages.sent()).toEqual([])
    },
  )
})
