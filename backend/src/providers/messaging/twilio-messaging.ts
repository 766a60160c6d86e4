import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message.js'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { cleanVariables } from './content-variables.ts'
import type { AcceptedMessage, Messaging, MessagingAccount, OutgoingMessage, Sender, SentMessage } from './messaging.ts'
import { readSid, twilioCaller } from './twilio-call.ts'
import type { TwilioCaller } from './twilio-call.ts'
import type { TwilioClients } from './twilio-client.ts'

/** Messages looked through after a call without an answer: to one person, so far more than were sent meanwhile. */
const lookBack = 50

/** WhatsApp through Twilio's REST API. */
export class TwilioMessaging implements Messaging {
  readonly #twilio: TwilioCaller

  constructor(clients: TwilioClients, meter: ProviderMeter) {
    this.#twilio = twilioCaller(clients, meter)
  }

  send(account: MessagingAccount, message: OutgoingMessage): Promise<AcceptedMessage> {
    return this.#twilio.call(account, async (client) => {
      const { sid, status } = await client.messages.create(describe(message))
      return { sid: readSid(sid), status }
    })
  }

  findSent(account: MessagingAccount, { sender, to }: { sender: Sender; to: string }): Promise<SentMessage[]> {
    return this.#twilio.call(account, async (client) => {
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
    await this.#twilio.call(account, (client) =>
      client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: messageSid }),
    )
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
