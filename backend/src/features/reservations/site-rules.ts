import type { NewReservation, Reservation } from '@conciergerie/contract'
import { AppError } from '#src/errors.ts'
import { addDays, nightsBetween } from './engine/calendar.ts'
import type { SiteWords } from './locales/site-words.ts'
import type { BookingRequest } from './ports.ts'

/** What everyone may do who reads a publishable key is little, whatever the house allows its own people. */
const most = { people: 20, units: 3, nights: 31, daysAhead: 400 }

const forTheHouse = [
  'clientId',
  'conversationId',
  'unitId',
  'holdMinutes',
  'internalNote',
  'externalRef',
  'override',
] as const

/** @throws AppError invalid when a website names what only the house knows */
export function ensureNothingOfTheHouse(words: SiteWords, body: NewReservation): void {
  const named = forTheHouse.filter((field) => body[field] !== undefined)
  if (named.length === 0) return
  const fields = Object.fromEntries(named.map((field) => [field, words.notForSites]))
  throw new AppError('invalid', words.notForSites, { fields })
}

/** @throws AppError invalid beyond what is booked online */
export function ensureFitsSites(words: SiteWords, { wish }: Pick<BookingRequest, 'wish'>, today: string): void {
  const refuse = (field: string, message: string) => new AppError('invalid', message, { fields: { [field]: message } })
  if (wish.partySize > most.people) throw refuse('partySize', words.tooManyPeople(most.people))
  const day = wish.kind === 'stay' ? wish.from : wish.date
  if (day > addDays(today, most.daysAhead)) throw refuse(wish.kind === 'stay' ? 'dateFrom' : 'date', words.tooFar)
  if (wish.kind === 'table') return
  if (wish.quantity > most.units) throw refuse('quantity', words.tooManyUnits(most.units))
  if (nightsBetween(wish.from, wish.to) > most.nights) throw refuse('dateTo', words.tooLong(most.nights))
}

/** What a website learns of the booking it made: nothing of the card that it may have met. */
export function presentToSite(words: SiteWords, reservation: Reservation) {
  const { id, code, status, startsAt, endsAt, partySize, totalCents } = reservation
  const message = status === 'confirmed' ? words.confirmed(code) : words.requested(code)
  return { id, code, status, message, startsAt, endsAt, partySize, totalCents }
}
