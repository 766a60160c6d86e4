import type { DemoFaq } from './demo-faq.ts'

/** What the Hôtel des Embruns tells of its rooms, services and prices. */
export const stayingFaqs: DemoFaq[] = [
  {
    key: 'vue-mer',
    category: 'Chambres',
    question: 'Quelles chambres ont vue sur la mer ?',
    answer:
      'Les suites et les chambres « Large » donnent sur la mer, avec balcon au deuxième et au troisième étage. Les chambres « Cour » donnent sur le jardin, au calme.',
    aliases: ['Avez-vous des chambres face à la plage ?'],
    used: 27,
  },
  {
    key: 'familiale',
    category: 'Chambres',
    question: 'Avez-vous des chambres familiales ?',
    answer:
      'Oui, quatre chambres familiales pour 4 personnes : un grand lit et deux lits superposés dans une alcôve. Elles sont à partir de 139 € la nuit.',
    used: 16,
  },
  {
    key: 'lit-bebe',
    category: 'Chambres',
    question: 'Peut-on avoir un lit de bébé ?',
    answer:
      'Oui, les lits de bébé et les chaises hautes sont gratuits. Dites-le-nous avant votre arrivée : nous en avons six.',
    aliases: ['Un berceau pour notre fille de huit mois ?'],
    used: 13,
  },
  {
    key: 'animaux',
    category: 'Chambres',
    question: 'Les animaux sont-ils acceptés ?',
    answer:
      'Les chiens et les chats sont les bienvenus, à 12 € par nuit et par animal, deux au plus par chambre. Ils n’entrent pas dans la salle du petit-déjeuner.',
    aliases: ['Puis-je venir avec mon chien ?', 'On peut amener le chat ?'],
    used: 31,
  },
  {
    key: 'accessibilite',
    category: 'Chambres',
    question: 'L’hôtel est-il accessible en fauteuil roulant ?',
    answer:
      'Oui : l’entrée de la rue des Voiliers est de plain-pied, l’ascenseur dessert tous les étages, et deux chambres ont une salle d’eau adaptée. Demandez-les à la réservation.',
    used: 5,
  },
  {
    key: 'climatisation',
    category: 'Chambres',
    question: 'Les chambres sont-elles climatisées ?',
    answer:
      'Les suites sont climatisées. Les autres chambres ont un ventilateur de plafond ; l’air de la mer fait le reste.',
    used: 4,
  },
  {
    key: 'wifi',
    category: 'Services',
    question: 'Comment se connecter au Wi-Fi ?',
    answer:
      'Le Wi-Fi est gratuit dans tout l’hôtel. Réseau « Embruns », mot de passe au dos de votre carte de chambre.',
    aliases: ['C’est quoi le code wifi ?'],
    used: 38,
  },
  {
    key: 'spa',
    category: 'Services',
    question: 'Quels sont les horaires du spa ?',
    answer:
      'Le spa est ouvert de 10 h à 20 h : sauna, hammam et bain à remous. L’accès coûte 20 € par personne pour deux heures, sur réservation ; il est réservé aux plus de 16 ans.',
    aliases: ['Le sauna est ouvert jusqu’à quand ?'],
    used: 24,
  },
  {
    key: 'massage',
    category: 'Services',
    question: 'Peut-on réserver un massage ?',
    answer:
      'Nos deux praticiennes reçoivent du mardi au samedi, de 10 h à 19 h : 65 € les 30 min, 95 € l’heure. Réservez 24 h à l’avance, à la réception ou ici même.',
    used: 9,
  },
  {
    key: 'velos',
    category: 'Services',
    question: 'Louez-vous des vélos ?',
    answer:
      'Oui, des vélos de ville à 15 € la journée et des vélos électriques à 32 €, casque et antivol compris. Demandez-les la veille en été.',
    used: 10,
  },
  {
    key: 'linge',
    category: 'Services',
    question: 'Avez-vous un service de blanchisserie ?',
    answer:
      'Le linge remis avant 9 h est rendu le lendemain à 18 h, sauf le dimanche. La liste des prix est dans l’armoire de votre chambre.',
    used: 2,
  },
  {
    key: 'paiement',
    category: 'Tarifs et réservation',
    question: 'Quels moyens de paiement acceptez-vous ?',
    answer:
      'Les cartes Visa, Mastercard et American Express, le paiement sans contact et les espèces jusqu’à 1 000 €. Nous n’acceptons pas les chèques bancaires.',
    used: 8,
  },
  {
    key: 'annulation',
    category: 'Tarifs et réservation',
    question: 'Quelles sont les conditions d’annulation ?',
    answer:
      'L’annulation est gratuite jusqu’à 48 h avant l’arrivée, 18 h, heure de Saint-Malo. Ensuite, la première nuit est due. Le tarif « Grand large », prépayé, n’est pas remboursable.',
    aliases: ['Puis-je annuler sans frais ?'],
    used: 19,
  },
  {
    key: 'taxe',
    category: 'Tarifs et réservation',
    question: 'Combien coûte la taxe de séjour ?',
    answer:
      'Elle est de 2,53 € par adulte et par nuit, en plus du prix de la chambre. Les moins de 18 ans ne la paient pas.',
    used: 6,
  },
  {
    key: 'facture',
    category: 'Tarifs et réservation',
    question: 'Comment recevoir une facture ?',
    answer:
      'Nous l’envoyons par e-mail le jour du départ. Pour la mettre au nom d’une société, donnez-nous son nom, son adresse et son numéro de TVA.',
    used: 7,
  },
  {
    key: 'bon-cadeau',
    category: 'Tarifs et réservation',
    question: 'Proposez-vous des bons cadeaux ?',
    answer:
      'Oui, à partir de 50 €, pour une nuit, un massage ou le montant de votre choix. Ils sont valables un an et partent par e-mail dans l’heure.',
    used: 5,
  },
  {
    key: 'plage',
    category: 'Autour de l’hôtel',
    question: 'La plage est-elle loin ?',
    answer:
      'Elle est au pied de l’hôtel : on descend par l’escalier de la digue. À marée haute, la mer vient jusqu’au mur ; les horaires des marées sont affichés à la réception.',
    used: 15,
  },
  {
    key: 'visites',
    category: 'Autour de l’hôtel',
    question: 'Que visiter à Saint-Malo ?',
    answer:
      'Le tour des remparts (une heure à pied), le fort National à marée basse, l’aquarium et, à 30 min en voiture, Dinard et Cancale. Le Mont-Saint-Michel est à 50 min.',
    aliases: ['Que faire avec des enfants ?'],
    used: 17,
  },
  {
    key: 'terrasse',
    category: 'Petit-déjeuner et bar',
    question: 'La terrasse est-elle ouverte ?',
    answer:
      'En saison, la terrasse sur la digue est ouverte de 11 h à 22 h, sauf par grand vent : boissons, glaces et salades.',
    season: { from: '05-01', to: '09-30' },
    used: 12,
  },
  {
    key: 'piscine',
    category: 'Services',
    question: 'Y a-t-il une piscine ?',
    answer: 'La piscine est en travaux et rouvrira au printemps.',
    active: false,
    used: 21,
  },
]
