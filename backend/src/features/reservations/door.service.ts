import type {
  Availability,
  AvailabilityWish,
  NewReservation,
  Reservation,
  ReservationChange,
} from '@conciergerie/contract'
import { describeActor } from '#src/actor.ts'
import type { HouseActor, SiteActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import { toE164 } from '#src/text/phone.ts'
import { readBooking } from './booking-form.ts'
import { siteWordsIn } from './locales/site-words.ts'
import type { Author, Change } from './ports.ts'
import type { ReservationsService } from './reservations.service.ts'
import type { SiteLimits } from './site-limits.ts'
import { ensureFitsSites, ensureNothingOfTheHouse, presentToSite } from './site-rules.ts'
import { momentOf } from './snapshots.ts'
import { readChangedWish, readWish } from './wish.ts'
import type { WishReader } from './wish.ts'

interface DoorParts {
  db: Database
  now: Clock
  houses: Pick<ConciergeriesService, 'read'>
  inventory: InventoryReader
  desk: ReservationsService
  limits: SiteLimits
}

const sources = { member: 'concierge', key: 'api', site: 'web' } as const

/** How the history names who acts. */
export function authorOf(actor: HouseActor | SiteActor): Author {
  const kind = actor.kind === 'member' ? 'person' : actor.kind
  return { conciergerieId: actor.conciergerieId, name: describeActor(actor), kind }
}

/** Where requests of the API become wishes, bookings and changes: their words are read, and websites kept in bounds. */
export class DoorService {
  readonly #parts: DoorParts

  constructor(parts: DoorParts) {
    this.#parts = parts
  }

  /** @param address of the browser, for the limits of websites */
  async check(actor: HouseActor | SiteActor, body: AvailabilityWish, address: string | null): Promise<Availability> {
    const reader = await this.#readerFor(actor)
    if (actor.kind === 'site') this.#parts.limits.ensureMayAsk({ actor, address, words: siteWordsIn(reader.locale) })
    return this.#parts.desk.check(actor.conciergerieId, readWish(body, reader), reader.locale)
  }

  async book(actor: HouseActor | SiteActor, body: NewReservation, address: string | null) {
    if (actor.kind === 'site') return this.#bookOnline(actor, body, address)
    const reader = await this.#readerFor(actor)
    const form = { ...reader, source: sources[actor.kind], phoneNeeded: actor.kind === 'key' }
    return this.#parts.desk.book(authorOf(actor), readBooking(body, form))
  }

  /** @returns what changes in the price, in cents; null where there is none */
  async change(actor: HouseActor, id: number, body: ReservationChange) {
    const { desk } = this.#parts
    const current = await desk.read(actor.conciergerieId, id)
    const change = readChange(current, body, await this.#readerFor(actor))
    if (body.preview === true) return desk.preview(authorOf(actor), id, change)
    const reservation = await desk.change(authorOf(actor), id, change)
    return { reservation, differenceCents: differenceOf(current, reservation) }
  }

  async #bookOnline(actor: SiteActor, body: NewReservation, address: string | null) {
    const { desk, limits } = this.#parts
    const reader = await this.#readerFor(actor, body.locale)
    const words = siteWordsIn(reader.locale)
    ensureNothingOfTheHouse(words, body)
    const form = { ...reader, source: sources.site, phoneNeeded: true }
    const request = { ...readBooking(body, form), source: sources.site }
    const { today } = momentOf(reader.timezone, reader.now)
    ensureFitsSites(words, request, today)
    const phone = toE164(request.guest.phone ?? '') ?? ''
    const book = () => desk.book(authorOf(actor), request)
    return presentToSite(words, await limits.within({ actor, address, words }, phone, today, book))
  }

  async #readerFor(actor: HouseActor | SiteActor, locale?: string): Promise<WishReader> {
    const { db, now, houses, inventory } = this.#parts
    const [house, copy] = await Promise.all([
      houses.read(actor.conciergerieId),
      inventory.read(db.read, actor.conciergerieId),
    ])
    return {
      timezone: house.timezone,
      locale: locale ?? (actor.kind === 'member' ? actor.locale : house.locale),
      now: now(),
      usualKind: copy.unitTypes[0]?.kind ?? 'stay',
      lenient: actor.kind === 'member',
    }
  }
}

function readChange(current: Reservation, body: ReservationChange, reader: WishReader): Change {
  return {
    revision: body.revision ?? null,
    wish: readChangedWish(current, body, reader),
    unitId: body.unitId ?? null,
    unitLocked: body.unitLocked ?? null,
    guestName: body.guestName ?? null,
    requests: body.requests,
    internalNote: body.internalNote,
    occasion: body.occasion,
    override: body.override ?? false,
  }
}

function differenceOf(before: Reservation, { totalCents }: Reservation): number | null {
  return before.totalCents === null || totalCents === null ? null : totalCents - before.totalCents
}
