import { describe, expect, it } from 'vitest'
import { arrivingFaqs } from '#src/demo/faqs-embruns-arriving.ts'
import { stayingFaqs } from '#src/demo/faqs-embruns-staying.ts'
import { Shelf } from '#src/features/faqs/shelf.ts'
import { detectLanguage } from '#src/text/language.ts'
import { houseOf } from '../../test/support/house-with-faqs.ts'
import { answerBeforeModel } from './before-model.ts'
import { readBurst } from './burst.ts'
import { houseTime } from './calendar.ts'
import { answerFromShelf } from './keyless.ts'

const inForce = [...arrivingFaqs, ...stayingFaqs].filter(
  ({ active, season }) => active !== false && season === undefined,
)
const shelf = new Shelf(
  inForce.map(({ question, answer, aliases = [] }, place) => ({
    id: place + 1,
    question,
    answer,
    aliases,
    locale: 'fr',
    version: 1,
  })),
)

/** What a client of the demo house is told without a key. */
function ask(...messages: string[]) {
  const burst = readBurst(messages.map((text) => ({ from: 'client' as const, text, at: '2026-11-21T09:00:00.000Z' })))
  const now = houseTime(new Date('2026-11-21T09:00:00.000Z'), 'Europe/Paris')
  const language = detectLanguage(burst.text) ?? 'fr'
  const situation = {
    house: houseOf(1, 'Hôtel des Embruns'),
    shelf,
    burst,
    client: { name: null, language: null },
    language,
    now,
    scene: null,
  }
  const draft = answerBeforeModel(situation) ?? answerFromShelf(situation)
  return { outcome: draft.outcome, keys: draft.faqs.map(({ id }) => inForce[id - 1]?.key).toSorted() }
}

describe('the demo house answers without a key', () => {
  it.each([
    ['À quelle heure est le petit-déjeuner ?', 'petit-dejeuner'],
    ['le petit dej c’est à quelle heure', 'petit-dejeuner'],
    ['vous avez un parking ?', 'parking'],
    ['ou puis je me garer', 'parking'],
    ['parkng ?', 'parking'],
    ['Acceptez-vous les chiens ?', 'animaux'],
    ['c’est combien le late checkout', 'depart'],
    ['what time is check-in?', 'arrivee'],
    ['what time is breakfast?', 'petit-dejeuner'],
    ['are dogs allowed?', 'animaux'],
    ['Quel est le mot de passe du wifi ?', 'wifi'],
    ['le hammam c’est combien', 'spa'],
    ['Vous prenez la carte bleue ?', 'paiement'],
    ['puis-je annuler ma réservation gratuitement ?', 'annulation'],
  ])('%s', (question, key) => {
    expect(ask(question)).toEqual({ outcome: 'answered', keys: [key] })
  })

  it('two questions at once', () => {
    expect(ask('Bonjour', 'Acceptez-vous les chiens et avez-vous un parking ?')).toEqual({
      outcome: 'answered',
      keys: ['animaux', 'parking'],
    })
  })

  it.each([
    ['Avez-vous une piscine ?', 'unanswered'],
    ['Y a-t-il une salle de sport ?', 'unanswered'],
    ['Avez-vous une cuisine équipée ?', 'unanswered'],
    ['quelle est la météo demain ?', 'unanswered'],
    ['asdkjh qsdkjh', 'unanswered'],
    ['Je voudrais réserver une chambre du 3 au 5 mars', 'human'],
    ['Vous avez de la place pour demain ?', 'human'],
    ['Can I book a room for tonight?', 'human'],
  ])('and does not pretend to know: %s', (question, outcome) => {
    expect(ask(question)).toEqual({ outcome, keys: [] })
  })
})
