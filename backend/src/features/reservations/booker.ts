import type { Tx } from '#src/db/database.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { notFound } from '#src/errors.ts'
import { toE164 } from '#src/text/phone.ts'
import { choose, mayDecide } from './choosing.ts'
import { makeCode } from './engine/codes.ts'
import type { Candidate } from './engine/evaluate.ts'
import type { Verdict } from './engine/verdict.ts'
import { describeLifted } from './lifted-rules.ts'
import type { Ledger } from './ledger.ts'
import { touchStay } from './occupancy-versions.ts'
import { describePlace, takePlace } from './placing.ts'
import type { Author, BookingRequest, Guest } from './ports.ts'
import { invalidField } from './refusals.ts'
import { findClientName, insertReservation } from './reservations.store.ts'
import type { Question, Snapshots } from './snapshots.ts'

/** Booked, or why not. A refusal is no error here: what was tidied up on the way is kept. */
export type Outcome = { id: number } | { refused: Verdict; overridable: boolean } | { priceChanged: Candidate }

interface Booked {
  author: Author
  question: Question
  request: BookingRequest
  candidate: Candidate
  /** The rule that a person has lifted for it. */
  lifted: Verdict | null
  beforeNews: ((id: number) => Promise<void>) | undefined
}

/** Books inside a transaction that others have opened: rules, price, place, row, history. */
export class Booker {
  readonly #snapshots: Snapshots
  readonly #ledger: Ledger
  readonly #clients: ClientRegistry

  constructor({ snapshots, ledger, clients }: { snapshots: Snapshots; ledger: Ledger; clients: ClientRegistry }) {
    this.#snapshots = snapshots
    this.#ledger = ledger
    this.#clients = clients
  }

  /**
   * @param beforeNews runs once the row is there and before anybody hears of it
   * @throws a unique violation when somebody was faster: then the whole transaction is to be run again
   */
  async book(
    tx: Tx,
    author: Author,
    question: Question,
    request: BookingRequest,
    beforeNews?: (id: number) => Promise<void>,
  ): Promise<Outcome> {
    const { wish, unitId, quotedTotalCents } = request
    const lenient = mayDecide(author) && request.override === true
    const { candidate, verdict } = await choose(this.#snapshots, tx.q, question, wish, { unitId, lenient })
    if (!candidate) {
      if (verdict === null) throw new Error('refused for no reason')
      return mayDecide(author) && !lenient
        ? this.#refusePerson(tx, question, request, verdict)
        : { refused: verdict, overridable: false }
    }
    if (quotedTotalCents !== null && candidate.quote.totalCents !== quotedTotalCents) return { priceChanged: candidate }
    return { id: await this.#insert(tx, { author, question, request, candidate, lifted: verdict, beforeNews }) }
  }

  /** A rule of the house is for its people to lift; where no place would be left all the same, that is the reason. */
  async #refusePerson(
    tx: Tx,
    question: Question,
    { wish, unitId }: BookingRequest,
    said: Verdict,
  ): Promise<{ refused: Verdict; overridable: boolean }> {
    const { candidate, verdict } = await choose(this.#snapshots, tx.q, question, wish, { unitId, lenient: true })
    return candidate === null ? { refused: verdict ?? said, overridable: false } : { refused: said, overridable: true }
  }

  async #insert(tx: Tx, booked: Booked): Promise<number> {
    const { author, question, request, candidate } = booked
    const client = await this.#clientOf(tx, question, request.guest)
    const status = statusOf(booked)
    const now = question.at.toISOString()
    const place = describePlace(question, request.wish, candidate)
    const id = await insertReservation(tx.q, {
      ...place,
      ...describeRequest(request, question.at),
      conciergerie_id: question.house.id,
      code: makeCode(),
      status,
      client_id: client.id,
      guest_name: client.name,
      created_at: now,
      updated_at: now,
    })
    await takePlace(tx, this.#ledger, question, id, request.wish, candidate)
    touchStay(tx, { conciergerie_id: question.house.id, ...place })
    await booked.beforeNews?.(id)
    const entry = { type: 'created', from: null, to: status, data: describeLifted(booked.lifted) } as const
    await this.#ledger.note(tx, author, { id, client_id: client.id }, entry, status)
    return id
  }

  /** The card is known, or found by the number, or made. */
  async #clientOf(tx: Tx, { house }: Question, guest: Guest): Promise<{ id: number; name: string }> {
    if (guest.clientId !== null) {
      const card = await findClientName(tx.q, house.id, guest.clientId)
      if (!card) throw notFound()
      return { id: guest.clientId, name: guest.name || card.name || '' }
    }
    const phone = guest.phone === null ? null : toE164(guest.phone)
    if (guest.phone !== null && phone === null) throw invalidField('phone', ({ wish }) => wish.notAPhone())
    const name = guest.name === '' ? null : guest.name
    const { id } = await this.#clients.ensureByPhone(tx, house.id, { phone, name, email: guest.email })
    return { id, name: guest.name }
  }
}

/** An option, or at once what the type says; the house's own people are the house's word. */
function statusOf({ author, request, candidate }: Booked): 'held' | 'confirmed' | 'requested' {
  if (request.holdMinutes !== null) return 'held'
  return candidate.type.autoConfirm || mayDecide(author) ? 'confirmed' : 'requested'
}

function describeRequest(request: BookingRequest, at: Date) {
  const { holdMinutes } = request
  return {
    hold_expires_at: holdMinutes === null ? null : new Date(at.getTime() + holdMinutes * 60_000).toISOString(),
    unit_locked: request.unitId === null ? 0 : 1,
    requests: request.requests,
    internal_note: request.internalNote,
    occasion: request.occasion,
    locale: request.locale,
    source: request.source,
    conversation_id: request.conversationId,
    call_id: request.callId,
    external_ref: request.externalRef,
    idempotency_key: request.idempotencyKey,
    recap_at: null,
    consent_message_id: null,
    cancelled_by: null,
    cancel_reason: null,
  }
}
