import type { Tx } from '#src/db/database.ts'
import type { ClientsService } from '#src/features/clients/clients.service.ts'
import type { Channel, House } from '#src/features/conciergeries/house.ts'
import { systemMessages } from './locales/system-messages.ts'
import type { OptOut } from './opt-out-rules.ts'
import type { Outbox } from './outbox.ts'
import type { ThreadLog } from './thread-log.ts'
import type { Thread } from './threads.store.ts'

interface Wish {
  house: House
  channel: Channel
  thread: Thread
  optOut: OptOut
}

/** Clients who no longer want to be written to, and those who want it again. */
export class OptOuts {
  readonly #clients: ClientsService
  readonly #outbox: Outbox
  readonly #log: ThreadLog

  constructor({ clients, outbox, log }: { clients: ClientsService; outbox: Outbox; log: ThreadLog }) {
    this.#clients = clients
    this.#outbox = outbox
    this.#log = log
  }

  /** Records the wish and confirms it once, unless Twilio did. */
  async apply(tx: Tx, { house, channel, thread, optOut }: Wish): Promise<void> {
    const conversation = { conciergerieId: house.id, conversationId: thread.conversationId }
    if (optOut.change !== 'none') {
      // the same word a moment ago has been noted and confirmed
      if (!(await this.#clients.setOptedOut(tx, house.id, thread.clientId, optOut.change === 'out'))) return
      await this.#log.add(tx, conversation, { name: optOut.change === 'out' ? 'opted_out' : 'opted_in', details: {} })
    }
    if (optOut.answered || optOut.change === 'none' || channel.account === null) return
    const words = systemMessages(thread.language ?? house.locale)
    const text = optOut.change === 'out' ? words.optedOut(house.name) : words.optedIn(house.name)
    await this.#outbox.add(tx, conversation, [{ author: { type: 'system', id: null, name: null }, kind: 'text', text }])
  }
}
