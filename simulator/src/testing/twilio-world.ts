import { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import type { TwilioSettings } from '#sim/twilio/settings.ts'
import { startReceiver } from './receiver.ts'
import type { Receiver } from './receiver.ts'
import { redirectedTwilio } from './redirected-twilio.ts'

export const ACCOUNT = {
  accountSid: 'AC0123456789abcdef0123456789abcdef',
  authToken: 'a-token-of-thirty-two-characters',
  numbers: ['+33139000001'],
}
export const HOUSE = 'whatsapp:+33139000001'
export const CLIENT = 'whatsapp:+33612345678'

export interface TwilioWorld {
  twilio: TwilioSimulator
  sdk: ReturnType<typeof redirectedTwilio>
  house: Receiver
  close(): Promise<void>
}

/** A simulated Twilio pointed at a server that verifies signatures, and the real SDK to speak to it. */
export async function startTwilioWorld(settings: Partial<TwilioSettings> = {}): Promise<TwilioWorld> {
  const twilio = new TwilioSimulator({ accounts: [ACCOUNT], ...settings })
  await twilio.listen(0, '127.0.0.1')
  const house = await startReceiver(ACCOUNT.authToken)
  twilio.pointAt({ url: house.url })
  const sdk = redirectedTwilio(twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken)
  const close = async () => {
    await twilio.close()
    await house.close()
  }
  return { twilio, sdk, house, close }
}
