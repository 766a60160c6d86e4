import type { Queries } from '#src/db/database.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import { alternativesTo, stretchAround } from './engine/alternatives.ts'
import { Board } from './engine/board.ts'
import type { Holder } from './engine/board.ts'
import { addDays } from './engine/calendar.ts'
import { Covers, noCovers } from './engine/covers.ts'
import { evaluate } from './engine/evaluate.ts'
import type { Evaluation, Snapshot } from './engine/evaluate.ts'
import { evaluateUnit } from './engine/evaluate-unit.ts'
import { gapNights } from './engine/place-stay.ts'
import type { MovableStay, Nights } from './engine/reshuffle.ts'
import { turnMinutes } from './engine/services.ts'
import type { Moment, Verdict } from './engine/verdict.ts'
import { toLocal } from './engine/zone.ts'
import * as store from './occupancy.store.ts'
import type { TableWish, Wish } from './ports.ts'

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
    let snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, null))
    for (;;) {
      const evaluation = evaluate(snapshot, wish, lenient)
      if (evaluation.look === null) return evaluation
      snapshot = await this.#lookFurther(q, question, wish, evaluation.look)
    }
  }

  /** What one given room or table answers: nobody is moved for it. */
  async evaluateUnit(q: Queries, question: Question, wish: Wish, unit: UnitInfo, type: UnitTypeInfo, lenient: boolean) {
    const snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, null))
    return evaluateUnit(snapshot, wish, unit, type, lenient)
  }

  /** What else there is near a wish that cannot be had. */
  async alternatives(q: Queries, question: Question, wish: Wish, verdict: Verdict) {
    const snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, verdict))
    return alternativesTo(snapshot, wish, verdict)
  }

  async #read(q: Queries, question: Question, wish: Wish, stretches: readonly Nights[]): Promise<Snapshot> {
    const lapsed = new Set(await store.listLapsedIds(q, question.house.id, question.at.toISOString()))
    const board = new Board()
    for (const stretch of stretches) {
      const rows = await store.listHeld(q, { house: question.house.id, kind: wish.kind, ...stretch })
      for (const row of rows) if (!lapsed.has(row.holder)) board.hold(row.unit_id, row.bucket, row.holder)
    }
    const covers = wish.kind === 'table' ? await readCovers(q, question, wish) : noCovers
    const known = stretches[0] ?? { from: '', to: '' }
    return { inventory: question.inventory, moment: question.moment, board, known, movable: null, covers }
  }

  async #lookFurther(q: Queries, question: Question, wish: Wish, nights: Nights): Promise<Snapshot> {
    const snapshot = await this.#read(q, question, wish, [nights])
    const { today } = question.moment
    const rows = await store.listMovable(q, question.house.id, today, nights.from, nights.to)
    const movable = new Map<Holder, MovableStay>(
      rows.map((row) => [
        row.id,
        { id: row.id, from: row.starts_at, to: row.ends_at, share: Math.ceil(row.party_size / row.quantity) },
      ]),
    )
    return { ...snapshot, movable }
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
