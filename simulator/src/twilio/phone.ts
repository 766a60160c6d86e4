import { waitFor } from '#sim/lib/changes.ts'
import type { Changes, WaitOptions } from '#sim/lib/changes.ts'
import type { DeliveryOptions, Inbound, InboundDelivery } from './inbound.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { Messages, SimulatedMessage } from './messages.ts'
import type { PhoneSettings } from './phones.ts'

export interface PhoneParts {
  inbound: Inbound
  messages: Messages
  changes: Changes
  settings: PhoneSettings
}

type Said = Omit<InboundMessage, 'from' | 'to'>

/** A client's phone: says things to one house and sees what comes back. */
export class Phone {
  /** How it behaves: blocked, receipts off, not on WhatsApp… may be changed at any time. */
  readonly settings: PhoneSettings
  readonly number: string
  readonly #house: string | undefined
  readonly #parts: PhoneParts

  /** @param house the number written to; the first one of the first account when undefined */
  constructor(number: string, house: string | undefined, parts: PhoneParts) {
    this.number = number
    this.#house = house
    this.#parts = parts
    this.settings = parts.settings
  }

  /** Sends a text, or anything else, and resolves when the server has answered the webhook. */
  say(message: string | Said, options?: DeliveryOptions): Promise<InboundDelivery> {
    const said = typeof message === 'string' ? { body: message } : message
    return this.#parts.inbound.send({ ...said, from: this.number, ...(this.#house && { to: this.#house }) }, options)
  }

  /** An album: one webhook for each file, all at the same time, as WhatsApp sends several pictures. */
  sendAlbum(files: NonNullable<InboundMessage['media']>, said: Said = {}): Promise<InboundDelivery[]> {
    return Promise.all(files.map((file) => this.say({ ...said, media: [file] })))
  }

  /** What the house sent here and WhatsApp delivered, oldest first. */
  get received(): SimulatedMessage[] {
    return this.#parts.messages
      .sent({ to: this.number, ...(this.#house && { from: this.#house }) })
      .filter(({ status }) => status === 'delivered' || status === 'read')
  }

  /** The first message that arrived and matches: a text that it contains, a pattern, or anything. */
  waitForReply(
    wanted: string | RegExp | ((message: SimulatedMessage) => boolean) = () => true,
    options: WaitOptions = {},
  ) {
    const matches = (message: SimulatedMessage) => {
      if (typeof wanted === 'function') return wanted(message)
      return typeof wanted === 'string' ? message.body.includes(wanted) : wanted.test(message.body)
    }
    const what = `a reply to ${this.number}`
    return waitFor(this.#parts.changes, () => this.received.find(matches), { what, ...options })
  }
}
