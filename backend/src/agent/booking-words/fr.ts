import type { BookingWords } from './words.ts'

const time = (text: string) => {
  const [hours = '0', minutes = '00'] = text.split(':')
  return `${Number(hours)} h ${minutes}`
}

export const fr: BookingWords = {
  time,
  people: (size) => (size === 1 ? '1 personne' : `${size} personnes`),
  nights: (count) => (count === 1 ? '1 nuit' : `${count} nuits`),
  stay: (name, from, to, nights, people) => `${name}, du ${from} au ${to}, ${nights}, ${people}`,
  table: (name, day, at, people) => `Table${name === '' ? '' : ` (${name})`}, ${day} à ${at}, ${people}`,
  nightsAt: (nights, price) => `${nights} à ${price}`,
  thatIs: (sum) => `soit ${sum}`,
  cleaning: 'Ménage',
  cityTax: 'Taxe de séjour, en plus',
  total: 'Total',
  perNight: 'la nuit',
  left: (units) => (units === 1 ? 'il en reste 1' : `il en reste ${units}`),

  recap: 'Je récapitule :',
  heldUntil: (until) => `Je vous la garde jusqu’à ${until}.`,
  askConfirm: 'Souhaitez-vous que je confirme cette réservation ?',
  confirmed: (code) => `Votre réservation ${code} est confirmée.`,
  requested: (code) =>
    `Votre demande ${code} est enregistrée. La maison doit encore la valider ; vous recevrez sa réponse.`,
  recapChange: (code) => `Voici ce que deviendrait votre réservation ${code} :`,
  askChange: 'Souhaitez-vous que je fasse ce changement ?',
  changed: (code) => `Votre réservation ${code} est modifiée.`,
  changeRequested: (code) => `Votre demande de modification pour ${code} est enregistrée ; la maison doit la valider.`,
  recapCancel: (code) => `Vous souhaitez annuler la réservation ${code} :`,
  askCancel: 'Confirmez-vous l’annulation ?',
  cancelled: (code) => `Votre réservation ${code} est annulée.`,
  alreadyCancelled: (code) => `La réservation ${code} est déjà annulée.`,
  recapOrder: 'Votre commande :',
  askOrder: 'Souhaitez-vous que je la passe ?',
  ordered: (code) => `Votre commande ${code} est enregistrée.`,
  waiting: 'C’est noté : vous êtes sur la liste d’attente, et nous vous écrirons dès qu’une place se libère.',
  messageLeft: 'Votre message est transmis à l’équipe.',

  askKind: 'Souhaitez-vous réserver une chambre ou une table ?',
  askDates: 'Pour quelles dates ? Indiquez-moi l’arrivée et le départ, par exemple « du 15 au 20 mars ».',
  askDay: 'Pour quel jour ?',
  askDeparture: (from) => `Arrivée ${from}, c’est noté. Quel jour partez-vous, ou pour combien de nuits ?`,
  askParty: 'Pour combien de personnes ?',
  askTime: (day) => `Pour ${day}, à quelle heure ?`,
  askHalf: (one, other) => `À ${one} ou à ${other} ?`,
  askType: 'Que choisissez-vous ?',
  askName: 'À quel nom dois-je réserver ?',
  askNumber: 'À quel numéro pouvons-nous vous joindre ?',
  askWhich: 'De quelle réservation s’agit-il ?',
  askWhatToChange: (code) =>
    `Que souhaitez-vous changer à la réservation ${code} : les dates, l’heure ou le nombre de personnes ?`,
  available: 'Voici ce qui est libre',
  alternatives: 'Je peux vous proposer :',
  noAlternatives: 'Souhaitez-vous essayer d’autres dates ?',
  offerWaitlist: 'Ou répondez « liste d’attente » : nous vous écrirons si une place se libère.',
  again: (question) => `Pour revenir à votre réservation : ${question}`,

  vague: (said) => `Il me faut des dates précises pour « ${said} ».`,
  impossible: 'Cette date n’existe pas dans le calendrier.',
  conflict: 'Le jour de la semaine et la date ne vont pas ensemble : je préfère vérifier.',
  order: 'Le départ doit venir après l’arrivée.',
  several: 'Je lis plusieurs dates et je ne voudrais pas me tromper.',
  past: 'Cette date est déjà passée.',

  refused: {
    full: () => 'C’est complet à ces dates.',
    closed: () => 'Nous sommes fermés à ces dates.',
    too_late: () => 'C’est trop tard pour réserver ici à ce moment-là.',
    too_far: (limit) =>
      limit === null
        ? 'C’est trop loin : les réservations ne sont pas encore ouvertes.'
        : `Les réservations ne sont ouvertes que jusqu’au ${limit}.`,
    min_stay: (limit) => `Le séjour est trop court${limit === null ? '' : ` : ${limit} nuits au moins à ces dates`}.`,
    max_stay: (limit) => `Le séjour est trop long${limit === null ? '' : ` : ${limit} nuits au plus à ces dates`}.`,
    cta: () => 'Aucune arrivée n’est possible ce jour-là.',
    ctd: () => 'Aucun départ n’est possible ce jour-là.',
    party_too_large: (limit) =>
      `Nous ne pouvons pas accueillir autant de personnes ensemble${limit === null ? '' : ` (${limit} au plus)`}.`,
    outside_hours: (limit) => `Nous ne servons pas à cette heure-là${limit === null ? '' : ` : ${limit}`}.`,
    unknown_type: () => 'Je ne connais pas cette catégorie.',
  },
  priceChanged: (total) => `Le prix a changé entre-temps : ${total}.`,
  holdGone:
    'Je ne pouvais garder cette réservation que quelques minutes : elle n’est plus retenue. Voulez-vous que je vérifie à nouveau ?',
  stale: 'Cette réservation vient d’être modifiée par ailleurs. Je reprends avec vous.',
  notYetAgreed: 'Je n’ai pas encore votre accord. Répondez « oui » pour confirmer.',
  refusedByThem: 'D’accord, je ne réserve rien. Que souhaitez-vous à la place ?',
  changedByThem: 'Vous m’indiquez autre chose que ce que j’ai récapitulé : je reprends.',
  tooMany:
    'Vous avez déjà plusieurs réservations en cours : une personne de l’équipe doit prendre le relais pour la suivante.',
  notFound: 'Je ne trouve pas cette réservation. Pouvez-vous m’indiquer son code et le nom ?',
  cannotNow: 'Cela ne peut plus être fait pour cette réservation.',
  unknownItem: 'Je ne trouve pas cela à la carte.',
  declined: 'D’accord, je ne change rien.',
  status: {
    held: 'en option',
    requested: 'à valider',
    confirmed: 'confirmée',
    checked_in: 'en cours',
    completed: 'terminée',
    no_show: 'non honorée',
    cancelled: 'annulée',
    declined: 'refusée',
    expired: 'expirée',
  },
}
