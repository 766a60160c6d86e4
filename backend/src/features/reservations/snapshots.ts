import type { Queries } from '#src/db/database.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import { alternativesTo, stretchAround } from './engine/alternatives.ts'
import { Board, isBlock } from './engine/board.ts'
import type { Holder } from './engine/board.ts'
import { addDays } from './engine/calendar.ts'
import { Covers, noCovers } from './engine/covers.ts'
import { evaluate, typesMeant } from './engine/evaluate.ts'
import type { Candidate, Evaluation, Snapshot } from './engine/evaluate.ts'
import { evaluateUnit } from './engine/evaluate-unit.ts'
import { gapNights } from './engine/place-stay.ts'
import type { MovableStay, Nights } from './engine/reshuffle.ts'
import { turnMinutes } from './engine/services.ts'
import type { Moment, Verdict } from './engine/verdict.ts'
import { toLocal } from './engine/zone.ts'
import * as store from './occupancy.store.ts'
import type { TableWish, Wish } from './ports.ts'

/** Nights read beyond those that the engine asked to see. */
const lookMargin = 7

/** What does not change while one question is answered. */
export interface Question {
  house: Pick<House, 'id' | 'timezone' | 'locale'>
  inventory: Inventory
  at: Date
  moment: Moment
}

/** Reads as much of the calendar as an answer needs, and no more: the engine says when it must see further. */
export class Snapshots {
  readonly #inventory: InventoryReader

  constructor(inventory: InventoryReader) {
    this.#inventory = inventory
  }

  async ask(q: Queries, house: Question['house'], at: Date): Promise<Question> {
    return { house, inventory: await this.#inventory.read(q, house.id), at, moment: momentOf(house.timezone, at) }
  }

  /** What the types that are meant answer to a wish, re-shuffling included. @param lenient soft reasons are lifted */
  async evaluate(q: Queries, question: Question, wish: Wish, lenient: boolean): Promise<Evaluation> {
    const [meant, ...others] = typesMeant(question.inventory, wish)
    const only = meant && others.length === 0 ? meant.id : null
    const snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, null), only)
    const candidates: Candidate[] = []
    for (const candidate of evaluate(snapshot, wish, lenient).candidates)
      candidates.push(await this.#settle(q, question, wish, lenient, candidate))
    return { candidates }
  }

  /** Reads on until the engine has seen enough of a type to answer. */
  async #settle(q: Queries, question: Question, wish: Wish, lenient: boolean, first: Candidate): Promise<Candidate> {
    let candidate = first
    while (candidate.look !== null) {
      const { type, look } = candidate
      const snapshot = await this.#lookFurther(q, question, wish, type.id, look)
      const [next] = evaluate(snapshot, { ...wish, unitType: type.code }, lenient).candidates
      if (!next) throw new Error('a type that was asked about is gone')
      candidate = next
    }
    return candidate
  }

  /** What one given room or table answers: nobody is moved for it. */
  async evaluateUnit(q: Queries, question: Question, wish: Wish, unit: UnitInfo, type: UnitTypeInfo, lenient: boolean) {
    const snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, null), type.id)
    return evaluateUnit(snapshot, wish, unit, type, lenient)
  }

  /** What else there is near a wish that cannot be had. */
  async alternatives(q: Queries, question: Question, wish: Wish, verdict: Verdict) {
    const snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, verdict), null)
    return alternativesTo(snapshot, wish, verdict)
  }

  /** @param unitTypeId null: of all types */
  async #read(
    q: Queries,
    question: Question,
    wish: Wish,
    stretches: readonly Nights[],
    unitTypeId: number | null,
  ): Promise<Snapshot> {
    const lapsed = new Set(await store.listLapsedIds(q, question.house.id, question.at.toISOString()))
    const board = new Board()
    for (const stretch of stretches) {
      const rows = await store.listHeld(q, { house: question.house.id, kind: wish.kind, unitTypeId, ...stretch })
      for (const { unit_id, held } of rows) readHeld(board, unit_id, held, lapsed)
    }
    const covers = wish.kind === 'table' ? await readCovers(q, question, wish) : noCovers
    const known = stretches[0] ?? { from: '', to: '' }
    return { inventory: question.inventory, moment: question.moment, board, known, movable: null, covers }
  }

  async #lookFurther(q: Queries, question: Question, wish: Wish, unitTypeId: number, look: Nights): Promise<Snapshot> {
    // a little more than was asked: stays that touch these are mostly within it, and need no further reading
    const nights = { from: addDays(look.from, -lookMargin), to: addDays(look.to, lookMargin) }
    const snapshot = await this.#read(q, question, wish, [nights], unitTypeId)
    const holders = new Set<Holder>()
    for (const [, buckets] of snapshot.board.entries())
      for (const holder of buckets.values()) if (!isBlock(holder)) holders.add(holder)
    const rows = await store.listMovable(q, question.house.id, question.moment.today, [...holders])
    const movable = new Map<Holder, MovableStay>(
      rows.map((row) => [
        row.id,
        { id: row.id, from: row.starts_at, to: row.ends_at, share: Math.ceil(row.party_size / row.quantity) },
      ]),
    )
    return { ...snapshot, known: nights, movable }
  }
}

/** @param held as the store gives it: `bucket holder;bucket holder` without the space */
function readHeld(board: Board, unitId: number, held: string, lapsed: ReadonlySet<number>): void {
  // a night's bucket has ten characters, a quarter's sixteen
  const length = held[10] === 'T' ? 16 : 10
  for (const one of held.split(';')) {
    const holder = Number(one.slice(length))
    if (!lapsed.has(holder)) board.hold(unitId, one.slice(0, length), holder)
  }
}

export function momentOf(timezone: string, at: Date): Moment {
  const now = toLocal(at, timezone)
  return { now, today: now.slice(0, 10) }
}

async function readCovers(q: Queries, { house, at }: Question, { date }: TableWish): Promise<Covers> {
  const days = { house: house.id, from: addDays(date, -1), to: addDays(date, 1), now: at.toISOString() }
  const rows = await store.listArrivals(q, days)
  return new Covers(
    rows.map((row) => ({
      serviceId: row.service_id,
      businessDate: row.business_date,
      startsAt: row.starts_at,
      parties: row.parties,
      covers: row.covers,
    })),
  )
}

function stretchesFor({ inventory }: Question, wish: Wish, verdict: Verdict | null): Nights[] {
  const stretches = stretchAround(wish, verdict, wish.kind === 'table' ? longestTurn(inventory, wish.partySize) : 0)
  if (wish.kind === 'table' || verdict !== null) return stretches
  // the neighbours on both sides say which room closes up best
  return stretches.map(({ from, to }) => ({ from: addDays(from, -gapNights), to: addDays(to, gapNights) }))
}

/** The longest that any service keeps a table for such a party, in minutes. */
function longestTurn({ services }: Inventory, partySize: number): number {
  const turns = services.map((service) => turnMinutes(service, partySize) + service.bufferMinutes)
  return Math.max(turnMinutes(null, partySize), ...turns) + 15
}
