import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AvailabilityWish, NewReservation, Reservation } from '@conciergerie/contract'
import { AppError } from '#src/errors.ts'
import { readBooking } from './booking-form.ts'
import { readChangedWish, readWish } from './wish.ts'
import type { WishReader } from './wish.ts'

const reader: WishReader = {
  timezone: 'Europe/Paris',
  locale: 'fr',
  now: new Date('2026-11-20T10:00:00Z'),
  usualKind: 'stay',
  lenient: false,
}
const read = (body: AvailabilityWish, more: Partial<WishReader> = {}) => readWish(body, { ...reader, ...more })

function fieldsOf(run: () => unknown): Readonly<Record<string, unknown>> {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return error.fields ?? {}
    throw error
  }
  return {}
}
const complaints = (body: AvailabilityWish, more: Partial<WishReader> = {}) => fieldsOf(() => read(body, more))

const march = { dateFrom: '2027-03-15', dateTo: '2027-03-20', partySize: 2 }
const dinner = { date: '2026-11-20', time: '20:00', partySize: 2 }

describe('a wish', () => {
  it.each<[string, AvailabilityWish, Record<string, RegExp>]>([
    ['nothing at all', {}, { dateFrom: /arrivez-vous/, dateTo: /partez-vous/, partySize: /Combien/ }],
    ['31 February', { ...march, dateFrom: '2027-02-31' }, { dateFrom: /2027-02-31.*n’est pas une date/ }],
    ['a word for a date', { ...march, dateTo: 'demain' }, { dateTo: /demain/ }],
    ['yesterday', { ...march, dateFrom: '2026-11-19' }, { dateFrom: /jeudi 19 novembre 2026 est passé/ }],
    ['a departure before the arrival', { ...march, dateTo: '2027-03-14' }, { dateTo: /après l’arrivée/ }],
    ['a departure on the arrival', { ...march, dateTo: '2027-03-15' }, { dateTo: /après l’arrivée/ }],
    ['four hundred nights', { ...march, dateTo: '2028-05-01' }, { dateTo: /365 nuits/ }],
    ['nobody', { ...march, partySize: 0 }, { partySize: /de 1 à 499/ }],
    ['five hundred people', { ...march, partySize: 500 }, { partySize: /de 1 à 499/ }],
    ['more adults than people', { ...march, adults: 3 }, { partySize: /adultes/ }],
    ['an hour that is none', { ...dinner, time: '25:00' }, { time: /25:00/ }],
    ['an hour that has passed', { ...dinner, time: '10:45' }, { time: /déjà passé/ }],
    ['an hour between two quarters', { ...dinner, time: '20:10' }, { time: /quart d’heure/ }],
    ['no hour', { date: '2026-11-20', partySize: 2 }, { time: /quelle heure/ }],
    ['an hour that the clocks skip', { ...dinner, date: '2027-03-28', time: '02:30' }, { time: /sautent 02:30/ }],
  ])('of %s is answered with the next question', (_what, body, expected) => {
    const found = complaints(body)
    expect(Object.keys(found)).toEqual(Object.keys(expected))
    for (const [field, words] of Object.entries(expected)) expect(found[field]).toMatch(words)
  })

  it('is asked for in English too', () => {
    expect(complaints({ ...march, partySize: 0 }, { locale: 'en' })).toEqual({
      partySize: 'A party is 1 to 499 people. How many will you be?',
    })
  })

  it('is understood in the words of earlier systems', () => {
    const stay = { kind: 'stay', unitType: 'standard', from: '2027-03-15', to: '2027-03-20', partySize: 2 }
    const old = { date_arrivee: '15/03/2027', date_depart: '2027-03-20', type_chambre: 'standard', nombre_personnes: 2 }
    expect(read(old)).toMatchObject(stay)
    expect(read({ ...march, unitType: ' standard ' })).toMatchObject(stay)
    const table = { kind: 'table', date: '2026-11-20', time: '19:30', partySize: 4, unitType: null }
    expect(read({ date: '2026-11-20', time: '19h30', numberOfPeople: 4 })).toEqual(table)
    expect(read({ dateFrom: '2026-11-20', time: '19:30', partySize: 4 })).toEqual(table)
    expect(read({ kind: 'table', date: '2026-11-20T19:30', partySize: 4 })).toEqual(table)
  })

  it('counts its people from the adults and children when that is all that is said', () => {
    expect(read({ dateFrom: '2027-03-15', dateTo: '2027-03-20', adults: 2, children: 1 })).toMatchObject({
      partySize: 3,
      adults: 2,
      children: 1,
    })
    expect(read({ ...march, children: 1 })).toMatchObject({ partySize: 2, adults: 1, children: 1 })
  })

  it('is judged by the clocks of the house, not of the server', () => {
    const late = { now: new Date('2026-12-31T21:00:00Z') }
    const eve = { dateFrom: '2026-12-31', dateTo: '2027-01-02', partySize: 2 }
    expect(complaints(eve, { ...late, timezone: 'Indian/Reunion' })).toHaveProperty('dateFrom')
    expect(complaints(eve, { ...late, timezone: 'America/Martinique' })).toEqual({})
  })

  it('may be of today’s past for people of the house', () => {
    expect(complaints({ ...dinner, time: '10:40' }, { lenient: true })).toEqual({})
    expect(complaints({ ...march, dateFrom: '2026-11-18' }, { lenient: true })).toHaveProperty('dateFrom')
  })

  it('is read or complained of, whatever is typed', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('2027-03-15', '15/03/2027', '20:00', '24:00', '2027-13-01'))
    const body = fc.record(
      { dateFrom: text, dateTo: text, date: text, time: text, partySize: fc.integer() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(body, (typed) => {
        const found = complaints(typed)
        if (Object.keys(found).length === 0) expect(read(typed)).toBeDefined()
      }),
    )
  })
})

