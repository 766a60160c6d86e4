import { describe, expect, it } from 'vitest'
import type { Alternative } from '@conciergerie/contract'
import type { Wish } from '#src/features/reservations/ports.ts'
import { languages } from '../wording/index.ts'
import { bookingWordsIn } from './index.ts'
import { sayDay, sayPrice, sayPriceAloud, sayRefusal, sayWish } from './tell.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const stay: Wish = {
  kind: 'stay',
  unitType: 'suite',
  from: '2027-03-15',
  to: '2027-03-20',
  partySize: 2,
  adults: null,
  children: null,
  quantity: 1,
}

describe('what is read back', () => {
  it('has weekdays, years and nights, in every language', () => {
    for (const language of languages) {
      const text = sayWish(stay, 'Suite', language)
      expect(text).toContain(sayDay('2027-03-15', language))
      expect(text).toContain(sayDay('2027-03-20', language))
      expect(text).toContain(bookingWordsIn(language).nights(5))
    }
    expect(sayDay('2027-05-01', 'fr')).toBe('samedi 1er mai 2027')
  })

  it('tells the taxe de séjour apart from the total', () => {
    const priced = {
      priceLines: [{ code: 'night' as const, date: '2027-03-15', quantity: 5, unitCents: 17_900, totalCents: 89_500 }],
      totalCents: 89_500,
      cityTaxCents: 1_100,
      currency: 'EUR',
    }
    expect(sayPrice(priced, 'fr').map(plain)).toEqual([
      '5 nuits × 179,00 € = 895,00 €',
      'Total : 895,00 €',
      'Taxe de séjour, en plus : 11,00 €',
    ])
    expect(sayPrice({ ...priced, totalCents: null }, 'fr')).toEqual([])
    expect(sayPriceAloud(priced, 'fr').map(plain)).toEqual([
      '5 nuits à 179 €, soit 895 €',
      'Total : 895 €',
      'Taxe de séjour, en plus : 11 €',
    ])
    expect(sayPriceAloud(priced, 'en').slice(0, 2)).toEqual(['5 nights at €179, that is €895', 'Total: €895'])
    const one = { code: 'night' as const, date: '2027-03-15', quantity: 1, unitCents: 17_950, totalCents: 17_950 }
    expect(sayPriceAloud({ ...priced, priceLines: [one] }, 'fr').map(plain)[0]).toBe('1 nuit à 179,50 €')
  })

  it('never calls a closed day full, and offers the waiting list only where it is', () => {
    const none: Alternative[] = []
    for (const language of languages) {
      const [closed, full] = [
        sayRefusal({ status: 'closed', limit: null, alternatives: none }, 2, language),
        sayRefusal({ status: 'full', limit: null, alternatives: none }, 2, language),
      ]
      expect(closed).not.toContain(bookingWordsIn(language).refused.full(null))
      expect(closed).not.toContain(bookingWordsIn(language).offerWaitlist)
      expect(full).toContain(bookingWordsIn(language).offerWaitlist)
    }
  })

  it('words a limit that is a day, an hour of a day or hours', () => {
    const say = (status: 'too_far' | 'outside_hours', limit: string) =>
      sayRefusal({ status, limit, alternatives: [] }, 2, 'fr')
    expect(say('too_far', '2027-11-20')).toContain('samedi 20 novembre 2027')
    expect(say('outside_hours', '19:00-21:30')).toContain('19 h 00-21 h 30')
  })
})
