import { TwilioSimulator } from '@conciergerie/simulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MemberActor } from '#src/actor.ts'
import { TwilioClients } from '#src/providers/messaging/twilio-client.ts'
import { TwilioDesk } from '#src/providers/messaging/twilio-desk.ts'
import { ChannelCheckService } from './channel-check.service.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import type { Channel } from './house.ts'

const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-that-is-long-enough', secondaryToken: null }
const number = '+33639980101'
const actor: MemberActor = {
  kind: 'member',
  conciergerieId: 1,
  accountId: 1,
  memberId: 1,
  role: 'owner',
  name: 'Marie',
  locale: 'en',
  sessionId: 1,
}
const whole: Channel = { number, messagingServiceSid: null, account, source: 'own' }

let twilio: TwilioSimulator
beforeEach(async () => {
  twilio = new TwilioSimulator({
    accounts: [{ accountSid: account.sid, authToken: account.token, numbers: [number] }],
    windowWithoutHistory: 'open',
  })
  await twilio.listen(0, '127.0.0.1')
})
afterEach(() => twilio.close())

/** The state of each check, by name. */
async function check(
  channel: Channel,
  {
    sendTo,
    publicUrl = 'http://localhost:3000',
    simulated = false,
  }: { sendTo?: string; publicUrl?: string; simulated?: boolean } = {},
) {
  const houses = { channelOf: () => Promise.resolve(channel) } as unknown as ConciergeriesService
  const config = {
    publicUrl,
    twilio: { account: null, whatsappNumber: null, smsNumber: null, baseUrl: null, simulated },
  }
  const service = new ChannelCheckService({ houses, probe: new TwilioDesk(new TwilioClients(twilio.url)), config })
  const checks = await service.check(actor, sendTo)
  return {
    states: Object.fromEntries(checks.map(({ name, state }) => [name, state])),
    messages: checks.map(({ message }) => message),
  }
}

describe('the check of a WhatsApp channel', () => {
  it('refuses to send to what cannot be a number', async () => {
    await expect(check(whole, { sendTo: '12' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('tries nothing without an account, and says what to fill in', async () => {
    const { states, messages } = await check({ ...whole, account: null, source: 'none' })
    expect(states).toEqual({ account: 'off', token: 'off', number: 'off', webhook: 'wrong', send: 'off' })
    expect(messages[0]).toMatch(/TWILIO_AUTH_TOKEN/)
  })

  it('stops at a token that Twilio refuses', async () => {
    const { states } = await check(
      { ...whole, account: { ...account, token: 'another-token-long-enough' } },
      { sendTo: '+33639980199' },
    )
    expect(states).toEqual({ account: 'ok', token: 'wrong', number: 'off', webhook: 'wrong', send: 'off' })
    expect(twilio.messages.all).toEqual([])
  })

  it('sees a number that the account does not own', async () => {
    const { states } = await check({ ...whole, number: '+33639980555' })
    expect(states).toMatchObject({ token: 'ok', number: 'wrong' })
  })

  it.each(['http://conciergerie.example', 'https://localhost', 'https://192.168.1.4', 'https://house.local'])(
    'knows that Twilio cannot reach %s',
    async (publicUrl) => {
      expect((await check(whole, { publicUrl })).states['webhook']).toBe('wrong')
    },
  )

  it('finds everything right, and sends when it is asked to', async () => {
    const { states } = await check(whole, { simulated: true, sendTo: '06 39 98 01 99' })
    expect(states).toEqual({ account: 'ok', token: 'ok', number: 'ok', webhook: 'ok', send: 'ok' })
  })
})
