import type { DemoFaq } from './demo-faq.ts'

export const suzanneFaqs: DemoFaq[] = [
  {
    key: 'horaires',
    category: 'Venir',
    question: 'Quels sont vos horaires ?',
    answer: 'Nous servons du mercredi au dimanche, de 12 h à 14 h et de 19 h à 22 h.',
    used: 34,
  },
  {
    key: 'reserver',
    category: 'Réserver',
    question: 'Faut-il réserver ?',
    answer: 'C’est préférable le soir et le week-end. À midi, en semaine, il reste presque toujours une table.',
    used: 21,
  },
  {
    key: 'vegetarien',
    category: 'Carte',
    question: 'Avez-vous des plats végétariens ?',
    answer: 'Il y a toujours une entrée et un plat sans viande ni poisson à l’ardoise, qui change chaque semaine.',
    used: 12,
  },
  {
    key: 'enfants',
    category: 'Carte',
    question: 'Y a-t-il un menu pour les enfants ?',
    answer: 'Oui, à 13 € : un plat, un dessert et un sirop, jusqu’à 10 ans.',
    used: 9,
  },
  {
    key: 'groupes',
    category: 'Réserver',
    question: 'Recevez-vous les groupes ?',
    answer: 'Jusqu’à 24 personnes dans la salle du fond, avec un menu unique choisi une semaine avant.',
    used: 5,
  },
  {
    key: 'chiens',
    category: 'Venir',
    question: 'Les chiens sont-ils admis ?',
    answer: 'Oui, en terrasse et en salle, tenus en laisse.',
    used: 4,
  },
]

export const armorFaqs: DemoFaq[] = [
  {
    key: 'cles',
    category: 'Arrivée',
    question: 'Comment récupérer les clés ?',
    answer:
      'Les clés vous attendent dans une boîte à code près de la porte. Le code part par message à 16 h, le jour de l’arrivée.',
    used: 28,
  },
  {
    key: 'menage',
    category: 'Départ',
    question: 'Le ménage est-il compris ?',
    answer:
      'Oui, le ménage de fin de séjour est fait par notre équipe et compris dans le total annoncé, où il a sa ligne. Videz le réfrigérateur et sortez les poubelles avant de partir.',
    used: 15,
  },
  {
    key: 'draps',
    category: 'Logement',
    question: 'Les draps et serviettes sont-ils fournis ?',
    answer: 'Oui, les lits sont faits à votre arrivée, avec deux serviettes par personne.',
    used: 19,
  },
  {
    key: 'caution',
    category: 'Réserver',
    question: 'Demandez-vous une caution ?',
    answer: 'Une empreinte de carte de 300 € est prise la veille de l’arrivée et levée sept jours après le départ.',
    used: 11,
  },
  {
    key: 'bois',
    category: 'Logement',
    question: 'Le bois pour le poêle est-il fourni ?',
    answer: 'Un premier panier est offert ; les suivants sont à 8 €, livrés devant la porte.',
    used: 3,
  },
]
