import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { WaitingAnswer, WaitingAnswerer } from '#src/features/faqs/ports.ts'
import { splitMessage } from '#src/text/split-message.ts'
import { lockConversation, updateConversation } from './conversations.store.ts'
import { findReceiver } from './inbox.store.ts'
import type { Outbox } from './outbox.ts'
import { isWindowOpen } from './windows.ts'

/** Writes to clients whose question was left open, once the house has published an answer. */
export class QuestionAnswerer implements WaitingAnswerer {
  readonly #outbox: Outbox
  readonly #now: Clock

  constructor({ outbox, now }: { outbox: Outbox; now: Clock }) {
    this.#outbox = outbox
    this.#now = now
  }

  async lock(tx: Tx, conciergerieId: number, conversationId: number): Promise<void> {
    await lockConversation(tx.q, conciergerieId, conversationId)
  }

  async answer(tx: Tx, { conciergerieId, conversationId, text, sources, actor }: WaitingAnswer): Promise<boolean> {
    const conversation = await lockConversation(tx.q, conciergerieId, conversationId)
    if (!conversation || !isWindowOpen(conversation.window_expires_at, this.#now())) return false
    const client = await findReceiver(tx.q, conciergerieId, conversation.client_id)
    if (client.blocked_at !== null || client.opted_out_at !== null) return false
    const author = { type: 'concierge', id: actor.accountId, name: actor.name } as const
    const parts = splitMessage(text).map((part, index) => ({
      author,
      kind: 'text' as const,
      text: part,
      sources: index === 0 ? sources : [],
    }))
    await this.#outbox.add(tx, { conciergerieId, conversationId }, parts)
    await updateConversation(tx.q, conciergerieId, conversationId, {
      version: conversation.version + 1,
      needs_human_reason: null,
      needs_human_since: null,
      waiting_since: null,
      todo: 0,
    })
    return true
  }
}
