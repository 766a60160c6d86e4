import type { AvailabilityWish, Reservation, UnitKind } from '@conciergerie/contract'
import { nightsBetween, quarter } from './engine/calendar.ts'
import { isSkipped, toLocal } from './engine/zone.ts'
import { wordingIn } from './locales/wording.ts'
import type { StayWish, TableWish, Wish } from './ports.ts'
import { Complaints, readDay, readTime } from './wish-fields.ts'

/** Where and for whom a wish is read. */
export interface WishReader {
  timezone: string
  /** Of the one who reads the complaints. */
  locale: string
  now: Date
  /** What the house sells first, when the wish does not tell a stay from a table. */
  usualKind: UnitKind
  /** The start that a reservation has: a change that keeps it may keep it in the past. `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` */
  kept?: string
  /** The people of the house also write down what has begun today: a table just seated, guests who came last night. */
  lenient: boolean
}

const mostPeople = 499
const mostNights = 365

/**
 * Reads a wish from the words of the API, of the tools and of earlier systems. Only its form is judged.
 * @throws AppError invalid: each field says what to ask next
 */
export function readWish(body: AvailabilityWish, reader: WishReader): Wish {
  const complaints = new Complaints(wordingIn(reader.locale))
  const wish = readWishInto(complaints, body, reader)
  complaints.throwIfAny()
  if (wish === null) throw new Error('a wish without a complaint could not be read')
  return wish
}

/** The same, gathering complaints for a larger form. @returns null when there was one */
export function readWishInto(complaints: Complaints, body: AvailabilityWish, reader: WishReader): Wish | null {
  return kindOf(body, reader) === 'stay' ? readStay(complaints, body, reader) : readTable(complaints, body, reader)
}

const wishFields = [
  'kind',
  'unitType',
  'dateFrom',
  'dateTo',
  'date',
  'time',
  'partySize',
  'numberOfPeople',
  'adults',
  'children',
  'quantity',
  'date_arrivee',
  'date_depart',
  'type_chambre',
  'nombre_personnes',
] as const

/**
 * What a change makes of a reservation's wish: what it does not speak of stays. Null when it speaks of nothing of it.
 * @throws AppError invalid
 */
export function readChangedWish(current: Reservation, body: AvailabilityWish, reader: WishReader): Wish | null {
  const spoken = wishFields.filter((field) => body[field] !== undefined)
  if (spoken.length === 0) return null
  const counts = spoken.some((field) => /^(partySize|numberOfPeople|nombre_personnes|adults|children)$/.test(field))
  const said = Object.fromEntries(spoken.map((field) => [field, body[field]])) as AvailabilityWish
  const before: AvailabilityWish = {
    kind: current.kind,
    unitType: said.type_chambre ?? current.unitType.code,
    ...(current.kind === 'stay'
      ? {
          dateFrom: said.date_arrivee ?? said.date ?? current.startsAt,
          dateTo: said.date_depart ?? current.endsAt,
          quantity: current.quantity,
        }
      : { date: said.dateFrom ?? current.startsAt.slice(0, 10), time: current.startsAt.slice(11) }),
    // a new number of people is not held against the adults and children of before
    ...(!counts && {
      partySize: current.partySize,
      ...(current.adults !== null && { adults: current.adults }),
      ...(current.children !== null && { children: current.children }),
    }),
  }
  return readWish({ ...before, ...said }, { ...reader, kept: current.startsAt })
}

/** Two dates make a stay, an hour makes a table; else the house's own trade decides what is asked next. */
function kindOf(body: AvailabilityWish, { usualKind }: Pick<WishReader, 'usualKind'>): UnitKind {
  if (body.kind !== undefined) return body.kind
  if (body.dateTo !== undefined || body.date_depart !== undefined || body.type_chambre !== undefined) return 'stay'
  if (body.time !== undefined || body.date !== undefined) return 'table'
  return body.date_arrivee === undefined ? usualKind : 'stay'
}

