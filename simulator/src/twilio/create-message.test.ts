import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, CLIENT, HOUSE, startTwilioWorld } from '#sim/testing/twilio-world.ts'
import type { TwilioWorld } from '#sim/testing/twilio-world.ts'
import { redirectedTwilio } from '#sim/testing/redirected-twilio.ts'

let world: TwilioWorld
beforeEach(async () => {
  world = await startTwilioWorld({ windowWithoutHistory: 'open' })
})
afterEach(() => world.close())

const hello = { to: CLIENT, from: HOUSE, body: 'Bonjour' }
const code = (expected: number, status = 400) =>
  expect.objectContaining({
    code: expected,
    status,
    moreInfo: `https://www.twilio.com/docs/errors/${expected}`,
  }) as Error

describe('the create call refuses', () => {
  it('a wrong token, and another account', async () => {
    const stranger = redirectedTwilio(world.twilio.url, ACCOUNT.accountSid, 'wrong')
    await expect(stranger.messages.create(hello)).rejects.toEqual(code(20003, 401))
    await expect(world.sdk.api.v2010.accounts('AC' + '9'.repeat(32)).messages.create(hello)).rejects.toEqual(
      code(20404, 404),
    )
  })

  it.each([
    [21211, { ...hello, to: 'whatsapp:0612' }],
    [63007, { ...hello, from: 'whatsapp:+33139999999' }],
    [21606, { to: '+33612345678', from: '+33139999999', body: 'x' }],
    [21910, { ...hello, from: '+33139000001' }],
    [21603, { to: CLIENT, body: 'x' }],
    [21619, { to: CLIENT, from: HOUSE }],
    [21617, { ...hello, body: 'é'.repeat(1601) }],
    [21617, { ...hello, body: '🏖'.repeat(801) }],
    [21620, { ...hello, mediaUrl: ['not a url'] }],
    [21623, { ...hello, mediaUrl: Array.from({ length: 11 }, () => 'https://hotel.example/a.png') }],
    [21609, { ...hello, statusCallback: 'hotel.example/status' }],
    [21655, { to: CLIENT, from: HOUSE, contentSid: 'HX' + '0'.repeat(32) }],
    [21701, { to: CLIENT, messagingServiceSid: 'MG' + '0'.repeat(32), body: 'x' }],
  ])('with %i', async (expected, message) => {
    await expect(world.sdk.messages.create(message)).rejects.toEqual(code(expected))
    expect(world.twilio.messages.all).toEqual([])
  })

  it('a client who opted out, until they come back', async () => {
    await world.twilio.sendMessage({ from: CLIENT, body: 'STOP', optOutType: 'STOP' })
    await expect(world.sdk.messages.create(hello)).rejects.toEqual(code(21610))
    await world.twilio.sendMessage({ from: CLIENT, body: 'START', optOutType: 'START' })
    expect((await world.sdk.messages.create(hello)).status).toBe('queued')
  })
})

