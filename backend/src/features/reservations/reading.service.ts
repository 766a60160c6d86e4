import type { Availability, AvailabilityOption, Reservation, ReservationEvent } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { nightsBetween } from './engine/calendar.ts'
import { readCode } from './engine/codes.ts'
import type { Candidate } from './engine/evaluate.ts'
import { keepingStatuses } from './engine/statuses.ts'
import { nearestVerdict } from './engine/verdict.ts'
import type { Verdict } from './engine/verdict.ts'
import { wordingIn } from './locales/wording.ts'
import type { Wording } from './locales/wording.ts'
import type { Wish } from './ports.ts'
import { presentEvent, presentReservations } from './present.ts'
import { explain } from './refusals.ts'
import * as store from './reservations.store.ts'
import { momentOf } from './snapshots.ts'
import type { Snapshots } from './snapshots.ts'

interface ReadingParts {
  db: Database
  now: Clock
  houses: Pick<ConciergeriesService, 'read'>
  snapshots: Snapshots
}

/** What is free, and what is booked. */
export class ReadingService {
  readonly #parts: ReadingParts

  constructor(parts: ReadingParts) {
    this.#parts = parts
  }

  /** Exactly what booking would accept of a client now, or why not and what else. */
  async check(conciergerieId: number, wish: Wish, locale?: string): Promise<Availability> {
    const { db, now, houses, snapshots } = this.#parts
    const house = await houses.read(conciergerieId)
    const question = await snapshots.ask(db.read, house, now())
    const { candidates } = await snapshots.evaluate(db.read, question, wish, false)
    const wording = wordingIn(locale ?? house.locale)
    const free = candidates.filter(({ place }) => place !== null)
    if (free.length > 0) return presentFree(wording, wish, free)
    const verdict = nearestVerdict(candidates.flatMap((one) => (one.verdict === null ? [] : [one.verdict])))
    const alternatives = await snapshots.alternatives(db.read, question, wish, verdict)
    return { ...presentVerdict(wording, wish, verdict), alternatives }
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number, id: number): Promise<Reservation> {
    const rows = await store.selectWithNames(this.#parts.db.read, conciergerieId).where('r.id', '=', id).execute()
    const [reservation] = await this.#present(conciergerieId, rows)
    if (!reservation) throw notFound()
    return reservation
  }

  async history(conciergerieId: number, id: number): Promise<ReservationEvent[]> {
    return (await store.listEvents(this.#parts.db.read, conciergerieId, id)).map(presentEvent)
  }

  async listOfClient(conciergerieId: number, clientId: number): Promise<Reservation[]> {
    const { db, now, houses } = this.#parts
    const { today } = momentOf((await houses.read(conciergerieId)).timezone, now())
    const rows = await store
      .selectWithNames(db.read, conciergerieId)
      .where('r.client_id', '=', clientId)
      .where('r.status', 'in', keepingStatuses)
      .where('r.ends_at', '>=', today)
      .orderBy('r.starts_at')
      .orderBy('r.id')
      .limit(50)
      .execute()
    return this.#present(conciergerieId, rows)
  }

  async findByCode(conciergerieId: number, text: string): Promise<Reservation | null> {
    const code = readCode(text)
    const id = code === null ? null : await store.findIdByCode(this.#parts.db.read, conciergerieId, code)
    return id === null ? null : this.read(conciergerieId, id)
  }

  async #present(conciergerieId: number, rows: readonly store.NamedRow[]): Promise<Reservation[]> {
    const { db, now, houses } = this.#parts
    const { timezone } = await houses.read(conciergerieId)
    return presentReservations(db.read, conciergerieId, rows, momentOf(timezone, now()))
  }
}

function presentFree(wording: Wording, wish: Wish, free: readonly Candidate[]): Availability {
  const options = free.map((candidate) => presentOption(wish, candidate))
  const nights = wish.kind === 'stay' ? nightsBetween(wish.from, wish.to) : null
  const message = options
    .map(({ name, unitsLeft, totalCents, currency }) =>
      wording.available(name, unitsLeft, totalCents, nights, currency),
    )
    .join(' ')
  return { status: 'available', message, limit: null, options, alternatives: [] }
}

function presentVerdict(wording: Wording, wish: Wish, verdict: Verdict): Omit<Availability, 'alternatives'> {
  return { status: verdict.reason, message: explain(wording, wish.kind, verdict), limit: verdict.limit, options: [] }
}

function presentOption(wish: Wish, { type, place, quote }: Candidate): AvailabilityOption {
  return {
    unitType: type.code,
    name: type.name,
    time: wish.kind === 'table' ? wish.time : null,
    unitsLeft: place?.left ?? 0,
    maxParty: type.maxParty,
    priceLines: quote.lines,
    totalCents: quote.totalCents,
    cityTaxCents: quote.cityTaxCents,
    currency: type.currency,
  }
}
