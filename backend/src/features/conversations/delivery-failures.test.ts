import { describe, expect, it } from 'vitest'
import { knownTwilioCodes, policyFor, retryDelay } from '#src/providers/messaging/twilio-errors.ts'
import { explainFailure } from './delivery-failures.ts'
import { deliveryFailuresEn } from './locales/delivery-failures.en.ts'
import { deliveryFailuresFr } from './locales/delivery-failures.fr.ts'

describe('the words of a failed delivery', () => {
  it('exist in both languages for every code that has a policy', () => {
    for (const code of knownTwilioCodes) {
      expect(deliveryFailuresFr, code).toHaveProperty([code])
      expect(deliveryFailuresEn, code).toHaveProperty([code])
    }
    expect(Object.keys(deliveryFailuresEn).toSorted()).toEqual(Object.keys(deliveryFailuresFr).toSorted())
  })

  it('name an unknown code with the channel’s own words, and never repeat it by themselves', () => {
    expect(explainFailure('63999', 'Brand new', 'fr').reason).toContain('[63999] (Brand new)')
    expect(policyFor('63999')).toMatchObject({ retry: 'never', action: 'retry' })
    expect(retryDelay('63999', 0)).toBeNull()
  })

  it('offer a template once the window is closed, in the language of the reader', () => {
    expect(explainFailure('63016', 'outside the allowed window', 'fr')).toEqual({
      code: '63016',
      reason: 'La fenêtre de 24 h est fermée : envoyez un modèle.',
      action: 'template',
    })
    expect(explainFailure('63016', null, 'en').reason).toBe('The 24 h window is closed: send a template.')
  })
})

it.each(['63016', '63024', '63032', '63049', '21610', '63007', '21656', '63013'])(
  '%s is never sent again by itself',
  (code) => {
    expect(retryDelay(code, 0)).toBeNull()
  },
)

it('goes on slowly after a rate limit, a few times after an incident, once after unreadable media', () => {
  const total = (code: string) =>
    Array.from({ length: 10 }, (_, i) => retryDelay(code, i)).filter((wait) => wait !== null)
  expect(total('63018').at(-1)).toBeGreaterThan(6 * 3_600_000)
  expect(total('63012').length).toBeGreaterThanOrEqual(3)
  expect(total('63019')).toHaveLength(1)
})
