import { newSid } from '#sim/lib/ids.ts'
import type { TwilioAccount } from './accounts.ts'
import type { ApiFault } from './api-faults.ts'
import type { Contents } from './contents.ts'
import type { Deliveries } from './deliveries.ts'
import { draftMessage } from './draft.ts'
import type { CreateParameters, Draft } from './draft.ts'
import { fetchOutboundMedia } from './fetch-media.ts'
import type { MediaFile, MediaStore } from './media.ts'
import type { Messages, SimulatedMessage } from './messages.ts'
import type { Phones } from './phones.ts'
import type { ServiceWindows } from './service-windows.ts'
import type { Failure } from './status-plan.ts'
import type { Typing } from './typing.ts'
import type { Webhooks } from './webhooks.ts'

export interface OutboundParts {
  contents: Contents
  deliveries: Deliveries
  media: MediaStore
  messages: Messages
  phones: Phones
  typing: Typing
  windows: ServiceWindows
  webhooks: Webhooks
  now: () => Date
}

/** Takes what houses send: the work behind `POST …/Messages.json`. */
export class Outbound {
  readonly #parts: OutboundParts

  constructor(parts: OutboundParts) {
    this.#parts = parts
  }

  /**
   * Accepts a message and sends it on its way; resolves with the resource that the create call answers.
   * @param fault a code armed for this call that comes in a status callback
   * @throws {TwilioApiError} when the call itself is refused
   */
  async create(parameters: CreateParameters, account: TwilioAccount, fault?: ApiFault): Promise<SimulatedMessage> {
    const { contents, phones, messages, deliveries } = this.#parts
    const draft = draftMessage(parameters, account, contents, phones)
    const message = this.#record(draft, account)
    const files = await Promise.all(draft.mediaUrls.map((url) => fetchOutboundMedia(this.#parts.webhooks.reach(url))))
    this.#attach(message, files)
    this.#parts.typing.stop(message.to, message.from)
    messages.add(message)
    const accepted = { ...message }
    await deliveries.start(message, this.#failureOf(draft, files, fault))
    return accepted
  }

  #record(draft: Draft, account: TwilioAccount): SimulatedMessage {
    const address = ({ channel, id }: Draft['to']) => (channel === 'whatsapp' ? `whatsapp:${id}` : id)
    const at = this.#parts.now()
    return {
      sid: newSid(draft.mediaUrls.length > 0 ? 'MM' : 'SM'),
      accountSid: account.accountSid,
      direction: 'outbound-api',
      from: address(draft.from),
      to: address(draft.to),
      body: draft.body,
      mediaSids: [],
      messagingServiceSid: draft.messagingServiceSid,
      contentSid: draft.contentSid,
      contentVariables: draft.contentVariables,
      persistentAction: draft.persistentAction,
      statusCallback: draft.statusCallback,
      dateCreated: at,
      dateSent: null,
      dateUpdated: at,
      status: draft.messagingServiceSid === null ? 'queued' : 'accepted',
      errorCode: null,
      errorMessage: null,
      readByHouse: false,
      taken: null,
    }
  }

  #attach(message: SimulatedMessage, files: (MediaFile | null)[]): void {
    for (const file of files) {
      if (!file) continue
      const stored = this.#parts.media.add(file, message.accountSid, message.sid, message.dateCreated)
      message.mediaSids.push(stored.sid)
    }
  }

  /** The first thing that keeps an accepted message from its phone. */
  #failureOf(draft: Draft, files: (MediaFile | null)[], fault?: ApiFault): Failure | null {
    if (fault?.kind === 'error') {
      const { code, channelMessage } = fault
      return channelMessage === undefined ? { code } : { code, channelMessage }
    }
    const code = this.#natural(draft, files)
    return code === null ? null : { code }
  }

  #natural(draft: Draft, files: (MediaFile | null)[]): number | null {
    if (draft.to.channel === 'sms') return null
    const phone = this.#parts.phones.of(draft.to.id)
    if (!phone.onWhatsApp) return 63024
    if (!phone.joined) return 63015
    const open = this.#parts.windows.isOpen(draft.to.id, draft.from.id, this.#parts.now())
    if (!open && !draft.opensConversation) return 63016
    if (files.includes(null)) return 63019
    return draft.failure
  }
}
