import type { LiveEvent } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { listEventsAfter, readCounter, readOldestSeq } from './events.store.ts'

/** Where frames go: one open stream of one browser. */
export interface Sink {
  write(frame: Buffer): void
}

const batch = 500

/** The bytes of some events as server-sent events: built once, written to every stream. */
function frameOf(events: readonly LiveEvent[]): Buffer {
  return Buffer.from(
    events.map((event) => `id: ${event.seq}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`).join(''),
  )
}

/** Tells a browser that its cursor is of no use: it reads everything again and goes on from here. */
function resetFrame(seq: number): Buffer {
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
  /** Last event given to the streams that are here; unknown until the counter has been read. */
  #position = 0
  #opened: Promise<void> | null = null
  #reading: Promise<void> | null = null
  #again = false
  #joining = 0

  constructor(q: Queries, house: number) {
    this.#q = q
    this.#house = house
  }

  /** Streams that are here or on their way: a channel with none may be forgotten. */
  get size(): number {
    return this.#sinks.size + this.#joining
  }

  /** @param cursor last event seen, or null to begin now */
  async join(sink: Sink, cursor: number | null): Promise<void> {
    this.#joining += 1
    try {
      await this.#open()
      await this.#catchUp(sink, cursor)
    } finally {
      this.#joining -= 1
    }
    this.wake()
  }

  /** A reading that fails is tried again by the next one who needs it. */
  #open(): Promise<void> {
    this.#opened ??= readCounter(this.#q, this.#house).then(
      (seq) => {
        this.#position = Math.max(this.#position, seq)
      },
      (error: unknown) => {
        this.#opened = null
        throw error
      },
    )
    return this.#opened
  }

  /** Never reads past the position: what comes after it is given to everyone at once, and would come twice. */
  async #catchUp(sink: Sink, cursor: number | null): Promise<void> {
    let seen = cursor === null ? this.#position : await this.#validate(sink, cursor)
    while (seen < this.#position) {
      const position = this.#position
      const missed = (await listEventsAfter(this.#q, this.#house, seen, batch)).filter(({ seq }) => seq <= position)
      if (missed.length > 0) sink.write(frameOf(missed))
      seen = missed.at(-1)?.seq ?? position
    }
    // nothing is awaited between the last look at the position and this: no event can slip through
    this.#sinks.add(sink)
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

  /** Ends after a reading that began after this call. */
  async #readOn(): Promise<void> {
    await this.#reading
    this.wake()
    await this.#reading
  }

  async #read(): Promise<void> {
    await this.#open()
    for (;;) {
      const events = await listEventsAfter(this.#q, this.#house, this.#position, batch)
      const last = events.at(-1)
      if (!last) return
      this.#position = last.seq
      const frame = frameOf(events)
      for (const sink of this.#sinks) sink.write(frame)
    }
  }

  async #validate(sink: Sink, cursor: number): Promise<number> {
    // a cursor from another process may be ahead of what this one has read so far: that is no reason to start over
    if (cursor > this.#position) await this.#readOn()
    const oldest = await readOldestSeq(this.#q, this.#house)
    const position = this.#position
    const kept = cursor <= position && (cursor === position || (oldest !== null && cursor + 1 >= oldest))
    if (kept) return cursor
    sink.write(resetFrame(position))
    return position
  }
}
