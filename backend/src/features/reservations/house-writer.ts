import type { Database, Tx } from '#src/db/database.ts'

/** Any number, as long as nothing else in the database takes such locks: a house's is this one and its own. */
const calendarLock = 712_004_002n << 32n

/**
 * Writes to the calendar of a house one after the other: who comes second sees what the first has taken. On PostgreSQL
 * other processes wait at a lock; those of this process wait here, since each that waited there would have a connection
 * in its hand, and a rush on one house would leave none for anybody else. SQLite has one writer.
 */
export class HouseWriter {
  readonly #db: Database
  readonly #last = new Map<number, Promise<unknown>>()

  constructor(db: Database) {
    this.#db = db
  }

  write<T>(house: number, fn: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#db.dialect === 'sqlite') return this.#db.write(fn)
    const write = () => this.#db.write(fn, { turn: calendarLock + BigInt(house) })
    const turn = (this.#last.get(house) ?? Promise.resolve()).then(write)
    // how a neighbour's write ends is nothing to those behind it
    const ended = turn.then(ignore, ignore)
    this.#last.set(house, ended)
    void ended.then(() => {
      if (this.#last.get(house) === ended) this.#last.delete(house)
    })
    return turn
  }
}

function ignore(): void {
  // the caller of the write is told
}
