import type { Tx } from '#src/db/database.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { Events } from '#src/live/event-log.ts'
import { lockConversation } from './conversations.store.ts'
import * as store from './merge.store.ts'
import type { ThreadLog } from './thread-log.ts'

/** Makes one thread of two when their clients turn out to be one person. */
export class ThreadMerger {
  readonly #registry: ClientRegistry
  readonly #log: ThreadLog
  readonly #events: Events

  constructor({ registry, log, events }: { registry: ClientRegistry; log: ThreadLog; events: Events }) {
    this.#registry = registry
    this.#log = log
    this.#events = events
  }

  async merge(
    tx: Tx,
    conciergerieId: number,
    kept: { clientId: number; conversationId: number },
    goneClientId: number,
  ): Promise<void> {
    await lockConversation(tx.q, conciergerieId, kept.conversationId)
    const gone = await store.lockThreadOf(tx.q, conciergerieId, goneClientId)
    if (gone) {
      await store.moveThread(tx.q, conciergerieId, gone.id, kept.conversationId)
      await this.#log.add(tx, { conciergerieId, conversationId: kept.conversationId }, { name: 'merged', details: {} })
      await this.#events.append(tx, { conciergerieId, topic: 'conversations', id: gone.id })
    }
    await this.#registry.merge(tx, conciergerieId, kept.clientId, goneClientId)
  }
}
