import type { UnitKind, WaitlistEntry } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { HouseWriter } from '#src/db/house-writer.ts'
import { notFound } from '#src/errors.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { toE164 } from '#src/text/phone.ts'
import { typesMeant } from './engine/evaluate.ts'
import type { Ledger } from './ledger.ts'
import type { Author, Guest } from './ports.ts'
import { invalidField } from './refusals.ts'
import { findClientName } from './reservations.store.ts'
import type { Question, Snapshots } from './snapshots.ts'
import * as store from './waitlist.store.ts'

/** A place that somebody would like, should it become free. */
export interface WaitRequest {
  kind: UnitKind
  /** Code of a type; null = any. */
  unitType: string | null
  /** Arrival, or the day of a table. */
  dateFrom: string
  /** Departure; null for a table. */
  dateTo: string | null
  /** Hours that would do, for a table. */
  timeFrom: string | null
  timeTo: string | null
  partySize: number
  guest: Guest
  conversationId: number | null
}

interface WaitlistParts {
  db: Database
  now: Clock
  writer: HouseWriter
  houses: Pick<ConciergeriesService, 'read'>
  clients: ClientRegistry
  snapshots: Snapshots
  ledger: Ledger
}

/** Who waits for a place. Offers are made where places become free. */
export class WaitlistService {
  readonly #parts: WaitlistParts

  constructor(parts: WaitlistParts) {
    this.#parts = parts
  }

  /** @throws AppError invalid, not_found (a card of another house) */
  async join(author: Author, request: WaitRequest): Promise<WaitlistEntry> {
    const { db, now, houses, snapshots, ledger } = this.#parts
    const { conciergerieId } = author
    const house = await houses.read(conciergerieId)
    const id = await db.write(async (tx) => {
      const question = await snapshots.ask(tx.q, house, now())
      const unitTypeId = checkRequest(question, request)
      const clientId = await this.#clientOf(tx, conciergerieId, request.guest)
      const at = question.at.toISOString()
      const entry = await store.insertEntry(tx.q, {
        conciergerie_id: conciergerieId,
        client_id: clientId,
        kind: request.kind,
        unit_type_id: unitTypeId,
        date_from: request.dateFrom,
        date_to: request.dateTo,
        time_from: request.timeFrom,
        time_to: request.timeTo,
        party_size: request.partySize,
        status: 'waiting',
        offer_reservation_id: null,
        offer_expires_at: null,
        conversation_id: request.conversationId,
        created_at: at,
        updated_at: at,
      })
      await ledger.announce(tx, conciergerieId, 'waitlist', entry)
      return entry
    })
    return this.read(conciergerieId, id)
  }

  async leave(author: Author, id: number): Promise<void> {
    const { writer, now, ledger } = this.#parts
    // not while a place is being offered: it would be kept for nobody
    await writer.write(author.conciergerieId, async (tx) => {
      if (!(await store.closeEntry(tx.q, author.conciergerieId, id, now().toISOString()))) throw notFound()
      await ledger.announce(tx, author.conciergerieId, 'waitlist', id)
    })
  }

  async list(conciergerieId: number): Promise<WaitlistEntry[]> {
    return (await store.listOpen(this.#parts.db.read, conciergerieId)).map(presentEntry)
  }

  async read(conciergerieId: number, id: number): Promise<WaitlistEntry> {
    const row = await store.findNamed(this.#parts.db.read, conciergerieId, id)
    if (!row) throw notFound()
    return presentEntry(row)
  }

  async #clientOf(tx: Parameters<ClientRegistry['ensureByPhone']>[0], house: number, guest: Guest): Promise<number> {
    if (guest.clientId !== null) {
      if (!(await findClientName(tx.q, house, guest.clientId))) throw notFound()
      return guest.clientId
    }
    const phone = guest.phone === null ? null : toE164(guest.phone)
    const { id } = await this.#parts.clients.ensureByPhone(tx, house, {
      phone,
      name: guest.name || null,
      email: guest.email,
    })
    return id
  }
}

/** @returns the type that is waited for, if one is named */
function checkRequest(question: Question, request: WaitRequest): number | null {
  if (request.dateFrom < question.moment.today)
    throw invalidField('dateFrom', ({ wish }) => wish.past(request.dateFrom))
  if (request.kind === 'stay' && request.dateTo === null) throw invalidField('dateTo', ({ wish }) => wish.dateTo())
  if (request.dateTo !== null && request.dateTo <= request.dateFrom)
    throw invalidField('dateTo', ({ wish }) => wish.departure())
  const { guest } = request
  if (guest.clientId === null && guest.name === '') throw invalidField('name', ({ wish }) => wish.name())
  if (guest.phone !== null && toE164(guest.phone) === null) throw invalidField('phone', ({ wish }) => wish.notAPhone())
  if (request.unitType === null) return null
  const [type] = typesMeant(question.inventory, request)
  if (!type) throw invalidField('unitType', ({ reasons }) => reasons.unknown_type())
  return type.id
}

function presentEntry(row: store.NamedEntry): WaitlistEntry {
  const offered = row.status === 'offered' && row.offer_reservation_id !== null && row.offer_expires_at !== null
  return {
    id: row.id,
    client: {
      id: row.client_id,
      name: row.client_name ?? row.client_profile_name ?? row.client_phone ?? '',
      phone: row.client_phone,
    },
    kind: row.kind,
    unitType:
      row.unit_type_id === null ? null : { id: row.unit_type_id, code: row.type_code ?? '', name: row.type_name ?? '' },
    dateFrom: row.date_from,
    dateTo: row.date_to,
    timeFrom: row.time_from,
    timeTo: row.time_to,
    partySize: row.party_size,
    status: row.status as WaitlistEntry['status'],
    offer: offered ? { reservationId: row.offer_reservation_id ?? 0, expiresAt: row.offer_expires_at ?? '' } : null,
    createdAt: row.created_at,
  }
}
