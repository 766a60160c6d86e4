import type { AvailabilityStatus, ReservationStatus } from '@conciergerie/contract'

export type Refused = Exclude<AvailabilityStatus, 'available'>

/** Sentences about bookings: made by the server from rows, never by a model. Days and amounts come in ready to be read. */
export interface BookingWords {
  /** "15 mars", in the order of the language; wall time `HH:MM`. */
  time: (time: string) => string
  people: (size: number) => string
  nights: (count: number) => string
  stay: (name: string, from: string, to: string, nights: string, people: string) => string
  table: (name: string, day: string, time: string, people: string) => string
  /** As a price is said aloud: "5 nuits à 179 €", "soit 895 €". */
  nightsAt: (nights: string, price: string) => string
  thatIs: (sum: string) => string
  cleaning: string
  cityTax: string
  total: string
  perNight: string
  left: (units: number) => string

  /** Before a recap, and the question after it. @param until wall time */
  recap: string
  heldUntil: (until: string) => string
  askConfirm: string
  confirmed: (code: string) => string
  requested: (code: string) => string
  recapChange: (code: string) => string
  askChange: string
  changed: (code: string) => string
  changeRequested: (code: string) => string
  recapCancel: (code: string) => string
  askCancel: string
  cancelled: (code: string) => string
  alreadyCancelled: (code: string) => string
  recapOrder: string
  askOrder: string
  ordered: (code: string) => string
  waiting: string
  messageLeft: string

  askKind: string
  askDates: string
  askDay: string
  askDeparture: (from: string) => string
  askParty: string
  askTime: (day: string) => string
  askHalf: (one: string, other: string) => string
  askType: string
  askName: string
  /** To a caller who hides theirs. */
  askNumber: string
  askWhich: string
  askWhatToChange: (code: string) => string
  available: string
  alternatives: string
  noAlternatives: string
  offerWaitlist: string
  again: (question: string) => string

  vague: (said: string) => string
  impossible: string
  conflict: string
  order: string
  several: string
  past: string

  refused: Record<Refused, (limit: string | null) => string>
  priceChanged: (total: string) => string
  holdGone: string
  stale: string
  notYetAgreed: string
  refusedByThem: string
  changedByThem: string
  tooMany: string
  notFound: string
  cannotNow: string
  unknownItem: string
  declined: string
  status: Record<ReservationStatus, string>
}
