import type { ProviderMeter } from '#src/providers/meter.ts'
import type { MessagingAccount } from './messaging.ts'
import { twilioCaller } from './twilio-call.ts'
import type { TwilioCaller } from './twilio-call.ts'
import type { TwilioClients } from './twilio-client.ts'
import { dial } from './twiml.ts'

/** Calls under way at Twilio. */
export class TwilioCalls {
  readonly #caller: TwilioCaller

  constructor(clients: TwilioClients, meter: ProviderMeter) {
    this.#caller = twilioCaller(clients, meter)
  }

  /** Rings somebody and ties the call to them; the stream closes. @throws MessagingError */
  async passOn(
    account: MessagingAccount,
    callSid: string,
    to: { number: string; callerId: string; after: string },
  ): Promise<void> {
    const twiml = dial(to.number, to)
    await this.#caller.call(account, (client) => client.calls(callSid).update({ twiml }))
  }
}
