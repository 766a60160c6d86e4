import type { Schedule } from '#sim/lib/schedule.ts'
import { newSid } from '#sim/lib/ids.ts'
import type { Accounts, TwilioAccount } from './accounts.ts'
import { onWhatsApp } from './addresses.ts'
import { inboundForm } from './inbound-form.ts'
import { filesOf } from './inbound-media.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { MediaStore } from './media.ts'
import type { Messages, SimulatedMessage } from './messages.ts'
import type { Phones } from './phones.ts'
import type { WebhookAttempt } from './post-form.ts'
import type { ServiceWindows } from './service-windows.ts'
import type { Form } from './signature.ts'
import type { Webhooks } from './webhooks.ts'

export interface DeliveryOptions {
  /** The webhook, instead of the one pointed at. */
  url?: string
  /** Signs with this token instead: another house's, an empty one, an old one. */
  authToken?: string
  /** Overrides, or `X-Twilio-Signature` of one's own. */
  headers?: Record<string, string>
  /** The same request so many times in parallel; default 1. */
  copies?: number
  /** Changes the form after it was signed. */
  tamper?: (form: Form) => Form
}

/** A webhook that was posted, and how the server took it. */
export interface InboundDelivery {
  messageSid: string
  form: Form
  /** Status of the last try of the first copy; null when nobody answered. */
  status: number | null
  /** Tries of each copy. */
  copies: WebhookAttempt[][]
}

export interface InboundParts {
  accounts: Accounts
  messages: Messages
  media: MediaStore
  phones: Phones
  schedule: Schedule
  windows: ServiceWindows
  webhooks: Webhooks
  now: () => Date
  /** Where the sender's incoming messages go; throws when it was not pointed anywhere. */
  webhookUrl: () => string
  mediaOrigin: () => string
}

/** What clients' phones send to the house, as signed webhooks. */
export class Inbound {
  readonly #parts: InboundParts
  readonly #forms = new Map<string, { form: Form; account: TwilioAccount }>()

  constructor(parts: InboundParts) {
    this.#parts = parts
  }

  /** Posts a client's message. Resolves when the server has answered, or failed to. */
  async send(message: InboundMessage, options: DeliveryOptions = {}): Promise<InboundDelivery> {
    const { form, account } = this.#accept(message)
    return this.#post(form, account, options)
  }

  /** The very same form again: a late or repeated webhook. */
  async replay(messageSid: string, options: DeliveryOptions = {}): Promise<InboundDelivery> {
    const known = this.#forms.get(messageSid)
    if (!known) throw new Error(`no inbound message ${messageSid}`)
    return this.#post(known.form, known.account, options)
  }

  clear(): void {
    this.#forms.clear()
  }

  #accept(message: InboundMessage): { form: Form; account: TwilioAccount } {
    const { accounts, media, messages, windows, now } = this.#parts
    const account = message.to === undefined ? accounts.first : accounts.ownerOf(message.to)
    const to = message.to ?? account.numbers[0]
    if (to === undefined) throw new Error(`account ${account.accountSid} has no number to write to`)
    const files = filesOf(message)
    const sid = message.messageSid ?? newSid(files.length > 0 ? 'MM' : 'SM')
    const stored = files.map((file) => media.add(file, account.accountSid, sid, now()))
    const form = inboundForm(message, { sid, account, to, media: stored, mediaOrigin: this.#parts.mediaOrigin() })
    const received = { form, account }
    this.#forms.set(sid, received)
    messages.add(
      this.#record(
        form,
        stored.map((file) => file.sid),
      ),
    )
    windows.opened(message.from, to, now())
    this.#heedOptOut(message)
    return received
  }

  #heedOptOut({ from, optOutType }: InboundMessage): void {
    if (optOutType === 'STOP') this.#parts.phones.of(from).optedOut = true
    if (optOutType === 'START') this.#parts.phones.of(from).optedOut = false
  }

  async #post(form: Form, account: TwilioAccount, options: DeliveryOptions): Promise<InboundDelivery> {
    const { url = this.#parts.webhookUrl(), authToken = account.authToken, copies = 1, headers, tamper } = options
    const webhook = { url, form, authToken, ...(headers && { headers }), ...(tamper && { sent: tamper(form) }) }
    const tries = await Promise.all(Array.from({ length: copies }, () => this.#parts.webhooks.post(webhook)))
    const status = tries[0]?.at(-1)?.status ?? null
    this.#settle(form, status !== null && status < 300)
    return { messageSid: form['MessageSid'] ?? '', form, status, copies: tries }
  }

  /** Taken once is taken, whatever a replay meets. */
  #settle(form: Form, taken: boolean): void {
    const message = this.#parts.messages.find(form['MessageSid'] ?? '')
    if (message && !message.taken) this.#parts.messages.update(message, { taken }, this.#parts.now())
  }

  #record(form: Form, mediaSids: string[]): SimulatedMessage {
    const at = this.#parts.now()
    return {
      sid: form['MessageSid'] ?? '',
      accountSid: form['AccountSid'] ?? '',
      direction: 'inbound',
      from: onWhatsApp(form['From'] ?? ''),
      to: onWhatsApp(form['To'] ?? ''),
      body: form['Body'] ?? '',
      mediaSids,
      messagingServiceSid: form['MessagingServiceSid'] ?? null,
      contentSid: null,
      contentVariables: null,
      persistentAction: positionOf(form),
      statusCallback: null,
      dateCreated: at,
      dateSent: at,
      dateUpdated: at,
      status: 'received',
      errorCode: null,
      errorMessage: null,
      readByHouse: false,
      taken: null,
    }
  }
}

function positionOf({ Latitude, Longitude, Label = '' }: Form): string[] {
  return Latitude !== undefined && Longitude !== undefined ? [`geo:${Latitude},${Longitude}|${Label}`] : []
}
