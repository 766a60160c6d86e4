import { expect, it } from 'vitest'
import { plainForSms } from './sms.ts'

it('an SMS keeps its letters and gives up the typography that would treble its price', () => {
  expect(plainForSms('L’Étoile : « dîner » à 19\u00a0h\u00a030 – à bientôt…')).toBe(
    'L\'Étoile : "dîner" à 19 h 30 - à bientôt...',
  )
  expect(plainForSms('Cœur 🏖')).toBe('Coeur 🏖')
})
