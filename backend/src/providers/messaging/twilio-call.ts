import type { Twilio } from 'twilio'
import { mask } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import type { MessagingAccount } from './messaging.ts'
import type { TwilioClients } from './twilio-client.ts'
import { explainTwilio } from './twilio-failures.ts'

export interface TwilioCaller {
  /** One metered call with an account's client. @throws MessagingError */
  call<T>(account: MessagingAccount, ask: (client: Twilio) => Promise<T>): Promise<T>
}

/** Every call of Twilio's messages goes through here: counted, and its failures in our words. */
export function twilioCaller(clients: TwilioClients, meter: ProviderMeter): TwilioCaller {
  return {
    async call(account, ask) {
      const started = performance.now()
      try {
        return await ask(clients.for(account))
      } catch (error) {
        const failure = explainTwilio(error)
        meter.failed('twilio', failure.code, mask(failure.message), account.conciergerieId)
        throw failure
      } finally {
        meter.called('twilio', performance.now() - started)
      }
    },
  }
}

/** @throws on an answer that is no message: the call may well have been heard */
export function readSid(sid: unknown): string {
  if (typeof sid === 'string' && /^(SM|MM)\w+$/.test(sid)) return sid
  throw new Error('Twilio answered something that is not a message')
}
