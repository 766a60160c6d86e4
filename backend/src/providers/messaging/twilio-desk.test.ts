import { TwilioSimulator } from '@conciergerie/simulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TwilioClients } from './twilio-client.ts'
import { TwilioDesk } from './twilio-desk.ts'

const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-that-is-long-enough' }
const number = '+33939000001'
let twilio: TwilioSimulator
let desk: TwilioDesk

beforeEach(async () => {
  twilio = new TwilioSimulator({ accounts: [{ accountSid: account.sid, authToken: account.token, numbers: [number] }] })
  await twilio.listen(0, '127.0.0.1')
  desk = new TwilioDesk(new TwilioClients(twilio.url))
})
afterEach(() => twilio.close())

describe('what a house asks of Twilio', () => {
  it('says what to mend when the token is wrong', async () => {
    const wrong = { ...account, token: 'another-token-long-enough' }
    await expect(desk.readAccount(wrong)).rejects.toMatchObject({
      code: 'provider_failed',
      message: expect.stringContaining('jeton') as string,
    })
  })

  it('tells a number of this account from another', async () => {
    expect(await desk.ownsSender(account, { number: '+33900000000', messagingServiceSid: null })).toBe(false)
    expect(await desk.ownsSender(account, { number, messagingServiceSid: null })).toBe(true)
  })

  it('reads the account, and lists templates with their approval', async () => {
    expect(await desk.readAccount(account)).toEqual({ status: 'active' })
    const templates = await desk.listTemplates(account)
    expect(templates.length).toBeGreaterThan(0)
    expect(templates.every(({ contentSid, body }) => contentSid.startsWith('HX') && body !== '')).toBe(true)
  })

  it('knows an address that does not answer', async () => {
    expect(await desk.reaches('http://127.0.0.1:9/health')).toBe(false)
    expect(await desk.reaches(`${twilio.url}/nothing`)).toBe(false)
  })
})