function readStay(complaints: Complaints, body: AvailabilityWish, reader: WishReader): StayWish | null {
  const from = readDate(complaints, 'dateFrom', body.dateFrom ?? body.date_arrivee ?? body.date)
  const to = readDate(complaints, 'dateTo', body.dateTo ?? body.date_depart)
  if (from !== null) checkDay(complaints, 'dateFrom', from, reader)
  if (from !== null && to !== null) checkStay(complaints, from, to)
  const people = readPeople(complaints, body)
  if (from === null || to === null || people === null || complaints.has('dateFrom', 'dateTo', 'partySize')) return null
  return { kind: 'stay', unitType: readType(body), from, to, ...people, quantity: body.quantity ?? 1 }
}

function readTable(complaints: Complaints, body: AvailabilityWish, reader: WishReader): TableWish | null {
  const given = body.date ?? body.dateFrom ?? body.date_arrivee
  const date = readDate(complaints, 'date', given)
  const time = readHour(complaints, body.time ?? timeWithin(given))
  if (date !== null && time !== null) checkSeating(complaints, date, time, reader)
  else if (date !== null) checkDay(complaints, 'date', date, reader)
  const people = readPeople(complaints, body)
  if (date === null || time === null || people === null || complaints.has('date', 'time', 'partySize')) return null
  return { kind: 'table', unitType: readType(body), date, time, partySize: people.partySize }
}

function readDate(complaints: Complaints, field: 'dateFrom' | 'dateTo' | 'date', text: string | undefined) {
  if (text === undefined || text.trim() === '') return complaints.add(field, complaints.wording.wish[field]())
  return readDay(text, field, complaints)
}

function readHour(complaints: Complaints, text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return complaints.add('time', complaints.wording.wish.time())
  return readTime(text, complaints)
}

/** `2026-03-15T19:30` holds the hour too. */
const timeWithin = (date: string | undefined) => /[T ](\d{2}:\d{2})/.exec(date ?? '')?.[1]

function readType(body: AvailabilityWish): string | null {
  const text = (body.unitType ?? body.type_chambre ?? '').trim()
  return text === '' ? null : text
}

function checkDay(complaints: Complaints, field: string, day: string, reader: WishReader): void {
  const { now, timezone, lenient, kept } = reader
  if (day === kept?.slice(0, 10)) return
  const earliest = lenient ? new Date(now.getTime() - 86_400_000) : now
  if (day < toLocal(earliest, timezone).slice(0, 10)) complaints.add(field, complaints.wording.wish.past(day))
}

function checkStay(complaints: Complaints, from: string, to: string): void {
  const count = nightsBetween(from, to)
  if (count < 1) complaints.add('dateTo', complaints.wording.wish.departure())
  else if (count > mostNights) complaints.add('dateTo', complaints.wording.wish.tooLong())
}

function checkSeating(complaints: Complaints, date: string, time: string, reader: WishReader): void {
  const { wish } = complaints.wording
  const local = `${date}T${time}`
  const now = toLocal(reader.now, reader.timezone)
  if (isSkipped(local, reader.timezone)) complaints.add('time', wish.skipped(time))
  // the hosts write down at 20:10 who sat down at 20:00
  if (local === reader.kept) return
  if (reader.lenient) checkDay(complaints, 'date', date, reader)
  else if (date < now.slice(0, 10)) complaints.add('date', wish.past(date))
  else if (local < now) complaints.add('time', wish.pastTime(time))
  if (!reader.lenient && Number(time.slice(3)) % quarter !== 0) complaints.add('time', wish.quarter())
}

interface People {
  partySize: number
  adults: number | null
  children: number | null
}

function readPeople(complaints: Complaints, body: AvailabilityWish): People | null {
  const { wish } = complaints.wording
  const { adults = null, children = null } = body
  const sum = adults === null && children === null ? undefined : (adults ?? 0) + (children ?? 0)
  const partySize = body.partySize ?? body.numberOfPeople ?? body.nombre_personnes ?? sum
  if (partySize === undefined) return complaints.add('partySize', wish.partySize())
  if (
    !Number.isInteger(partySize) ||
    partySize < 1 ||
    partySize > mostPeople ||
    (adults ?? 0) < 0 ||
    (children ?? 0) < 0
  )
    return complaints.add('partySize', wish.party())
  if ((sum ?? 0) > partySize || (adults !== null && children !== null && sum !== partySize))
    return complaints.add('partySize', wish.partySum())
  return { partySize, adults: adults ?? (children === null ? null : partySize - children), children }
}
