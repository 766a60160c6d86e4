import type { Tx } from '#src/db/database.ts'
import type { Booker } from './booker.ts'
import { addDays, addMinutes, clockOf, dayOf } from './engine/calendar.ts'
import { sittingsOn, slotsOf } from './engine/services.ts'
import { systemAuthor } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { BookingRequest, TableWish, Wish } from './ports.ts'
import type { ReservationRow } from './reservations.store.ts'
import type { Question } from './snapshots.ts'
import { listWaiting, noteOffer } from './waitlist.store.ts'
import type { EntryRow } from './waitlist.store.ts'

/** How long an offered place is kept. */
const offerMinutes = 20
/** Those looked at for one place that became free. */
const mostLookedAt = 20

/** A stretch of the calendar where something became free. */
export type Freed = Pick<ReservationRow, 'kind' | 'starts_at' | 'ends_at'>

/** What becomes free is offered to who waits for it, first come first: a real hold, so that nobody else takes it meanwhile. */
export class WaitlistOffers {
  readonly #booker: Booker
  readonly #ledger: Ledger

  constructor({ booker, ledger }: { booker: Booker; ledger: Ledger }) {
    this.#booker = booker
    this.#ledger = ledger
  }

  async offer(tx: Tx, question: Question, freed: readonly Freed[]): Promise<void> {
    for (const place of freed) {
      const [from, to] = [addDays(dayOf(place.starts_at), -1), dayOf(place.ends_at)]
      for (const entry of await listWaiting(tx.q, question.house.id, place.kind, from, to, mostLookedAt))
        await this.#offerTo(tx, question, entry)
    }
  }

  async #offerTo(tx: Tx, question: Question, entry: EntryRow): Promise<void> {
    const { house, at } = question
    const type = question.inventory.unitTypes.find(({ id }) => id === entry.unit_type_id)
    if (entry.unit_type_id !== null && !type) return
    const expiresAt = new Date(at.getTime() + offerMinutes * 60_000).toISOString()
    const note = (reservationId: number) =>
      noteOffer(tx.q, { house: house.id, id: entry.id, reservationId, expiresAt, now: at.toISOString() })
    for (const wish of wishesOf(question, entry, type?.code ?? null)) {
      const outcome = await this.#booker.book(tx, systemAuthor(house.id), question, requestFor(entry, wish), note)
      if (!('id' in outcome)) continue
      await this.#ledger.announce(tx, house.id, 'waitlist', entry.id)
      return
    }
  }
}

/** The stay that was wanted, or each seating between the hours that would do. */
function wishesOf(question: Question, entry: EntryRow, unitType: string | null): Wish[] {
  const partySize = entry.party_size
  if (entry.kind === 'stay') {
    const to = entry.date_to ?? addDays(entry.date_from, 1)
    return [{ kind: 'stay', unitType, from: entry.date_from, to, partySize, adults: null, children: null, quantity: 1 }]
  }
  return slotsWanted(question, entry, unitType).map((slot): TableWish => ({
    kind: 'table',
    unitType,
    date: dayOf(slot),
    time: clockOf(slot),
    partySize,
  }))
}

function slotsWanted({ inventory, moment }: Question, entry: EntryRow, unitType: string | null): string[] {
  const first = `${entry.date_from}T${entry.time_from ?? '00:00'}`
  const sameDay = `${entry.date_from}T${entry.time_to ?? '23:59'}`
  const last = sameDay < first ? addMinutes(sameDay, 24 * 60) : sameDay
  const areas = inventory.unitTypes.filter(
    ({ kind, code }) => kind === 'table' && (unitType === null || code === unitType),
  )
  const slots = areas.flatMap(({ id }) =>
    sittingsOn(inventory, id, entry.date_from).flatMap((sitting) => (sitting.closed ? [] : slotsOf(sitting))),
  )
  return [...new Set(slots)].filter((slot) => slot >= first && slot <= last && slot > moment.now).toSorted()
}

function requestFor(entry: EntryRow, wish: Wish): BookingRequest {
  return {
    wish,
    guest: { clientId: entry.client_id, name: '', phone: null, email: null },
    source: entry.conversation_id === null ? 'concierge' : 'whatsapp',
    conversationId: entry.conversation_id,
    callId: null,
    requests: null,
    occasion: null,
    internalNote: null,
    locale: null,
    externalRef: null,
    unitId: null,
    quotedTotalCents: null,
    holdMinutes: offerMinutes,
    idempotencyKey: null,
  }
}
