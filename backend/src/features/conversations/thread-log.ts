import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import type { ReplyActionName } from './reply-author.ts'
import { writeExtra } from './message-extra.ts'
import { insertEventLine } from './messages.store.ts'

export interface ThreadEvent {
  name:
    | 'opted_out'
    | 'opted_in'
    | 'taken_over'
    | 'released'
    | 'closed'
    | 'reopened'
    | 'assigned'
    | 'ai_mode'
    | 'ai_paused'
    | 'answer_dropped'
    | 'window_closed'
    | 'merged'
    | 'blocked'
    | ReplyActionName
  /** Words for the screens to put into their sentence: who, to whom, until when. */
  details: Record<string, string>
}

/** The system lines of a thread: what happened, beside what was said. */
export class ThreadLog {
  readonly #events: Events
  readonly #now: Clock

  constructor({ events, now }: { events: Events; now: Clock }) {
    this.#events = events
    this.#now = now
  }

  async add(
    tx: Tx,
    { conciergerieId, conversationId }: { conciergerieId: number; conversationId: number },
    event: ThreadEvent,
  ): Promise<void> {
    await insertEventLine(tx.q, {
      house: conciergerieId,
      conversationId,
      extra: writeExtra({ event }),
      now: this.#now().toISOString(),
    })
    await this.#events.append(tx, { conciergerieId, topic: 'messages', id: conversationId })
  }
}
