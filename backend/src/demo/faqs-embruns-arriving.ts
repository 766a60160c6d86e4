import type { DemoFaq } from './demo-faq.ts'

/** What the Hôtel des Embruns tells of coming, leaving, and the table. */
export const arrivingFaqs: DemoFaq[] = [
  {
    key: 'arrivee',
    category: 'Arrivée et départ',
    question: 'À partir de quelle heure peut-on prendre sa chambre ?',
    answer:
      'Votre chambre vous attend à partir de 15 h. Si elle est prête avant, nous vous prévenons volontiers par message ; en attendant, vos bagages sont les bienvenus à la réception.',
    aliases: ['À quelle heure est le check-in ?', 'On peut arriver à quelle heure ?'],
    used: 41,
  },
  {
    key: 'depart',
    category: 'Arrivée et départ',
    question: 'À quelle heure faut-il libérer la chambre ?',
    answer:
      'Les chambres sont à libérer pour 11 h. Un départ tardif jusqu’à 14 h est possible selon les disponibilités, au prix de 25 €.',
    aliases: ['Check-out, c’est quelle heure ?', 'Peut-on partir plus tard ?'],
    used: 33,
  },
  {
    key: 'tardive',
    category: 'Arrivée et départ',
    question: 'Peut-on arriver tard le soir ?',
    answer:
      'Oui. La réception ferme à 22 h ; au-delà, prévenez-nous et nous vous envoyons le code de la porte d’entrée. Votre clé vous attend dans le casier à votre nom, à droite en entrant.',
    aliases: ['J’arriverai après minuit, est-ce possible ?', 'Mon train arrive à 23 h'],
    used: 18,
  },
  {
    key: 'bagages',
    category: 'Arrivée et départ',
    question: 'Peut-on laisser ses bagages avant l’arrivée ou après le départ ?',
    answer: 'Oui, la bagagerie est gratuite le jour de votre arrivée et le jour de votre départ, de 7 h à 22 h.',
    used: 12,
  },
  {
    key: 'documents',
    category: 'Arrivée et départ',
    question: 'Quels documents faut-il présenter à l’arrivée ?',
    answer:
      'Une pièce d’identité suffit. Les voyageurs étrangers remplissent une fiche de police, comme la loi le demande.',
    used: 3,
  },
  {
    key: 'petit-dejeuner',
    category: 'Petit-déjeuner et bar',
    question: 'À quelle heure est servi le petit-déjeuner, et combien coûte-t-il ?',
    answer:
      'Le petit-déjeuner est servi de 7 h 30 à 10 h 30 (11 h le dimanche), en salle face à la mer. Il coûte 16 € par adulte et 8 € pour les enfants de 4 à 12 ans ; il est offert aux plus petits.',
    aliases: ['C’est quand le petit déj ?', 'Le petit-déjeuner est-il compris ?'],
    used: 57,
  },
  {
    key: 'regimes',
    category: 'Petit-déjeuner et bar',
    question: 'Le petit-déjeuner convient-il aux intolérances au gluten ou au lactose ?',
    answer:
      'Nous avons du pain sans gluten emballé et des laits d’avoine et d’amande. Notre cuisine travaille aussi la farine et les fruits à coque : signalez toute allergie à l’équipe, qui vous dira ce qui convient.',
    used: 9,
  },
  {
    key: 'petit-dejeuner-chambre',
    category: 'Petit-déjeuner et bar',
    question: 'Peut-on prendre le petit-déjeuner en chambre ?',
    answer: 'Oui, de 8 h à 10 h, pour 5 € de plus par plateau. Accrochez la carte à votre porte la veille avant 22 h.',
    used: 7,
  },
  {
    key: 'bar',
    category: 'Petit-déjeuner et bar',
    question: 'Y a-t-il un bar à l’hôtel ?',
    answer:
      'Le bar du Ressac est ouvert tous les jours de 17 h à 23 h : cidres et bières de la région, planches de fromages et huîtres de Cancale le vendredi.',
    used: 11,
  },
  {
    key: 'diner',
    category: 'Petit-déjeuner et bar',
    question: 'Peut-on dîner à l’hôtel ?',
    answer:
      'Oui, notre restaurant face à la mer sert tous les jours le déjeuner de 12 h à 13 h 45 et le dîner de 19 h à 21 h 30, en salle ou en terrasse. Le bar sert aussi des planches jusqu’à 22 h.',
    aliases: ['Vous faites restaurant ?'],
    used: 14,
  },
  {
    key: 'parking',
    category: 'Venir',
    question: 'Avez-vous un parking ?',
    answer:
      'Oui, un parking fermé de 18 places derrière l’hôtel, à 14 € la nuit, sur réservation. Entrée par la rue des Voiliers ; hauteur limitée à 2,10 m.',
    aliases: ['Où se garer ?', 'Combien coûte le stationnement ?'],
    used: 49,
  },
  {
    key: 'recharge',
    category: 'Venir',
    question: 'Peut-on recharger une voiture électrique ?',
    answer: 'Deux bornes de 11 kW sont dans notre parking, à 0,35 € le kWh. Réservez votre créneau à la réception.',
    used: 8,
  },
  {
    key: 'gare',
    category: 'Venir',
    question: 'Comment venir depuis la gare de Saint-Malo ?',
    answer:
      'La gare est à 1,5 km : comptez 20 min à pied, ou 7 min avec le bus C1 (arrêt Sillon, à 100 m de l’hôtel). Un taxi coûte environ 10 €.',
    aliases: ['Vous êtes loin de la gare ?', 'Y a-t-il un bus ?'],
    used: 22,
  },
  {
    key: 'adresse',
    category: 'Venir',
    question: 'Quelle est l’adresse de l’hôtel ?',
    answer: 'Hôtel des Embruns, 84 chaussée du Sillon, 35400 Saint-Malo. L’entrée des piétons donne sur la digue.',
    used: 10,
  },
  {
    key: 'ferry',
    category: 'Venir',
    question: 'Le terminal des ferries est-il loin ?',
    answer:
      'Le terminal du Naye est à 2,5 km, soit 8 min en taxi. Pour les départs du matin, un petit-déjeuner à emporter vous attend à la réception si vous le commandez la veille.',
    used: 6,
  },
]
