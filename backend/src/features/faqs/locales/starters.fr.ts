import type { Starters } from './starters.ts'

/** Les blancs « … » sont à remplir avant d’activer. */
export const fr: Starters = {
  hotel: [
    [
      'Arrivée et départ',
      'À partir de quelle heure peut-on arriver ?',
      'Votre chambre est prête à partir de … h. Vous pouvez déposer vos bagages avant, à la réception.',
    ],
    [
      'Arrivée et départ',
      'À quelle heure faut-il libérer la chambre ?',
      'La chambre est à libérer avant … h. Un départ plus tardif est possible selon les disponibilités, pour … €.',
    ],
    [
      'Petit-déjeuner',
      'À quelle heure est servi le petit-déjeuner, et à quel prix ?',
      'Le petit-déjeuner est servi de … h à … h, pour … € par personne.',
    ],
    ['Accès', 'Avez-vous un parking ?', 'Oui, nous avons un parking … pour … € par nuit. Il se réserve …'],
    [
      'Accès',
      'Comment venir depuis la gare ou l’aéroport ?',
      'Depuis la gare, comptez … minutes en … Depuis l’aéroport, …',
    ],
    [
      'Chambre',
      'Comment se connecter au Wi-Fi ?',
      'Le Wi-Fi est gratuit dans tout l’hôtel. Le nom du réseau est … ; le code vous est remis à l’arrivée.',
    ],
    ['Chambre', 'Les animaux sont-ils acceptés ?', 'Les animaux … Un supplément de … € par nuit est demandé.'],
    [
      'Chambre',
      'Peut-on avoir un lit bébé ou un lit supplémentaire ?',
      'Un lit bébé est … et un lit supplémentaire coûte … € par nuit, à demander avant l’arrivée.',
    ],
    [
      'Séjour',
      'Quelles sont vos conditions d’annulation ?',
      'L’annulation est gratuite jusqu’à … jours avant l’arrivée. Ensuite, …',
    ],
    [
      'Séjour',
      'Quels moyens de paiement acceptez-vous ?',
      'Nous acceptons … La taxe de séjour est de … € par personne et par nuit.',
    ],
  ],
  restaurant: [
    [
      'Horaires',
      'Quels sont vos jours et heures d’ouverture ?',
      'Nous servons le midi de … h à … h et le soir de … h à … h. Nous sommes fermés le …',
    ],
    [
      'Réservation',
      'Faut-il réserver une table ?',
      'La réservation est conseillée, surtout … Nous gardons la table … minutes.',
    ],
    [
      'Réservation',
      'Acceptez-vous les groupes ?',
      'Oui, jusqu’à … personnes. À partir de … personnes, nous proposons un menu unique à … €.',
    ],
    ['Carte', 'Avez-vous des plats végétariens ou véganes ?', 'Oui, la carte propose chaque jour …'],
    [
      'Carte',
      'Comment sont signalés les allergènes ?',
      'La liste des allergènes de chaque plat est … Signalez toute allergie en réservant.',
    ],
    ['Carte', 'Avez-vous un menu enfant ?', 'Oui, le menu enfant est à … € : …'],
    ['Carte', 'Combien coûte le menu ?', 'Le menu du midi est à … € et le menu du soir à … €.'],
    ['Accès', 'Où se garer près du restaurant ?', 'Le parking le plus proche est …, à … minutes à pied.'],
    ['Accès', 'Le restaurant est-il accessible en fauteuil roulant ?', 'Oui, l’entrée et les toilettes sont … '],
    ['Pratique', 'Les chiens sont-ils acceptés ?', 'Les chiens sont … en terrasse et … en salle.'],
  ],
  rental: [
    [
      'Arrivée et départ',
      'À quelle heure et comment se passe l’arrivée ?',
      'Les clés sont remises à partir de … h, à … Pour une arrivée tardive, …',
    ],
    [
      'Arrivée et départ',
      'À quelle heure faut-il quitter le logement ?',
      'Le logement est à quitter avant … h. Déposez les clés …',
    ],
    [
      'Logement',
      'Le linge de lit et les serviettes sont-ils fournis ?',
      'Le linge de lit est … et les serviettes sont … Ils peuvent être loués pour … € par personne.',
    ],
    ['Logement', 'Le ménage est-il compris ?', 'Le ménage de fin de séjour est … Il coûte … €.'],
    ['Logement', 'Y a-t-il le Wi-Fi dans le logement ?', 'Oui, le Wi-Fi est … Le code se trouve …'],
    ['Logement', 'Les animaux sont-ils acceptés ?', 'Les animaux sont … Un supplément de … € est demandé.'],
    ['Accès', 'Où se garer ?', 'Une place de parking est … , à …'],
    ['Séjour', 'Quel est le montant de la caution ?', 'La caution est de … €. Elle est rendue … après le départ.'],
    [
      'Séjour',
      'Quelles sont les conditions d’annulation ?',
      'L’annulation est remboursée à … % jusqu’à … jours avant l’arrivée.',
    ],
    [
      'Séjour',
      'Que faire des poubelles et où trouver les commerces ?',
      'Les conteneurs sont … Le commerce le plus proche est …, ouvert de … h à … h.',
    ],
  ],
  other: [
    ['Horaires', 'Quels sont vos horaires d’ouverture ?', 'Nous sommes ouverts du … au …, de … h à … h.'],
    ['Accès', 'Où vous trouver ?', 'Nous sommes au … L’arrêt le plus proche est …'],
    ['Accès', 'Où se garer ?', 'Le parking le plus proche est …, à … minutes à pied.'],
    ['Accès', 'Le lieu est-il accessible en fauteuil roulant ?', 'Oui, l’entrée est …'],
    ['Tarifs', 'Quels sont vos tarifs ?', 'Nos tarifs commencent à … €.'],
    ['Tarifs', 'Quels moyens de paiement acceptez-vous ?', 'Nous acceptons …'],
    ['Réservation', 'Comment réserver ?', 'La réservation se fait …'],
    ['Réservation', 'Quelles sont les conditions d’annulation ?', 'L’annulation est gratuite jusqu’à … avant.'],
    ['Pratique', 'Les animaux sont-ils acceptés ?', 'Les animaux sont …'],
    ['Pratique', 'Y a-t-il le Wi-Fi ?', 'Oui, le Wi-Fi est …'],
  ],
}
