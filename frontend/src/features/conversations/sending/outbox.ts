import type { Endpoints, Message } from '@conciergerie/contract'
import { keepDraft, readDraft } from '../../../lib/drafts.ts'

export type SendBody = Endpoints['POST /api/conversations/:id/send']['body']

/** What the person may do about a message that did not leave. */
export type Remedy = 'retry' | 'template' | 'none'

export interface Outgoing {
  /** Also its Idempotency-Key: however often it is sent, it is one message. */
  key: string
  conversationId: number
  body: SendBody
  /** What the bubble shows: the template's words are not in the body. */
  text: string
  media: Message['media']
  at: string
  /** The last message of the thread when it was written; what it becomes comes later. */
  afterId: number
  state: 'sending' | 'failed'
  /** Why it did not leave, in words. */
  reason?: string
  remedy?: Remedy
}

/**
 * Messages that were sent from here and that the server has not confirmed yet. Kept as a draft is: a reload or a lost
 * network costs no words, and sending again under the same key cannot make two of one.
 */
export class Outbox {
  readonly #draft: string
  readonly #listeners = new Set<() => void>()
  #entries: readonly Outgoing[]

  /** @param houseId whose unsent messages these are */
  constructor(houseId: number) {
    this.#draft = `${houseId}/unsent`
    // Whether these arrived nobody knows: they are offered again.
    this.#entries = readEntries(this.#draft).map((entry) => ({
      ...entry,
      state: 'failed',
      remedy: entry.remedy ?? 'retry',
    }))
  }

  list = (): readonly Outgoing[] => this.#entries

  add(entry: Outgoing): void {
    this.#set([...this.#entries.filter(({ key }) => key !== entry.key), entry])
  }

  fail(key: string, reason: string, remedy: Remedy): void {
    this.#set(this.#entries.map((entry) => (entry.key === key ? { ...entry, state: 'failed', reason, remedy } : entry)))
  }

  remove(key: string): void {
    this.#set(this.#entries.filter((entry) => entry.key !== key))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #set(entries: readonly Outgoing[]): void {
    this.#entries = entries
    keepDraft(this.#draft, entries.length === 0 ? '' : JSON.stringify(entries))
    for (const listener of this.#listeners) listener()
  }
}

function readEntries(draft: string): Outgoing[] {
  const kept = readDraft(draft)
  return kept === '' ? [] : (JSON.parse(kept) as Outgoing[])
}

/** Whether this message of the thread is what that bubble became. */
export function isSame(outgoing: Outgoing, message: Message): boolean {
  return message.id > outgoing.afterId && message.authorType === 'concierge' && message.message === outgoing.text
}
