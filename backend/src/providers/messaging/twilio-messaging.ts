import type { Twilio } from 'twilio'
import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message.js'
import { mask } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { cleanVariables } from './content-variables.ts'
import type { AcceptedMessage, Messaging, MessagingAccount, OutgoingMessage, Sender, SentMessage } from './messaging.ts'
import type { TwilioClients } from './twilio-client.ts'
import { explainTwilio } from './twilio-failures.ts'

/** Messages looked through after a call without an answer: to one person, so far more than were sent meanwhile. */
const lookBack = 50

/** WhatsApp through Twilio's REST API. */
export class TwilioMessaging implements Messaging {
  readonly #clients: TwilioClients
  readonly #meter: ProviderMeter

  constructor(clients: TwilioClients, meter: ProviderMeter) {
    this.#clients = clients
    this.#meter = meter
  }

  send(account: MessagingAccount, message: OutgoingMessage): Promise<AcceptedMessage> {
    return this.#call(account, async (client) => {
      const { sid, status } = await client.messages.create(describe(message))
      return { sid: readSid(sid), status }
    })
  }

  findSent(account: MessagingAccount, { sender, to }: { sender: Sender; to: string }): Promise<SentMessage[]> {
    return this.#call(account, async (client) => {
      const from = sender.number === null ? {} : { from: onWhatsApp(sender.number) }
      const found = await client.messages.list({ to: onWhatsApp(to), ...from, limit: lookBack })
      return found.map((message) => ({
        sid: message.sid,
        status: message.status,
        text: message.body,
        hasMedia: Number(message.numMedia) > 0,
        at: message.dateCreated,
      }))
    })
  }

  async showTyping(account: MessagingAccount, messageSid: string): Promise<void> {
    await this.#call(account, (client) =>
      client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: messageSid }),
    )
  }

  async #call<T>(account: MessagingAccount, ask: (client: Twilio) => Promise<T>): Promise<T> {
    const started = performance.now()
    try {
      return await ask(this.#clients.for(account))
    } catch (error) {
      const failure = explainTwilio(error)
      this.#meter.failed('twilio', failure.code, mask(failure.message), account.conciergerieId)
      throw failure
    } finally {
      this.#meter.called('twilio', performance.now() - started)
    }
  }
}

export const onWhatsApp = (address: string) => `whatsapp:${address}`

function describe({ sender, to, content, statusUrl }: OutgoingMessage): MessageListInstanceCreateOptions {
  return {
    to: onWhatsApp(to),
    ...(sender.number !== null && { from: onWhatsApp(sender.number) }),
    ...(sender.messagingServiceSid !== null && { messagingServiceSid: sender.messagingServiceSid }),
    ...describeContent(content),
    statusCallback: statusUrl,
  }
}

function describeContent(content: OutgoingMessage['content']) {
  if (content.kind === 'template')
    return { contentSid: content.contentSid, contentVariables: JSON.stringify(cleanVariables(content.variables)) }
  return {
    ...(content.text !== '' && { body: content.text }),
    ...(content.mediaUrl !== null && { mediaUrl: [content.mediaUrl] }),
  }
}

/** An answer that is no message: the call may well have been heard. */
function readSid(sid: unknown): string {
  if (typeof sid === 'string' && /^(SM|MM)\w+$/.test(sid)) return sid
  throw new Error('Twilio answered something that is not a message')
}
