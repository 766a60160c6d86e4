import { Armed, matchesFields } from '#sim/lib/armed.ts'
import type { ArmedOptions } from '#sim/lib/armed.ts'
import type { Schedule } from '#sim/lib/schedule.ts'
import { messagingService } from './accounts.ts'
import type { Accounts } from './accounts.ts'
import type { Messages, MessageStatus, SimulatedMessage } from './messages.ts'
import type { Phones } from './phones.ts'
import type { WebhookAttempt } from './post-form.ts'
import { callbacks, channelMessage, climb, delayBefore, failureStatus, rankOf } from './status-plan.ts'
import type { Failure, StatusPlan, StatusStep } from './status-plan.ts'
import { statusForm } from './status-form.ts'
import type { Webhooks } from './webhooks.ts'

/** A status callback that was posted, and how the server took it. */
export interface StatusCallback {
  messageSid: string
  status: MessageStatus
  errorCode: number | null
  attempts: WebhookAttempt[]
}

export interface DeliveryParts {
  accounts: Accounts
  messages: Messages
  phones: Phones
  webhooks: Webhooks
  schedule: Schedule
  now: () => Date
  /** Where the sender reports statuses when the create call named no `StatusCallback`; null: nowhere. */
  defaultCallback: () => string | null
}

/** Carries accepted messages to phones, and tells the house how far they came. */
export class Deliveries {
  /** For every message without a plan of its own. */
  plan: StatusPlan = {}
  /** All status callbacks posted so far. */
  readonly callbacks: StatusCallback[] = []
  readonly #planned = new Armed<StatusPlan, { to?: string }>(matchesFields)
  readonly #parts: DeliveryParts

  constructor(parts: DeliveryParts) {
    this.#parts = parts
  }

  /** Plans the statuses of the next message (to `to`, `whatsapp:+33…`, if given); returns how to take it back. */
  next(plan: StatusPlan, { to, ...options }: ArmedOptions & { to?: string } = {}): () => void {
    return this.#planned.add(plan, to === undefined ? {} : { to }, options)
  }

  /** Sends a message on its way. Resolves at once, unless the plan wants its callbacks before the answer. */
  async start(message: SimulatedMessage, failure: Failure | null): Promise<void> {
    const plan = this.#planFor(message, failure)
    const journey = () => this.#travel(message, plan)
    if (plan.timing === 'before-answer') await journey()
    else
      setImmediate(() => {
        this.#parts.schedule.run(journey)
      })
  }

  /** One status by hand, whatever the plan said: the callback is posted, the message only climbs. */
  async push(
    message: SimulatedMessage,
    status: MessageStatus,
    failure?: Omit<Failure, 'status'>,
  ): Promise<StatusCallback> {
    const step: StatusStep = failure ? { status, failure } : { status }
    this.#reach(message, step)
    return this.#post(message, step)
  }

  clear(): void {
    this.#planned.clear()
    this.callbacks.length = 0
  }

  #planFor(message: SimulatedMessage, failure: Failure | null): StatusPlan {
    const planned = this.#planned.take({ to: message.to }) ?? this.plan
    if (failure) return { ...planned, fail: { ...planned.fail, ...failure } }
    const phone = this.#parts.phones.of(message.to)
    const { until = 'read' } = planned
    if (phone.blocked) return { ...planned, until: 'sent' }
    const receipts = phone.readReceipts && !phone.readsByHand && message.to.startsWith('whatsapp:')
    return receipts || until !== 'read' ? planned : { ...planned, until: 'delivered' }
  }

  async #travel(message: SimulatedMessage, plan: StatusPlan): Promise<void> {
    const inOrder = (plan.order ?? 'natural') === 'natural' && !plan.parallel
    if (!inOrder) for (const step of climb(plan)) this.#reach(message, step)
    const posts: Promise<StatusCallback>[] = []
    for (const step of callbacks(plan)) {
      await this.#parts.schedule.pause(delayBefore(step.status, plan))
      if (this.#parts.schedule.closed) return
      if (inOrder) this.#reach(message, step)
      const post = this.#post(message, step)
      posts.push(post)
      if (!plan.parallel) await post
    }
    await Promise.all(posts)
  }

  #reach(message: SimulatedMessage, { status, failure }: StatusStep): void {
    const at = this.#parts.now()
    if (failure) {
      const change = {
        status: failureStatus({ ...failure }),
        errorCode: failure.code,
        errorMessage: channelMessage(failure),
      }
      this.#parts.messages.update(message, change, at)
    } else if (rankOf(status) > rankOf(message.status)) {
      const dateSent = rankOf(status) >= rankOf('sent') ? (message.dateSent ?? at) : message.dateSent
      this.#parts.messages.update(message, { status, dateSent }, at)
    }
  }

  /** A WhatsApp sender has a callback of its own; a number that sends SMS has none. */
  #senderCallback({ to }: SimulatedMessage): string | null {
    return to.startsWith('whatsapp:') ? this.#parts.defaultCallback() : null
  }

  async #post(message: SimulatedMessage, step: StatusStep): Promise<StatusCallback> {
    const account = this.#parts.accounts.find(message.accountSid) ?? this.#parts.accounts.first
    const service = messagingService(account, message.messagingServiceSid ?? '')
    const url = message.statusCallback ?? service?.statusCallback ?? this.#senderCallback(message)
    const form = statusForm(message, step)
    const attempts = url === null ? [] : await this.#parts.webhooks.post({ url, form, authToken: account.authToken })
    const posted = { messageSid: message.sid, status: step.status, errorCode: step.failure?.code ?? null, attempts }
    this.callbacks.push(posted)
    return posted
  }
}
