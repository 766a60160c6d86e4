import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, candidates, exactHit, rank } from './ranker.ts'
import type { RankedFaq } from './ranker.ts'

const faq = (id: number, question: string, answer: string, extra: Partial<RankedFaq> = {}): RankedFaq => ({
  id,
  question,
  answer,
  aliases: [],
  locale: 'fr',
  ...extra,
})

const house = [
  faq(1, 'À quelle heure est servi le petit-déjeuner ?', 'De 7 h à 10 h 30, dans la salle du rez-de-chaussée.'),
  faq(2, 'Combien coûte le petit-déjeuner ?', 'Le petit-déjeuner coûte 16 € par adulte.'),
  faq(3, 'Avez-vous un parking ?', 'Oui, un parking fermé, 14 € par nuit.'),
  faq(4, 'Les animaux sont-ils acceptés ?', 'Les chiens et les chats sont les bienvenus.'),
  faq(5, 'Y a-t-il une piscine ?', 'La piscine intérieure est chauffée, gratuite et ouverte de 8 h à 21 h.'),
]
const index = buildIndex(house)
const idsOf = (ranked: readonly { faqId: number }[]) => ranked.map(({ faqId }) => faqId)

describe('rank', () => {
  it('finds nothing in a house without FAQs, for an empty message, or with nothing in common', () => {
    expect(rank(buildIndex([]), 'parking')).toEqual([])
    expect(rank(index, '')).toEqual([])
    expect(rank(index, 'Bonjour !')).toEqual([])
    expect(rank(index, 'xyzzy')).toEqual([])
  })

  it.each([
    ['je peux me garer au parking', 3],
    ['PARKINGS', 3],
    ['à quelle heure le petit dejeuner', 1],
    ['petit déjeuner : combien ?', 2],
    ['mon chien est-il accepté', 4],
    ['la pisicne est-elle chaufée', 5],
  ])('puts the right FAQ first for %j', (message, faqId) => {
    expect(rank(index, message)[0]?.faqId).toBe(faqId)
  })

  it('searches the answer too, less than the question', () => {
    const [first, second] = rank(buildIndex([faq(1, 'Le spa', 'Hammam'), faq(2, 'Le hammam', 'Au sous-sol')]), 'hammam')
    expect([first?.faqId, second?.faqId]).toEqual([2, 1])
  })

  it('takes the best alias of a FAQ, whatever their number', () => {
    const many = Array.from({ length: 10 }, (_, i) => `où laisser la voiture ${'abcdefghij'[i]}`)
    const aliased = buildIndex([
      faq(1, 'Le garage', 'Au sous-sol', { aliases: many }),
      faq(2, 'Le parking', 'Devant', { aliases: ['où garer la voiture'] }),
    ])
    expect(rank(aliased, 'où garer la voiture ?')[0]?.faqId).toBe(2)
  })

  it('stems each FAQ in its own language', () => {
    const bilingual = buildIndex([...house, faq(6, 'Are pets allowed?', 'Dogs are welcome.', { locale: 'en' })])
    expect(rank(bilingual, 'is a dog welcome')[0]?.faqId).toBe(6)
  })

  it('breaks a tie by the age of the FAQ and gives no more than asked', () => {
    const twins = buildIndex([faq(9, 'Le spa', 'x'), faq(8, 'Le spa', 'x')])
    expect(idsOf(rank(twins, 'spa'))).toEqual([8, 9])
    expect(idsOf(rank(twins, 'spa', { top: 1 }))).toEqual([8])
  })

  it('lets the history point to what a message leaves unsaid', () => {
    expect(rank(index, 'Et c’est gratuit ?')[0]?.faqId).toBe(5)
    expect(rank(index, 'Et celui-là ?', { history: ['Vous avez un parking ?', 'Oui, fermé.'] })[0]?.faqId).toBe(3)
  })

  it('gives finite scores whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (text, history) => {
        const hostile = buildIndex([...house, faq(6, text, text, { aliases: [text], locale: text })])
        const ranked = [...rank(hostile, text, { history }), ...candidates(hostile, text, history)]
        expect(ranked.every(({ score }) => Number.isFinite(score) && score > 0)).toBe(true)
      }),
    )
  })
})

describe('candidates', () => {
  it('are the ranked list when there is no history', () => {
    expect(candidates(index, 'petit-déjeuner', [], 2)).toEqual(rank(index, 'petit-déjeuner', { top: 2 }))
  })

  it('are half of the message and half of message and history, each FAQ once', () => {
    const history = ['Vous avez un parking ?', 'Oui, et une piscine.']
    const ids = idsOf(candidates(index, 'et le petit-déjeuner ?', history, 4))
    expect(ids.slice(0, 2).toSorted()).toEqual([1, 2])
    expect(ids.slice(2).toSorted()).toEqual([3, 5])
  })

  it('come from the history alone when the message says nothing', () => {
    expect(idsOf(candidates(index, 'ok', ['la piscine ?']))).toEqual([5])
  })
})

describe('exactHit', () => {
  const withAliases = buildIndex([
    faq(1, 'Avez-vous un parking ?', 'Oui.', { aliases: ['où se garer', '👍'] }),
    faq(2, 'Le spa', 'Oui.', { aliases: ['Bien-être ?'] }),
    faq(3, 'Bien être', 'Non.'),
  ])

  it.each(['', '👍', 'parking', 'Avez-vous un parking couvert ?'])('has none for %j', (text) => {
    expect(exactHit(withAliases, text)).toBeNull()
  })

  it('has none when two FAQs say the same', () => {
    expect(exactHit(withAliases, 'bien-etre')).toBeNull()
  })

  it.each([
    ['avez vous un PARKING', 1],
    ['Où se garer ???', 1],
    ['le spa.', 2],
  ])('finds %j by its words', (text, faqId) => {
    expect(exactHit(withAliases, text)).toBe(faqId)
  })
})
