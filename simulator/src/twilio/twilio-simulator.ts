import { waitFor } from '#sim/lib/changes.ts'
import type { WaitOptions } from '#sim/lib/changes.ts'
import { startHttpHost } from '#sim/lib/http-host.ts'
import type { HttpHost } from '#sim/lib/http-host.ts'
import { Deliveries } from './deliveries.ts'
import { Inbound } from './inbound.ts'
import type { DeliveryOptions, InboundDelivery } from './inbound.ts'
import type { InboundMessage } from './inbound-message.ts'
import { Outbound } from './outbound.ts'
import { Phone } from './phone.ts'
import { restApp } from './rest-app.ts'
import { webhookAddresses } from './settings.ts'
import type { Target, TwilioSettings } from './settings.ts'
import type { StatusPlan } from './status-plan.ts'
import { Switchboard } from './voice/switchboard.ts'
import { createTwilioState } from './twilio-state.ts'
import type { TwilioState } from './twilio-state.ts'

/** A Twilio of one's own: its REST API, its webhooks, and the phones at the other end. */
export class TwilioSimulator {
  readonly changes: TwilioState['changes']
  readonly accounts: TwilioState['accounts']
  readonly contents: TwilioState['contents']
  readonly messages: TwilioState['messages']
  readonly media: TwilioState['media']
  /** Faults of the REST API; those of downloads are in `media.faults`. */
  readonly faults: TwilioState['faults']
  readonly phones: TwilioState['phones']
  readonly typing: TwilioState['typing']
  readonly windows: TwilioState['windows']
  readonly webhooks: TwilioState['webhooks']
  /** Every call of the REST API, in order. */
  readonly requests: TwilioState['requests']
  /** Paths of CDN downloads that carried credentials. */
  readonly leaks: TwilioState['leaks']
  readonly now: TwilioState['now']
  /** Plans and logs status callbacks. */
  readonly statuses: Deliveries
  /** Phone calls: `voice.call({from, to})` dials. */
  readonly voice: Switchboard
  readonly #usualStatuses: StatusPlan
  readonly #state: TwilioState
  readonly #inbound: Inbound
  readonly #outbound: Outbound
  #host: HttpHost | null = null
  #addresses: ReturnType<typeof webhookAddresses> | null = null

  constructor(settings: TwilioSettings) {
    const state = createTwilioState(settings)
    this.#state = state
    this.changes = state.changes
    this.accounts = state.accounts
    this.contents = state.contents
    this.messages = state.messages
    this.media = state.media
    this.faults = state.faults
    this.phones = state.phones
    this.typing = state.typing
    this.windows = state.windows
    this.webhooks = state.webhooks
    this.requests = state.requests
    this.leaks = state.leaks
    this.now = state.now
    this.statuses = new Deliveries({ ...state, defaultCallback: () => this.#addresses?.status ?? null })
    this.#usualStatuses = settings.statuses ?? {}
    this.statuses.plan = this.#usualStatuses
    this.#inbound = new Inbound({ ...state, webhookUrl: () => this.#pointed.message, mediaOrigin: () => this.url })
    this.voice = new Switchboard({ ...state, voiceUrl: () => this.#pointed.voice })
    this.#outbound = new Outbound({ ...state, deliveries: this.statuses })
  }

  /** For `TWILIO_API_BASE_URL`. */
  get url(): string {
    if (!this.#host) throw new Error('this Twilio does not listen')
    return this.#host.url
  }

  async listen(port: number, host: string): Promise<void> {
    const onLeak = (path: string) => this.leaks.push(path)
    const parts = { ...this.#state, board: this.voice, outbound: this.#outbound, startedAt: this.now(), onLeak }
    this.#host = await startHttpHost(restApp(parts), port, host)
  }

  /** From now on webhooks go to this server. */
  pointAt(target: Target): void {
    this.#addresses = webhookAddresses(target)
    this.webhooks.reroute(this.#addresses.base, this.#addresses.target)
  }

  /** Posts a client's message and resolves when the server has answered the webhook. */
  sendMessage(message: InboundMessage, options?: DeliveryOptions): Promise<InboundDelivery> {
    return this.#inbound.send(message, options)
  }

  /** The very same webhook again. */
  replay(messageSid: string, options?: DeliveryOptions): Promise<InboundDelivery> {
    return this.#inbound.replay(messageSid, options)
  }

  /** @param house the number it writes to, when there are several */
  phone(number: string, house?: string): Phone {
    const { messages, changes, phones } = this
    return new Phone(number, house, { inbound: this.#inbound, messages, changes, settings: phones.of(number) })
  }

  waitFor<T>(probe: () => T | undefined | null | false, options?: WaitOptions): Promise<T> {
    return waitFor(this.changes, probe, options)
  }

  /** Forgets messages, faults and phones; accounts, templates and the target stay. */
  reset(): void {
    for (const store of [
      this.messages,
      this.media,
      this.faults,
      this.phones,
      this.typing,
      this.windows,
      this.statuses,
      this.#inbound,
      this.voice,
    ])
      store.clear()
    this.statuses.plan = this.#usualStatuses
    for (const log of [this.requests, this.leaks, this.webhooks.alerts]) log.length = 0
  }

  async close(): Promise<void> {
    this.voice.clear()
    await this.#state.schedule.close()
    await this.#host?.close()
    this.webhooks.close()
  }

  get #pointed(): ReturnType<typeof webhookAddresses> {
    if (!this.#addresses) throw new Error('pointAt() was not called: the simulator does not know the webhook')
    return this.#addresses
  }
}
