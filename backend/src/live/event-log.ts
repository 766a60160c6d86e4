import { sql } from 'kysely'
import type { LiveTopic } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Queries, Tx } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'

/** The stream of administrators: events of the platform belong to no house. */
export const platformHouse = 0

export interface NewEvent {
  conciergerieId: number
  topic: LiveTopic
  /** The entity that changed, or null when the whole list did. */
  id: number | null
}

export interface Events {
  /** Adds an event to the writing transaction; the same one twice in a transaction counts once. */
  append(tx: Tx, event: NewEvent): Promise<void>
}

interface Raise {
  house: number
  by: number
}

/** A counter row for each house: a database sequence commits out of order, and a reader would skip events. */
const raiseCounter = statement<Raise, { seq: number }>((q, p) =>
  q
    .insertInto('event_counters')
    .values({ conciergerie_id: p.house, seq: p.by })
    .onConflict((oc) =>
      oc
        .column('conciergerie_id')
        .doUpdateSet((eb) => ({ seq: sql<number>`${eb.ref('event_counters.seq')} + ${p.by}` })),
    )
    .returning('seq'),
)

const insertEvent = statement<
  { house: number; seq: number; topic: string; entity: number | null; at: string },
  unknown
>((q, p) =>
  q
    .insertInto('events')
    .values({ conciergerie_id: p.house, seq: p.seq, topic: p.topic, entity_id: p.entity, at: p.at }),
)

/** Writes events at the end of their transaction, so that the counter's row is locked for a moment only. */
export class EventLog implements Events {
  readonly #database: Database
  readonly #now: Clock
  readonly #gathered = new WeakMap<Tx, Map<string, NewEvent>>()
  #wake: (conciergerieId: number) => void = () => {}

  constructor(database: Database, now: Clock) {
    this.#database = database
    this.#now = now
  }

  /** Called with the house of each event once it is committed by this process. */
  onAppended(wake: (conciergerieId: number) => void): void {
    this.#wake = wake
  }

  append(tx: Tx, event: NewEvent): Promise<void> {
    const gathered = this.#gathered.get(tx) ?? this.#gather(tx)
    gathered.set(`${event.conciergerieId}:${event.topic}:${event.id ?? ''}`, event)
    return Promise.resolve()
  }

  #gather(tx: Tx): Map<string, NewEvent> {
    const events = new Map<string, NewEvent>()
    this.#gathered.set(tx, events)
    tx.beforeCommit(() => this.#flush(tx, events), 'last')
    return events
  }

  async #flush(tx: Tx, gathered: ReadonlyMap<string, NewEvent>): Promise<void> {
    const at = this.#now().toISOString()
    // the same order everywhere: two transactions never wait for each other's counter in a ring
    const byHouse = [...Map.groupBy(gathered.values(), (event) => event.conciergerieId)].toSorted(([a], [b]) => a - b)
    const insert = this.#database.dialect === 'postgres' ? insertAndNotify : insertEach
    for (const [house, events] of byHouse) {
      await insert(tx.q, house, events, at)
      tx.onCommit(() => {
        this.#wake(house)
      })
    }
  }
}

async function insertEach(q: Queries, house: number, events: readonly NewEvent[], at: string): Promise<void> {
  const raised = await raiseCounter(q, { house, by: events.length })
  const last = Number(raised.rows[0]?.seq)
  let seq = last - events.length
  for (const event of events) await insertEvent(q, { house, seq: ++seq, topic: event.topic, entity: event.id, at })
}

/** All in one way to the server, since others wait for the counter meanwhile. */
async function insertAndNotify(q: Queries, house: number, events: readonly NewEvent[], at: string): Promise<void> {
  const list = JSON.stringify(events.map(({ topic, id }, index) => ({ nth: index + 1, topic, entity: id })))
  await sql`
    with raised as (
      insert into event_counters (conciergerie_id, seq) values (${house}, ${events.length})
      on conflict (conciergerie_id) do update set seq = event_counters.seq + excluded.seq
      returning conciergerie_id, seq),
    added as (
      insert into events (conciergerie_id, seq, topic, entity_id, at)
      select raised.conciergerie_id, raised.seq - ${events.length}::bigint + e.nth, e.topic, e.entity, ${at}
      from raised, json_to_recordset(${list}::json) as e(nth bigint, topic text, entity bigint))
    select pg_notify('events', raised.conciergerie_id::text) from raised`.execute(q)
}
