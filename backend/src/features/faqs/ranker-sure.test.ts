import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, KEYLESS_THRESHOLD, sureAnswer } from './ranker.ts'
import { surest } from './ranker-sure.ts'

const hotel = {
  arrival: [
    'À quelle heure peut-on arriver ?',
    'Les chambres sont prêtes à partir de 15 h. Si vous arrivez plus tôt, nous gardons vos bagages.',
  ],
  departure: [
    'À quelle heure faut-il libérer la chambre ?',
    'Le départ se fait avant 11 h. Un départ tardif jusqu’à 14 h coûte 25 €.',
  ],
  breakfastHours: [
    'À quelle heure est servi le petit-déjeuner ?',
    'De 7 h à 10 h 30 en semaine et jusqu’à 11 h le week-end, au rez-de-chaussée.',
  ],
  breakfastPrice: [
    'Combien coûte le petit-déjeuner ?',
    'Le petit-déjeuner coûte 16 € par adulte et 9 € pour les enfants.',
  ],
  wifi: [
    'Quel est le code du wifi ?',
    'Le réseau s’appelle Mouettes. Le code est noté sur la carte remise à votre arrivée.',
  ],
  parking: ['Avez-vous un parking ?', 'Oui, un parking privé et fermé, 14 € par nuit.'],
  charging: [
    'Peut-on recharger une voiture électrique ?',
    'Deux bornes de recharge sont à votre disposition, 0,35 € le kWh.',
  ],
  pets: ['Les animaux sont-ils acceptés ?', 'Les chiens et les chats sont les bienvenus, 10 € par nuit.'],
  pool: ['Y a-t-il une piscine ?', 'La piscine intérieure, chauffée à 28 °C, est ouverte de 8 h à 21 h.'],
  station: [
    'Comment venir depuis la gare ?',
    'La gare est à 900 m, soit 12 minutes à pied. Le bus 3 s’arrête devant l’hôtel.',
  ],
  address: ['Où se trouve l’hôtel ?', 'Nous sommes au 12, quai des Mouettes, à deux pas du vieux port.'],
  payment: ['Quels moyens de paiement acceptez-vous ?', 'Cartes bancaires, espèces et chèques-vacances.'],
  cancelling: [
    'Puis-je annuler ma réservation sans frais ?',
    'L’annulation est gratuite jusqu’à 48 h avant l’arrivée.',
  ],
  cot: ['Proposez-vous un lit bébé ?', 'Un lit parapluie et une chaise haute sont prêtés gratuitement.'],
  dinner: ['Le restaurant est-il ouvert le soir ?', 'Le restaurant sert de 19 h à 22 h, tous les jours sauf le lundi.'],
  vegetarian: ['Y a-t-il des plats végétariens ?', 'La carte propose toujours deux plats végétariens.'],
  airCon: ['Y a-t-il la climatisation dans les chambres ?', 'Toutes les chambres sont climatisées.'],
  luggage: ['Peut-on laisser ses bagages après le départ ?', 'Oui, la bagagerie est gratuite toute la journée.'],
} as const
type Key = keyof typeof hotel
const keys = Object.keys(hotel) as Key[]
const locale = 'fr'
const index = buildIndex(
  keys.map((key, i) => ({ id: i, question: hotel[key][0], answer: hotel[key][1], aliases: [], locale })),
)
const answer = (text: string): Key | null => {
  const sure = sureAnswer(index, text)
  return sure && (keys[sure.faqId] ?? null)
}

