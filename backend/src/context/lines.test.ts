import { afterEach, beforeEach, expect, it } from 'vitest'
import { TwilioSimulator } from '@conciergerie/simulator'
import { readConfig } from '#src/config.ts'
import { Meter } from '#src/features/operations/meter.ts'
import { createLines } from './lines.ts'
import type { Ground } from './ground.ts'

const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-that-is-long-enough', conciergerieId: 1 }
const [number, invented, real] = ['+33939000001', '+33639980123', '+33612345678']
let twilio: TwilioSimulator
beforeEach(async () => {
  twilio = new TwilioSimulator({
    accounts: [{ accountSid: account.sid, authToken: account.token, numbers: [number] }],
    windowWithoutHistory: 'open',
  })
  await twilio.listen(0, '127.0.0.1')
})
afterEach(() => twilio.close())

/** The program as it starts with the keys of a Twilio account. */
function linesWith(demo: '0' | '1') {
  const config = readConfig({
    DEMO: demo,
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.token,
    TWILIO_API_BASE_URL: twilio.url,
  })
  // lines ask no more of the ground than this
  return createLines({ config, meter: new Meter() } as Ground)
}

const statusUrl = 'https://maison.example/webhook/status'
const free = (to: string) => ({
  sender: { number, messagingServiceSid: null },
  to,
  content: { kind: 'free' as const, text: 'Bonjour', mediaUrl: null },
  statusUrl,
})

it('beside real keys a demonstration sends nothing to the people that it has made up', async () => {
  const { sms, messaging } = linesWith('1')
  const refusal = { code: 'fictional', outcome: 'refused' }
  await expect(sms.send({ account, number }, invented, 'Bonjour', statusUrl)).rejects.toMatchObject(refusal)
  await expect(messaging.send(account, free(invented))).rejects.toMatchObject(refusal)
  expect(twilio.messages.sent({})).toEqual([])
  await sms.send({ account, number }, real, 'Bonjour', statusUrl)
  await messaging.send(account, free(real))
  expect(twilio.messages.sent({}).map(({ to }) => to)).toEqual(expect.arrayContaining([real, `whatsapp:${real}`]))
})

it('without the demonstration a number is a number', async () => {
  await linesWith('0').sms.send({ account, number }, invented, 'Bonjour', statusUrl)
  expect(twilio.messages.sent({})).toHaveLength(1)
})
