import type { Changes } from '#sim/lib/changes.ts'

export type MessageStatus =
  'queued' | 'accepted' | 'sending' | 'sent' | 'delivered' | 'read' | 'undelivered' | 'failed' | 'received'

export interface SimulatedMessage {
  /** `SM…`, or `MM…` with media. */
  readonly sid: string
  readonly accountSid: string
  readonly direction: 'inbound' | 'outbound-api'
  /** With its channel: `whatsapp:+33…`. */
  readonly from: string
  readonly to: string
  /** A template is rendered here. */
  readonly body: string
  readonly mediaSids: string[]
  readonly messagingServiceSid: string | null
  readonly contentSid: string | null
  readonly contentVariables: string | null
  /** `geo:48.85,2.35|Name`, as sent; a client's position too. */
  readonly persistentAction: string[]
  readonly statusCallback: string | null
  readonly dateCreated: Date
  dateSent: Date | null
  dateUpdated: Date
  status: MessageStatus
  errorCode: number | null
  errorMessage: string | null
  /** Inbound only: the house marked it as read (a typing indicator does). */
  readByHouse: boolean
  /** Inbound only: did the server take the webhook? Null while it is being posted. */
  taken: boolean | null
}

/** All messages of this simulated Twilio, oldest first. */
export class Messages {
  readonly #bySid = new Map<string, SimulatedMessage>()
  readonly #changes: Changes

  constructor(changes: Changes) {
    this.#changes = changes
  }

  get all(): SimulatedMessage[] {
    return [...this.#bySid.values()]
  }

  /** What the house sent, oldest first; `to` and `from` with or without their channel. */
  sent(filter: { to?: string; from?: string } = {}): SimulatedMessage[] {
    return this.#between('outbound-api', filter)
  }

  /** What clients sent, oldest first. */
  received(filter: { to?: string; from?: string } = {}): SimulatedMessage[] {
    return this.#between('inbound', filter)
  }

  find(sid: string): SimulatedMessage | undefined {
    return this.#bySid.get(sid)
  }

  add(message: SimulatedMessage): void {
    this.#bySid.set(message.sid, message)
    this.#changes.announce()
  }

  /** Changes what may change, and tells those who wait. */
  update(message: SimulatedMessage, change: Partial<Pick<SimulatedMessage, MutableField>>, at: Date): void {
    Object.assign(message, change, { dateUpdated: at })
    this.#changes.announce()
  }

  remove(sid: string): boolean {
    const removed = this.#bySid.delete(sid)
    if (removed) this.#changes.announce()
    return removed
  }

  clear(): void {
    this.#bySid.clear()
    this.#changes.announce()
  }

  #between(direction: SimulatedMessage['direction'], { to, from }: { to?: string; from?: string }) {
    const is = (address: string, wanted?: string) =>
      wanted === undefined || address.replace('whatsapp:', '') === wanted.replace('whatsapp:', '')
    return this.all.filter((message) => message.direction === direction && is(message.to, to) && is(message.from, from))
  }
}

type MutableField = 'status' | 'dateSent' | 'errorCode' | 'errorMessage' | 'readByHouse' | 'taken'