describe('a booking form', () => {
  const form = (body: NewReservation, phoneNeeded = true) =>
    readBooking(body, { ...reader, source: 'api', phoneNeeded })

  it('without a name or a way to be reached asks for them, all at once', () => {
    expect(fieldsOf(() => form(march))).toEqual({
      name: expect.stringContaining('quel nom') as string,
      phone: expect.stringContaining('joindre') as string,
    })
    const wrong = { ...march, customerName: 'Zoé', phone: '12', email: 'zoe' }
    expect(Object.keys(fieldsOf(() => form(wrong)))).toEqual(['phone', 'email'])
    expect(fieldsOf(() => form({ ...march, customerName: 'Zoé' }, false))).toEqual({})
  })

  it('of an earlier website is a table, its name kept with its emoji', () => {
    const posted: NewReservation = {
      customerName: 'Zoé 🌊',
      phoneNumber: '0639980101',
      numberOfPeople: 4,
      date: '2026-11-21',
      time: '20:00',
      source: 'website',
    }
    expect(form(posted)).toMatchObject({
      wish: { kind: 'table', partySize: 4 },
      guest: { name: 'Zoé 🌊', phone: '0639980101', clientId: null },
      source: 'web',
    })
    expect(form({ ...march, prenom: 'Zoé', nom: 'Martin', telephone: '0639980101' }).guest.name).toBe('Zoé Martin')
  })
})

describe('a change', () => {
  const current = {
    kind: 'stay',
    unitType: { id: 1, code: 'standard', name: 'Standard' },
    startsAt: '2026-11-18',
    endsAt: '2026-11-22',
    partySize: 3,
    adults: 2,
    children: 1,
    quantity: 1,
  } as Reservation

  it('that speaks of no date nor people is no wish', () => {
    expect(readChangedWish(current, {}, reader)).toBeNull()
  })

  it('keeps what it does not speak of, an arrival in the past included', () => {
    expect(readChangedWish(current, { dateTo: '2026-11-24' }, reader)).toMatchObject({
      from: '2026-11-18',
      to: '2026-11-24',
      partySize: 3,
      adults: 2,
      unitType: 'standard',
    })
    expect(readChangedWish(current, { partySize: 5 }, reader)).toMatchObject({ partySize: 5, adults: null })
    expect(() => readChangedWish(current, { dateFrom: '2026-11-17' }, reader)).toThrow(/passé/)
  })
})
