import type { ProviderMeter } from '#src/providers/meter.ts'
import type { AcceptedMessage, SentMessage } from './messaging.ts'
import type { SmsLine, SmsSender } from './sms.ts'
import { readSid, twilioCaller } from './twilio-call.ts'
import type { TwilioCaller } from './twilio-call.ts'
import type { TwilioClients } from './twilio-client.ts'

/** Messages looked through after a call without an answer: to one number, far more than were sent meanwhile. */
const lookBack = 20

/** SMS through Twilio's Messages API. */
export class TwilioSms implements SmsSender {
  readonly #twilio: TwilioCaller

  constructor(clients: TwilioClients, meter: ProviderMeter) {
    this.#twilio = twilioCaller(clients, meter)
  }

  send({ account, number }: SmsLine, to: string, text: string, statusUrl: string): Promise<AcceptedMessage> {
    return this.#twilio.call(account, async (client) => {
      const { sid, status } = await client.messages.create({
        from: number,
        to,
        body: text,
        statusCallback: statusUrl,
      })
      return { sid: readSid(sid), status }
    })
  }

  findSent({ account, number }: SmsLine, to: string): Promise<SentMessage[]> {
    return this.#twilio.call(account, async (client) => {
      const found = await client.messages.list({ from: number, to, limit: lookBack })
      return found.map(({ sid, status, body, numMedia, dateCreated }) => ({
        sid,
        status,
        text: body,
        hasMedia: Number(numMedia) > 0,
        at: dateCreated,
      }))
    })
  }
}
