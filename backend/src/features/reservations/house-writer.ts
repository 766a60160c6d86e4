import type { Database, Tx } from '#src/db/database.ts'

/**
 * Writes to the calendar of a house one after the other. On PostgreSQL they would wait for one another anyway, at the
 * lock on its types, but each with a connection in its hand: then a rush on one house would leave none for anybody else.
 * Other processes meet at that lock; SQLite has one writer.
 */
export class HouseWriter {
  readonly #db: Database
  readonly #last = new Map<number, Promise<unknown>>()

  constructor(db: Database) {
    this.#db = db
  }

  write<T>(house: number, fn: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#db.dialect === 'sqlite') return this.#db.write(fn)
    const turn = (this.#last.get(house) ?? Promise.resolve()).then(() => this.#db.write(fn))
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
