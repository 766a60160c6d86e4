import type { Queries } from '#src/db/database.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import type { CalendarReader } from './calendar-reader.ts'
import { alternativesTo, stretchAround } from './engine/alternatives.ts'
import type { Span } from './engine/board.ts'
import { evaluate, typesMeant } from './engine/evaluate.ts'
import type { Candidate, Evaluation, Snapshot } from './engine/evaluate.ts'
import { evaluateUnit } from './engine/evaluate-unit.ts'
import { gapNights } from './engine/place-stay.ts'
import { turnMinutes } from './engine/services.ts'
import type { Moment, Verdict } from './engine/verdict.ts'
import { toLocal } from './engine/zone.ts'
import type { Wish } from './ports.ts'

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
  readonly #calendar: CalendarReader

  constructor(inventory: InventoryReader, calendar: CalendarReader) {
    this.#inventory = inventory
    this.#calendar = calendar
  }

  /** @param version of the inventory, where it has just been read */
  async ask(q: Queries, house: Question['house'], at: Date, version?: number): Promise<Question> {
    const inventory = await this.#inventory.read(q, house.id, version)
    return { house, inventory, at, moment: momentOf(house.timezone, at) }
  }

  /** What the types that are meant answer to a wish, re-shuffling included. @param lenient soft rules are lifted */
  async evaluate(q: Queries, question: Question, wish: Wish, lenient: boolean): Promise<Evaluation> {
    const [meant, ...others] = typesMeant(question.inventory, wish)
    const only = meant && others.length === 0 ? meant.id : null
    const snapshot = await this.#read(q, question, wish, stretchesFor(question, wish, null), only)
    const candidates: Candidate[] = []
    for (const candidate of evaluate(snapshot, wish, lenient).candidates)
      candidates.push(await this.#settle(q, question, wish, lenient, candidate))
    return { candidates }
  }

  /** Reads on, further each time, until the engine has seen enough of a type to answer. */
  async #settle(q: Queries, question: Question, wish: Wish, lenient: boolean, first: Candidate): Promise<Candidate> {
    let candidate = first
    for (let margin = gapNights; candidate.look !== null; margin *= 2) {
      const { type, look } = candidate
      const nights = { from: look.from - margin, to: look.to + margin }
      const snapshot = await this.#read(q, question, wish, [nights], type.id, true)
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

  /** @param unitTypeId null: of all types @param movable whether it is to be known which stays may be moved */
  async #read(
    q: Queries,
    { house, inventory, at, moment }: Question,
    wish: Wish,
    spans: readonly Span[],
    unitTypeId: number | null,
    movable = false,
  ): Promise<Snapshot> {
    const day = wish.kind === 'table' ? wish.date : null
    const look = { house: house.id, inventory, at, moment, kind: wish.kind, unitTypeId, spans, movable, day }
    return { inventory, moment, ...(await this.#calendar.read(q, look)) }
  }
}

export function momentOf(timezone: string, at: Date): Moment {
  const now = toLocal(at, timezone)
  return { now, today: now.slice(0, 10) }
}

function stretchesFor({ inventory }: Question, wish: Wish, verdict: Verdict | null): Span[] {
  const stretches = stretchAround(wish, verdict, wish.kind === 'table' ? longestTurn(inventory, wish.partySize) : 0)
  if (wish.kind === 'table' || verdict !== null) return stretches
  // the neighbours on both sides say which room closes up best
  return stretches.map(({ from, to }) => ({ from: from - gapNights, to: to + gapNights }))
}

/** The longest that any service keeps a table for such a party, in minutes. */
function longestTurn({ services }: Inventory, partySize: number): number {
  const turns = services.map((service) => turnMinutes(service, partySize) + service.bufferMinutes)
  return Math.max(turnMinutes(null, partySize), ...turns) + 15
}
