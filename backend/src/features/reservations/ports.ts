import type {
  Alternative,
  Availability,
  AvailabilityStatus,
  Reservation,
  ReservationAction,
  ReservationSource,
  ReservationStatus,
} from '@conciergerie/contract'
import type { Tx } from '#src/db/database.ts'

/** What somebody wants: nights or a seating, in the house's wall time, read and valid in form. */
export type Wish = StayWish | TableWish

export interface StayWish {
  kind: 'stay'
  /** Code of a type; null = any that is large enough. */
  unitType: string | null
  /** Arrival and departure, `YYYY-MM-DD`. */
  from: string
  to: string
  partySize: number
  adults: number | null
  children: number | null
  quantity: number
}

export interface TableWish {
  kind: 'table'
  unitType: string | null
  /** The day and wall time on the clock: 00:30 on Sunday is Saturday's service. */
  date: string
  time: string
  partySize: number
}

/** Who acts, for the history: `client`, `ai`, `system`, or a person's or key's name. */
export interface Author {
  conciergerieId: number
  name: string
  kind: 'client' | 'ai' | 'person' | 'key' | 'site' | 'system'
}

export interface Guest {
  /** The card, when it is known; else it is found by phone, or made. */
  clientId: number | null
  name: string
  /** As typed; null when the card has one. */
  phone: string | null
  email: string | null
}

export interface BookingRequest {
  wish: Wish
  guest: Guest
  source: ReservationSource
  conversationId: number | null
  callId: number | null
  requests: string | null
  occasion: string | null
  internalNote: string | null
  locale: string | null
  externalRef: string | null
  /** A given room or table, which is then pinned. */
  unitId: number | null
  /** The total that was told; another one is refused as `price_changed`. */
  quotedTotalCents: number | null
  /** Keeps the place so long without confirming; null = confirmed at once (or `requested` where the house decides). */
  holdMinutes: number | null
  /** The same twice gives the same reservation. */
  idempotencyKey: string | null
  /** A person of the house has seen which rule speaks against it, and decides otherwise. */
  override?: boolean
}

export interface Change {
  /** The revision that was read; null = whatever it is. */
  revision: number | null
  wish: Wish | null
  unitId: number | null
  unitLocked: boolean | null
  guestName: string | null
  requests: string | null | undefined
  internalNote: string | null | undefined
  occasion: string | null | undefined
  /** As in a booking. */
  override?: boolean
}

/** What `not_available` errors carry in their details. */
export interface Refusal extends Record<string, unknown> {
  reason: AvailabilityStatus
  limit: string | null
  alternatives: readonly Alternative[]
  /** Who has the place since when, if it has just been taken: for people of the house only. */
  takenBy: { code: string; source: ReservationSource; at: string } | null
  /** The reason is a rule of the house, and who asked may decide otherwise: the same again with `override`. */
  overridable: boolean
}

/**
 * The one door to reservations: screens, websites, the chat, the telephone and the clock come through here.
 * Errors are AppErrors: `invalid` (fields), `not_available` (details: Refusal), `price_changed` (details: totalCents),
 * `invalid_transition`, `stale` (somebody changed it meanwhile), `hold_expired`, `not_found`.
 */
export interface ReservationDesk {
  check(conciergerieId: number, wish: Wish): Promise<Availability>
  book(author: Author, request: BookingRequest): Promise<Reservation>
  /** A hold becomes a reservation: confirmed, or requested where the house decides. */
  confirmHold(author: Author, id: number, proof: { consentMessageId: number | null }): Promise<Reservation>
  /** Notes that the client has been told what would be booked. */
  noteRecap(author: Author, id: number): Promise<void>
  change(author: Author, id: number, change: Change): Promise<Reservation>
  /** Whether a change could be made, and what it would cost in cents more (or less); nothing is done. */
  preview(
    author: Author,
    id: number,
    change: Change,
  ): Promise<{ reservation: Reservation; differenceCents: number | null }>
  act(
    author: Author,
    id: number,
    action: Exclude<ReservationAction, 'move'>,
    options?: { revision?: number | undefined; reason?: string | undefined },
  ): Promise<Reservation>
  read(conciergerieId: number, id: number): Promise<Reservation>
  /** Open and coming reservations of a client, soonest first. */
  listOfClient(conciergerieId: number, clientId: number): Promise<Reservation[]>
  /** By the code that is read out, and what else proves who asks. */
  findByCode(conciergerieId: number, code: string): Promise<Reservation | null>
}

/** What happens inside the transaction that frees places or changes a booking: handed in by the context. */
export interface ReservationListener {
  /** In the same transaction as the change. */
  onChange(tx: Tx, change: ReservationNews): Promise<void>
}

export interface ReservationNews {
  conciergerieId: number
  reservationId: number
  clientId: number
  what:
    | 'held'
    | 'requested'
    | 'confirmed'
    | 'moved'
    | 'changed'
    | 'cancelled'
    | 'declined'
    | 'expired'
    | 'checked_in'
    | 'completed'
    | 'no_show'
  /** Its state before; null when it has just been made. */
  from: ReservationStatus | null
  /** History row of the change: unique, so that what follows from it is done once. */
  eventId: number
  author: Author
}