describe('the create call accepts', () => {
  it('1,600 characters, and answers the resource', async () => {
    const message = await world.sdk.messages.create({ ...hello, body: 'a'.repeat(1600) })
    expect(message).toMatchObject({
      from: HOUSE,
      to: CLIENT,
      status: 'queued',
      direction: 'outbound-api',
      errorCode: null,
      dateSent: null,
    })
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/)
    expect(message.dateCreated).toBeInstanceOf(Date)
  })

  it('a client known only by a business-scoped id', async () => {
    expect((await world.sdk.messages.create({ ...hello, to: 'whatsapp:FR.1a2B3c4D' })).to).toBe('whatsapp:FR.1a2B3c4D')
  })

  it('a sender out of a Messaging Service, as accepted', async () => {
    const sid = 'MG' + 'a'.repeat(32)
    world.twilio.accounts.first.messagingServices = [{ sid, numbers: ['+33139000001'] }]
    expect(await world.sdk.messages.create({ to: CLIENT, messagingServiceSid: sid, body: 'x' })).toMatchObject({
      from: HOUSE,
      status: 'accepted',
    })
  })

  it('the secondary token, which opens but does not sign', async () => {
    world.twilio.accounts.first.secondaryAuthToken = 'the-second-token-of-the-account'
    const second = redirectedTwilio(world.twilio.url, ACCOUNT.accountSid, 'the-second-token-of-the-account')
    await second.messages.create(hello)
    expect((await world.house.waitForForms(4)).every(({ genuine }) => genuine)).toBe(true)
  })

  it('an SMS, without any window and never read', async () => {
    world.twilio.windows.withoutHistory = 'closed'
    const { sid } = await world.sdk.messages.create({ to: '+33612345678', from: '+33139000001', body: 'x' })
    await world.twilio.waitFor(() => world.twilio.messages.find(sid)?.status === 'delivered')
    expect(world.house.received).toEqual([])
  })

  it('an SMS that says where to report its statuses', async () => {
    const sms = { to: '+33612345678', from: '+33139000001', body: 'x' }
    await world.sdk.messages.create({ ...sms, statusCallback: `${world.house.url}/webhook/whatsapp/status` })
    expect((await world.house.waitForForms(3)).map(({ form }) => form['MessageStatus'])).toEqual([
      'sending',
      'sent',
      'delivered',
    ])
  })
})

describe('what was sent', () => {
  it('is listed newest first, page by page, by its ends and dates', async () => {
    for (const body of ['un', 'deux', 'trois', 'quatre', 'cinq']) await world.sdk.messages.create({ ...hello, body })
    await world.sdk.messages.create({ ...hello, to: 'whatsapp:+33600000000' })
    await world.twilio.waitFor(() => world.twilio.messages.all.every(({ status }) => status === 'read'))
    const listed = await world.sdk.messages.list({
      to: CLIENT,
      from: HOUSE,
      dateSentAfter: new Date(Date.now() - 60_000),
      pageSize: 2,
    })
    expect(listed.map(({ body }) => body)).toEqual(['cinq', 'quatre', 'trois', 'deux', 'un'])
    expect(await world.sdk.messages.list({ dateSentBefore: new Date(Date.now() - 60_000) })).toEqual([])
    expect(await world.sdk.messages.list({ dateSent: new Date(), limit: 2 })).toHaveLength(2)
  })

  it('can be fetched and deleted', async () => {
    const { sid } = await world.sdk.messages.create(hello)
    expect((await world.sdk.messages(sid).fetch()).body).toBe('Bonjour')
    expect(await world.sdk.messages(sid).remove()).toBe(true)
    await expect(world.sdk.messages(sid).fetch()).rejects.toEqual(code(20404, 404))
  })

  it('is not found at a host that does not serve it', async () => {
    const headers = {
      'x-original-host': 'content.twilio.com',
      authorization: `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}`,
    }
    const path = `${world.twilio.url}/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`
    expect((await fetch(path, { headers })).status).toBe(404)
    expect(
      (await fetch(path, { headers: { ...headers, 'x-original-host': 'api.dublin.ie1.twilio.com' } })).status,
    ).toBe(200)
  })
})

describe('the account', () => {
  it('is described to its owner, and lists its templates with their approvals', async () => {
    expect(await world.sdk.api.v2010.accounts(ACCOUNT.accountSid).fetch()).toMatchObject({
      sid: ACCOUNT.accountSid,
      status: 'active',
    })
    const templates = await world.sdk.content.v1.contentAndApprovals.list()
    expect(templates.map(({ approvalRequests }) => approvalRequests['status'])).toContain('approved')
    const [first] = await world.sdk.content.v1.contents.list()
    expect(first?.sid).toMatch(/^HX[0-9a-f]{32}$/)
    expect((await world.sdk.content.v1.contents(first?.sid ?? '').fetch()).types).toHaveProperty('twilio/text')
  })
})
