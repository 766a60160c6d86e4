import type { MessageInstance, MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message.js'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { cleanVariables } from './content-variables.ts'
import type {
  AcceptedMessage,
  Messaging,
  MessagingAccount,
  OutgoingMessage,
  ReceivedBook,
  ReceivedMessage,
  Sender,
  SentMessage,
} from './messaging.ts'
import { readSid, twilioCaller } from './twilio-call.ts'
import type { TwilioCaller } from './twilio-call.ts'
import type { TwilioClients } from './twilio-client.ts'

/** Messages looked through after a call without an answer: to one person, so far more than were sent meanwhile. */
const lookBack = 50
/** Messages of an account, in and out, that one look at what came in goes through. */
const mostReceived = 5_000
const largestPage = 1_000
const mediaHost = 'https://api.twilio.com'

/** WhatsApp through Twilio's REST API. */
export class TwilioMessaging implements Messaging, ReceivedBook {
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

  findReceived(account: MessagingAccount, { since, until }: { since: Date; until: Date }): Promise<ReceivedMessage[]> {
    return this.#twilio.call(account, async (client) => {
      const period = { dateSentAfter: since, dateSentBefore: until }
      const found = await client.messages.list({ ...period, limit: mostReceived, pageSize: largestPage })
      return found.filter(isFromClient).map(describeReceived).toReversed()
    })
  }

  listMedia(account: MessagingAccount, messageSid: string): Promise<{ url: string; contentType: string }[]> {
    return this.#twilio.call(account, async (client) =>
      (await client.messages(messageSid).media.list()).map(({ uri, contentType }) => ({
        url: mediaHost + uri.replace(/\.json$/, ''),
        contentType,
      })),
    )
  }

  async showTyping(account: MessagingAccount, messageSid: string): Promise<void> {
    await this.#twilio.call(account, (client) =>
      client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: messageSid }),
    )
  }
}

export const onWhatsApp = (address: string) => `whatsapp:${address}`

const isFromClient = ({ direction, from }: MessageInstance) => direction === 'inbound' && from.startsWith('whatsapp:')

function describeReceived(message: MessageInstance): ReceivedMessage {
  const { sid, from, to, messagingServiceSid, body, numMedia, dateSent, dateCreated } = message
  // a date that Twilio has not set yet is null, whatever its types say
  const at = (dateSent as Date | null) ?? dateCreated
  return { sid, from, to, messagingServiceSid, text: body, mediaCount: Number(numMedia) || 0, at }
}

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
