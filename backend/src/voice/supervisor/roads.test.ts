import { TwilioSimulator } from '@conciergerie/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'
import type { RegisteredLine } from '#src/features/lines/line-register.service.ts'
import { TwilioClients } from '#src/providers/messaging/twilio-client.ts'
import { TwilioDesk } from '#src/providers/messaging/twilio-desk.ts'
import { movableClock } from '../../../test/support/rooms.ts'
import { Roads } from './roads.ts'

const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-that-is-long-enough', secondaryToken: null }
const line: RegisteredLine = {
  id: 1,
  conciergerieId: 1,
  mode: 'twilio_stream',
  number: '+33299000014',
  wanted: true,
  suspended: false,
  sip: { username: null, password: null, domain: null, port: null, transport: 'udp' },
  order: null,
  last: null,
  setup: '',
}
const whole = {
  OPENAI_API_KEY: 'sk-test',
  OPENAI_WEBHOOK_SECRET: 'whsec_dGVzdC1zZWNyZXQ=',
  PUBLIC_URL: 'https://maison.example',
}

let twilio: TwilioSimulator
beforeAll(async () => {
  twilio = new TwilioSimulator({
    accounts: [{ accountSid: account.sid, authToken: account.token, numbers: [line.number] }],
    windowWithoutHistory: 'open',
  })
  await twilio.listen(0, '127.0.0.1')
})
afterAll(() => twilio.close())

interface Given {
  environment?: Record<string, string>
  of?: typeof account | null
}

function openRoads({ environment = whole, of = account }: Given = {}) {
  const clock = movableClock()
  const { now } = clock
  const numbers = new TwilioDesk(new TwilioClients(twilio.url))
  return {
    clock,
    roads: new Roads({ config: readConfig(environment), now, numbers, accountOf: () => Promise.resolve(of) }),
  }
}

describe('what a line needs', () => {
  const { OPENAI_API_KEY: _key, ...noKey } = whole
  const { OPENAI_WEBHOOK_SECRET: _secret, ...noSecret } = whole

  it.each([
    ['a voice, on every road', { environment: noKey }, line, 'failed', '@no_key'],
    [
      'a secret to verify webhooks with',
      { environment: noSecret },
      { ...line, mode: 'openai_sip' },
      'failed',
      '@no_webhook_secret',
    ],
    ['an account at Twilio', { of: null }, line, 'failed', '@no_twilio'],
    ['a number that Twilio knows', {}, { ...line, number: '+33299000099' }, 'degraded', '@number_unknown'],
    [
      'credentials that Twilio takes',
      { of: { ...account, token: 'another-token-0123456789' } },
      line,
      'degraded',
      /^@twilio_refused /,
    ],
    [
      'an address that Twilio can stream to',
      { environment: { ...whole, PUBLIC_URL: 'http://maison.example' } },
      line,
      'degraded',
      '@not_public',
    ],
    [
      'a password that can be opened',
      {},
      { ...line, mode: 'sip_bridge', sip: { ...line.sip, password: undefined } },
      'failed',
      '@password_unreadable',
    ],
  ] as [string, Given, RegisteredLine, string, string | RegExp][])('is %s', async (_, given, asked, state, detail) => {
    const found = await openRoads(given).roads.check(asked)
    expect(found.state).toBe(state)
    expect(found.detail).toMatch(detail)
  })

  it('is there', async () => {
    const { roads } = openRoads()
    for (const mode of ['twilio_stream', 'openai_sip', 'sip_bridge'] as const)
      expect(await roads.check({ ...line, mode })).toEqual({ state: 'running', detail: null })
  })

  it('is asked of Twilio every ten minutes, or when somebody wants to know, not at each look', async () => {
    const { roads, clock } = openRoads()
    const asked = () => twilio.requests.filter(({ path }) => path.includes('IncomingPhoneNumbers')).length
    const before = asked()
    await roads.check(line)
    await roads.check(line)
    expect(asked() - before).toBe(1)
    clock.move(10 * 60_000)
    await roads.check(line)
    expect(asked() - before).toBe(2)
    roads.forget()
    await roads.check(line)
    expect(asked() - before).toBe(3)
  })
})
