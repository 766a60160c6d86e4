import { describe, expect, it } from 'vitest'
import type { Place } from '../use-place.ts'
import { bookingOf, startDraft, wishOf } from './draft.ts'

const place: Place = {
  kind: 'stay',
  view: 'planning',
  date: '2027-03-01',
  today: '2027-03-10',
  days: 14,
  serviceId: null,
  reservationId: null,
  booking: new URLSearchParams(),
  isWaitlistOpen: false,
}
const from = (search: string) => startDraft({ ...place, booking: new URLSearchParams(search) })

describe('the draft of a booking', () => {
  it('asks for nothing while a date or the party is missing', () => {
    expect(wishOf({ ...from(''), from: '' })).toBeNull()
    expect(wishOf({ ...from(''), party: 0 })).toBeNull()
    expect(wishOf({ ...from(''), kind: 'table', time: '' })).toBeNull()
  })

  it('begins today when the planning shows the past', () => {
    expect(from('')).toMatchObject({ from: '2027-03-10', to: '2027-03-11', party: 2 })
  })

  it('takes the nights and the room that were chosen on the planning', () => {
    const draft = from('from=2027-03-15&to=2027-03-20&unit=7')
    const wish = wishOf(draft)
    expect(wish).toEqual({ kind: 'stay', partySize: 2, dateFrom: '2027-03-15', dateTo: '2027-03-20' })
    expect(bookingOf({ ...draft, name: ' Ana Ruiz ' }, wish ?? {}, 44_500)).toEqual({
      ...wish,
      source: 'concierge',
      customerName: 'Ana Ruiz',
      unitId: 7,
      quotedTotalCents: 44_500,
    })
  })

  it('is a table when an hour was chosen, and names a known client by their card', () => {
    const draft = from('from=2027-03-15&time=20:00&client=12')
    expect(wishOf(draft)).toEqual({ kind: 'table', partySize: 2, date: '2027-03-15', time: '20:00' })
    expect(bookingOf(draft, {}, null)).toEqual({ source: 'concierge', clientId: 12 })
  })
})