const covered: [string, Key][] = [
  ['c’est à partir de quelle heure pour arriver dans la chambre ?', 'arrival'],
  ['il faut partir à quelle heure demain matin ?', 'departure'],
  ['le petit déjeuner est servi à quelle heure le dimanche ?', 'breakfastHours'],
  ['c’est combien le petit déjeuner ?', 'breakfastPrice'],
  ['code wifi ?', 'wifi'],
  ['Bonjour, quel est le code wifi svp', 'wifi'],
  ['il y a un parking à l’hôtel ?', 'parking'],
  ['parking payant ?', 'parking'],
  ['vous avez des bornes pour voiture électrique ?', 'charging'],
  ['acceptez vous les animaux', 'pets'],
  ['je peux venir avec mon chien ?', 'pets'],
  ['la piscine est chauffée ?', 'pool'],
  ['horaires piscine', 'pool'],
  ['comment on vient de la gare à pied ?', 'station'],
  ['quelle est votre adresse ?', 'address'],
  ['vous prenez les chèques vacances ?', 'payment'],
  ['conditions d’annulation', 'cancelling'],
  ['auriez-vous un lit pour bébé ?', 'cot'],
  ['le restaurant est ouvert le lundi ?', 'dinner'],
  ['je suis végétarienne, vous avez des plats pour moi ?', 'vegetarian'],
  ['les chambres sont climatisées ?', 'airCon'],
  ['où laisser les bagages demain ?', 'luggage'],
]
const uncovered = [
  'Où est la salle de sport ?',
  'avez-vous une salle de réunion pour 20 personnes ?',
  'est-ce qu’il y a un sèche-cheveux dans la chambre ?',
  'vous avez un coffre-fort ?',
  'peut-on fumer sur le balcon ?',
  'quel temps fait-il demain ?',
  'pouvez-vous me réserver un taxi pour 8h ?',
  'vous louez des vélos ?',
  'le musée de la mer est ouvert le mardi ?',
  'avez-vous une chambre avec vue sur mer ?',
  'combien coûte une nuit en chambre double ?',
  'la télé ne marche pas',
  'vous avez un médecin à proximité ?',
  'puis-je avoir une facture au nom de ma société ?',
  'combien de temps pour aller à Carnac ?',
  'c’est quoi le numéro de la réception ?',
  'est-ce que la plage est surveillée ?',
  'où regarder le match ce soir ?',
  'prenez-vous les cartes cadeaux ?',
  'do you have a gym?',
]

describe('sureAnswer', () => {
  it.each(['', '?', 'Bonjour', 'Merci !', 'ok', 'combien ?', 'À quelle heure ?', 'comment', 'chambre', 'xyzzy'])(
    'is sure of nothing for %j',
    (text) => {
      expect(answer(text)).toBeNull()
    },
  )

  it('is sure of nothing in a house without FAQs', () => {
    expect(sureAnswer(buildIndex([]), 'Avez-vous un parking ?')).toBeNull()
  })

  it('does not choose between two FAQs that fit alike', () => {
    expect(answer('petit-déjeuner')).toBeNull()
  })

  it('is right at least four times in five, questions that no FAQ answers included', () => {
    const given = [...covered, ...uncovered.map((text) => [text, null] as const)]
      .map(([text, right]) => ({ chosen: answer(text), right }))
      .filter(({ chosen }) => chosen !== null)
    const right = given.filter((one) => one.chosen === one.right).length
    expect(right / given.length).toBeGreaterThanOrEqual(0.8)
    expect(right / covered.length).toBeGreaterThanOrEqual(0.5)
  })

  it('answers a question asked in the words of a FAQ, however close another one is', () => {
    for (const key of keys) expect(answer(hotel[key][0].toLowerCase().replace(' ?', ''))).toBe(key)
  })

  it('learns from an alias', () => {
    const text = 'où peut-on faire trempette ?'
    const taught = buildIndex(
      keys.map((key, i) => ({
        id: i,
        question: hotel[key][0],
        answer: hotel[key][1],
        aliases: key === 'pool' ? ['peut-on faire trempette ?'] : [],
        locale,
      })),
    )
    expect(answer(text)).toBeNull()
    expect(sureAnswer(taught, text)?.faqId).toBe(keys.indexOf('pool'))
  })

  it('chooses the FAQ in the language of the guest', () => {
    const [question, reply] = hotel.parking
    const bilingual = buildIndex([
      { id: 1, question, answer: reply, aliases: [], locale: 'fr' },
      {
        id: 2,
        question: 'Is there a parking?',
        answer: 'Yes, a private parking, 14 € a night.',
        aliases: [],
        locale: 'en',
      },
    ])
    expect(sureAnswer(bilingual, 'do you have a parking')?.faqId).toBe(2)
    expect(sureAnswer(bilingual, 'est-ce que vous avez un parking')?.faqId).toBe(1)
  })

  it('gives a score at or above the threshold, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sureAnswer(index, text)?.score ?? KEYLESS_THRESHOLD).toBeGreaterThanOrEqual(KEYLESS_THRESHOLD)
        expect(Number.isFinite(surest(index, text)?.score ?? 0)).toBe(true)
      }),
    )
  })
})
