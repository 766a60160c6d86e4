import type { LiveEvent } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { listEventsAfter, readCounter, readOldestSeq } from './events.store.ts'

/** Where frames go: one open stream of one browser. */
export interface Sink {
  write(frame: Buffer): void
}

const batch = 500

/** The bytes of some events as server-sent events: built once, written to every stream. */
export function frameOf(events: readonly LiveEvent[]): Buffer {
  return Buffer.from(events.map((event) => `id: ${event.seq}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`).join(''))
}

/** Tells a browser that its cursor is of no use: it reads everything again and goes on from here. */
export function resetFrame(seq: number): Buffer {
  return Buffer.from(`id: ${seq}\nevent: reset\ndata: {"seq":${seq}}\n\n`)
}

/**
 * The live streams of one house. A stream first catches up from its own cursor (backfill); when it has read up to the
 * channel's position it joins the others (cutover), who are then written the same bytes.
 */
export class Channel {
  readonly #q: Queries
  readonly #house: number
  readonly #sinks = new Set<Sink>()
  #position: Promise<number>
  #reading: Promise<void> | null = null
  #again = false
  #joining = 0

  constructor(q: Queries, house: number) {
    this.#q = q
    this.#house = house
    this.#position = readCounter(q, house)
  }

  /** Streams that are here or on their way: a channel with none may be forgotten. */
  get size(): number {
    return this.#sinks.size + this.#joining
  }

  /** @param cursor last event seen, or null to begin now */
  async join(sink: Sink, cursor: number | null): Promise<void> {
    this.#joining += 1
    try {
      await this.#catchUp(sink, cursor)
      this.#sinks.add(sink)
    } finally {
      this.#joining -= 1
    }
    this.wake()
  }

  async #catchUp(sink: Sink, cursor: number | null): Promise<void> {
    let seen = cursor === null ? await this.#position : await this.#validate(sink, cursor)
    for (;;) {
      const position = await this.#position
      if (seen >= position) return
      const missed = await listEventsAfter(this.#q, this.#house, seen, batch)
      const last = missed.at(-1)
      if (!last) return
      sink.write(frameOf(missed))
      seen = last.seq
    }
  }

  leave(sink: Sink): void {
    this.#sinks.delete(sink)
  }

  /** Something was committed: read on. Wakes that come while reading are one more reading, not many. */
  wake(): void {
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = this.#read().finally(() => {
      this.#reading = null
      if (!this.#again) return
      this.#again = false
      this.wake()
    })
    this.#reading.catch(() => {
      // the database did not answer; the poll a second later tries again from the same position
    })
  }

  async #read(): Promise<void> {
    for (;;) {
      const position = await this.#position
      const events = await listEventsAfter(this.#q, this.#house, position, batch)
      const last = events.at(-1)
      if (!last) return
      this.#position = Promise.resolve(last.seq)
      const frame = frameOf(events)
      for (const sink of this.#sinks) sink.write(frame)
    }
  }

  async #validate(sink: Sink, cursor: number): Promise<number> {
    const [position, oldest] = await Promise.all([this.#position, readOldestSeq(this.#q, this.#house)])
    const kept = cursor <= position && (cursor === position || (oldest !== null && cursor + 1 >= oldest))
    if (kept) return cursor
    sink.write(resetFrame(position))
    return position
  }
}
