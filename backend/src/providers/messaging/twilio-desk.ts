import type { Twilio } from 'twilio'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import type { MessagingAccount, Sender } from './messaging.ts'
import { onWhatsApp } from './twilio-messaging.ts'
import type { TwilioClients } from './twilio-client.ts'
import { explainTwilio } from './twilio-failures.ts'

const reachMs = 5_000

/** A template as Twilio's Content API lists it, approval included. */
export interface ListedTemplate {
  contentSid: string
  name: string
  language: string
  body: string
  variables: string[]
  category: 'utility' | 'marketing' | 'authentication'
  status: 'approved' | 'pending' | 'rejected'
}

type Credentials = Pick<MessagingAccount, 'sid' | 'token'>

/** What a house asks of Twilio besides sending: whether its account, number and address are right, and its templates. */
export class TwilioDesk {
  readonly #clients: TwilioClients

  constructor(clients: TwilioClients) {
    this.#clients = clients
  }

  /** @throws AppError provider_failed, which says what to mend */
  readAccount(account: Credentials): Promise<{ status: string }> {
    return this.#ask(account, async (client) => ({
      status: (await client.api.v2010.accounts(account.sid).fetch()).status,
    }))
  }

  /** Whether the pool exists, or the number is a WhatsApp sender of this account. */
  ownsSender(account: Credentials, { number, messagingServiceSid }: Sender): Promise<boolean> {
    return this.#ask(account, async (client) => {
      if (messagingServiceSid !== null)
        return (await client.messaging.v1.services(messagingServiceSid).fetch()).sid === messagingServiceSid
      const senders = await client.messaging.v2.channelsSenders.list({ channel: 'whatsapp' })
      return senders.some(({ senderId }) => senderId === onWhatsApp(number ?? ''))
    })
  }

  /** Whether the number is one of this account's, for calls. @param number E.164 */
  ownsNumber(account: Credentials, number: string): Promise<boolean> {
    return this.#ask(account, async (client) => {
      const numbers = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 })
      return numbers.some(({ phoneNumber }) => phoneNumber === number)
    })
  }

  /** A text to someone who wrote in the last 24 hours. */
  async sendTest(
    account: Credentials,
    { number, messagingServiceSid }: Sender,
    to: string,
    body: string,
  ): Promise<void> {
    await this.#ask(account, (client) =>
      client.messages.create({
        to: onWhatsApp(to),
        body,
        ...(number === null ? {} : { from: onWhatsApp(number) }),
        ...(messagingServiceSid === null ? {} : { messagingServiceSid }),
      }),
    )
  }

  /** Whether our own public address answers. */
  async reaches(url: string): Promise<boolean> {
    const answer = await fetch(url, { signal: AbortSignal.timeout(reachMs), redirect: 'manual' }).catch(() => null)
    return answer?.ok ?? false
  }

  listTemplates(account: Credentials): Promise<ListedTemplate[]> {
    return this.#ask(account, async (client) =>
      (await client.content.v1.contentAndApprovals.list({ limit: 500 })).map(describe),
    )
  }

  async #ask<T>(account: Credentials, ask: (client: Twilio) => Promise<T>): Promise<T> {
    try {
      return await ask(this.#clients.for(account))
    } catch (error) {
      const failure = explainTwilio(error)
      const advice = failure.status === 401 ? words.credentials : words.failed(`${failure.message} (${failure.code})`)
      throw new AppError('provider_failed', advice, { cause: failure })
    }
  }
}

interface RemoteContent {
  sid: string
  friendlyName: string
  language: string
  variables: unknown
  types: unknown
  approvalRequests: unknown
}

function describe({ sid, friendlyName, language, variables, types, approvalRequests }: RemoteContent): ListedTemplate {
  const { name, category, status } = (approvalRequests ?? {}) as { name?: string; category?: string; status?: string }
  return {
    contentSid: sid,
    name: name ?? friendlyName,
    language,
    body: bodyOf(types),
    variables: Object.keys(variables ?? {}).toSorted((a, b) => Number(a) - Number(b)),
    category: readCategory(category),
    status: readStatus(status),
  }
}

/** The words, whatever the kind of content: text, card, media, quick reply. */
function bodyOf(types: unknown): string {
  const kinds = Object.values((types ?? {}) as Record<string, { body?: string; title?: string }>)
  return kinds.map(({ body, title }) => body ?? title ?? '').find((text) => text !== '') ?? ''
}

function readCategory(category = ''): ListedTemplate['category'] {
  const known = category.toLowerCase()
  return known === 'marketing' || known === 'authentication' ? known : 'utility'
}

function readStatus(status = ''): ListedTemplate['status'] {
  const known = status.toLowerCase()
  if (known === 'approved') return 'approved'
  return known === 'rejected' || known === 'disabled' || known === 'paused' ? 'rejected' : 'pending'
}
