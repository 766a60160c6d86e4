import type { Database, Tx } from '#src/db/database.ts'
import type { ClientIndex } from '#src/features/clients/client-index.ts'
import type { Logger } from '#src/logger.ts'
import { words } from '#src/text/fold.ts'
import * as store from './indexing.store.ts'
import type { NewMessage } from './indexing.store.ts'

/** Messages in one transaction: what it writes must not keep the next webhook waiting. */
const batchSize = 40
/** A message is found by this many of its words at most. */
const mostWords = 80
const longestWord = 40
/** Between two batches while messages keep coming, and when none do, in ms. */
const busyPauseMs = 250
const idlePauseMs = 10
/** How soon a message is findable when nothing else goes on, in ms. */
const firstPauseMs = 100

export interface IndexerParts {
  db: Database
  clients: ClientIndex
  logger: Logger
}

/**
 * Makes messages findable and counts them, soon after they were stored and never before their acknowledgement. Woken by
 * this process; a scheduled job does what another one left.
 */
export class MessageIndexer {
  readonly #parts: IndexerParts
  #running: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #stopped = false
  #woken = false

  constructor(parts: IndexerParts) {
    this.#parts = parts
  }

  /** There is something new: it is looked at in a moment, together with what comes until then. */
  wake(): void {
    this.#woken = true
    if (this.#timer === null && this.#running === null) this.#schedule(firstPauseMs)
  }

  /** Indexes all that waits. */
  async index(): Promise<void> {
    while (!this.#stopped && (await this.#indexBatch()));
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#running
  }

  #schedule(pauseMs: number): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#woken = false
      this.#running = this.#runOnce()
    }, pauseMs)
    this.#timer.unref()
  }

  async #runOnce(): Promise<void> {
    let more = false
    try {
      more = await this.#indexBatch()
    } catch (err) {
      this.#parts.logger.warn({ err }, 'messages could not be made findable yet')
    }
    this.#running = null
    if (more || this.#woken) this.#schedule(this.#woken ? busyPauseMs : idlePauseMs)
  }

  /** @returns whether there may be more */
  async #indexBatch(): Promise<boolean> {
    return this.#parts.db.write(async (tx) => {
      const messages = await store.takeUnindexed(tx.q, batchSize)
      for (const message of messages) await addWords(tx, message)
      for (const day of countByDay(messages)) await store.addToDay(tx.q, day)
      const cards = await this.#parts.clients.indexPending(tx, batchSize)
      for (const card of cards) await store.replaceCardWords(tx.q, card.conciergerieId, card.id, card.terms)
      return messages.length === batchSize || cards.length === batchSize
    })
  }
}

async function addWords(tx: Tx, message: NewMessage): Promise<void> {
  const found = new Set(words(message.message).filter((word) => word.length <= longestWord))
  const place = { house: message.conciergerie_id, conversationId: message.conversation_id, messageId: message.id }
  await store.addPostings(tx.q, place, [...found].slice(0, mostWords))
}

function countByDay(messages: readonly NewMessage[]): store.DayCount[] {
  const spoken = messages.filter(({ kind }) => kind !== 'note' && kind !== 'event')
  const byDay = Map.groupBy(spoken, (message) => `${message.conciergerie_id} ${message.created_at.slice(0, 10)}`)
  return [...byDay.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const received = group.filter(({ sender }) => sender === 'client').length
    return [
      { house: first.conciergerie_id, day: first.created_at.slice(0, 10), received, sent: group.length - received },
    ]
  })
}
