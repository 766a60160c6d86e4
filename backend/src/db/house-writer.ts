import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import { dialectOf } from './dialect-of.ts'

/** Any numbers, as long as nothing else in the database takes such locks: a house's is one of these and its own. */
const locks = {
  calendar: 712_004_002n << 32n,
  telephone: 712_004_003n << 32n,
  failures: 712_004_004n << 32n,
  questions: 712_004_005n << 32n,
  faqs: 712_004_006n << 32n,
  menu: 712_004_007n << 32n,
  settings: 712_004_008n << 32n,
  numbers: 712_004_009n << 32n,
}

/**
 * For what is only a part of a write: from here to its end others of the same house wait. Asked for late, when little is
 * left to do, since each who waits has a connection in its hand.
 */
export async function takeTurn({ q }: Tx, what: keyof typeof locks, house: number): Promise<void> {
  if (dialectOf(q) === 'sqlite') return
  await sql`select pg_advisory_xact_lock(${locks[what] + BigInt(house)})`.execute(q)
}

/**
 * Writes to one thing of a house, its calendar for one, one after the other: who comes second sees what the first has
 * taken. On PostgreSQL other processes wait at a lock; those of this process wait here, since each that waited there
 * would have a connection in its hand, and a rush on one house would leave none for anybody else. SQLite has one writer.
 */
export class HouseWriter {
  readonly #db: Database
  readonly #lock: bigint
  readonly #last = new Map<number, Promise<unknown>>()

  constructor(db: Database, what: keyof typeof locks) {
    this.#db = db
    this.#lock = locks[what]
  }

  write<T>(house: number, fn: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#db.dialect === 'sqlite') return this.#db.write(fn)
    const write = () => this.#db.write(fn, { turn: this.#lock + BigInt(house) })
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
