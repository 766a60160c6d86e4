/*
 * What guests of hotels, rentals and restaurants call the same thing, in French and in English: one says "me garer" where the
 * FAQ says "parking", another asks in English what the house wrote in French. Word matching alone finds neither.
 */
interface TradeWords {
  fr: string
  en: string
}

export const tradeWords: Record<string, TradeWords> = {
  parking: {
    fr: 'parking, garer, garée, stationner, stationnement, garage, voiture',
    en: 'parking, park, garage, car, valet',
  },
  wifi: { fr: 'wifi, wi fi, internet, connexion', en: 'wifi, wi fi, internet, wireless' },
  pool: { fr: 'piscine, nager, baigner, baignade, bassin', en: 'pool, swim, swimming' },
  pets: { fr: 'animal, animaux, chien, chiot, chat', en: 'pet, dog, puppy, cat, animal' },
  children: { fr: 'enfant, bébé, gamin, famille', en: 'kid, child, children, baby, toddler, infant, family' },
  cot: { fr: 'lit bébé, lit pour bébé, lit parapluie, berceau', en: 'cot, crib, baby bed' },
  extraBed: {
    fr: 'lit supplémentaire, lit d appoint, lit pliant, couchage',
    en: 'extra bed, additional bed, rollaway, sofa bed',
  },
  breakfast: { fr: 'petit déjeuner, petit dej, ptit dej, p tit dej, brunch', en: 'breakfast, brunch' },
  lunch: { fr: 'déjeuner', en: 'lunch' },
  dinner: { fr: 'dîner, souper', en: 'dinner, supper' },
  restaurant: { fr: 'restaurant, resto, manger, restauration', en: 'restaurant, eat, dine, dining' },
  price: {
    fr: 'prix, tarif, coût, coûter, combien, payant, supplément',
    en: 'price, cost, fee, charge, how much, expensive, surcharge, room rate',
  },
  free: {
    fr: 'gratuit, gratuitement, offert, inclus, compris',
    en: 'free, complimentary, included, no charge, no extra charge',
  },
  payment: {
    fr: 'payer, paiement, régler, règlement, carte bancaire, carte bleue, espèces, chèque',
    en: 'pay, payment, credit card, debit card, cash, cheque, visa, mastercard, amex, american express',
  },
  deposit: { fr: 'caution, acompte, arrhes', en: 'deposit' },
  cancelling: { fr: 'annuler, annulation', en: 'cancel, cancellation' },
  booking: { fr: 'réserver, réservation', en: 'reserve, reservation, book, booking' },
  arrival: { fr: 'arriver, arrivée, check in, checkin', en: 'arrive, arrival, check in, checkin, checking in' },
  departure: {
    fr: 'départ, partir, libérer, rendre les clés, check out, checkout',
    en: 'leave, departure, check out, checkout, checking out',
  },
  luggage: { fr: 'bagage, valise, consigne, bagagerie', en: 'luggage, baggage, suitcase' },
  airCon: {
    fr: 'clim, climatisé, climatisée, climatisées, climatisation, air conditionné',
    en: 'air conditioning, air conditioned, air conditioner, ac, aircon',
  },
  heating: { fr: 'chauffage, chauffé, chauffée, radiateur', en: 'heating, heated, heater' },
  access: {
    fr: 'ascenseur, fauteuil roulant, pmr, handicap, handicapé, mobilité réduite, accessible, accessibilité',
    en: 'elevator, lift, wheelchair, disabled, disability, disabilities, reduced mobility, accessible, accessibility',
  },
  airport: { fr: 'aéroport', en: 'airport' },
  shuttle: { fr: 'navette, transfert', en: 'shuttle, transfer' },
  station: { fr: 'gare', en: 'train station, railway station' },
  transport: {
    fr: 'bus, métro, tramway, transports en commun',
    en: 'bus, subway, metro, public transport, public transportation',
  },
  location: { fr: 'adresse, se trouve, situé, emplacement, itinéraire', en: 'address, located, location, directions' },
  bicycle: { fr: 'vélo, bicyclette', en: 'bike, bicycle' },
  charging: {
    fr: 'recharger, recharge, borne, voiture électrique',
    en: 'charging station, charge my car, electric car, electric vehicle, ev',
  },
  spa: {
    fr: 'spa, hammam, sauna, jacuzzi, massage',
    en: 'spa, hot tub, sauna, jacuzzi, massage, wellness, steam room',
  },
  gym: { fr: 'salle de sport, musculation, fitness', en: 'gym, fitness, workout, exercise' },
  vegetarian: { fr: 'végétarien, végétarienne, végétalien, végane, vegan', en: 'vegetarian, vegan, plant based' },
  allergens: {
    fr: 'allergie, allergique, allergène, gluten, lactose',
    en: 'allergy, allergic, allergen, gluten, lactose, celiac',
  },
  alcohol: {
    fr: 'alcool, vin, bière, cocktail, apéritif',
    en: 'alcohol, alcoholic, wine, beer, cocktail, liquor, drink',
  },
  terrace: { fr: 'terrasse, extérieur, dehors', en: 'terrace, patio, outdoor, outside, outdoors' },
  smoking: { fr: 'fumer, fumeur, cigarette', en: 'smoke, smoking, smoker, cigarette' },
  laundry: {
    fr: 'lessive, blanchisserie, pressing, laverie, lave linge, machine à laver',
    en: 'laundry, washing machine, dry cleaning, wash clothes, wash my clothes',
  },
  linen: { fr: 'drap, serviette, linge de lit, linge de maison', en: 'sheet, towel, linen, bedding' },
  quiet: { fr: 'bruit, bruyant, calme, insonorisé', en: 'noise, noisy, quiet, loud, soundproof' },
  hours: {
    fr: 'horaire, heure, ouvert, ouverture, ouvre, ouvrir, ferme, fermer, fermeture',
    en: 'what time, hours, open, opening, close, closed, closing',
  },
  cleaning: { fr: 'ménage, nettoyage, nettoyer', en: 'housekeeping, cleaning, maid' },
  kitchen: {
    fr: 'cuisine, kitchenette, micro onde, micro ondes, réfrigérateur, frigo',
    en: 'kitchen, kitchenette, microwave, fridge, refrigerator',
  },
  delivery: {
    fr: 'livrer, livraison, à emporter',
    en: 'takeaway, take away, takeout, take out, to go, deliver, delivery',
  },
  beach: { fr: 'plage', en: 'beach' },
  celebration: { fr: 'anniversaire', en: 'birthday, anniversary, celebration, celebrate' },
  dressCode: { fr: 'tenue, code vestimentaire', en: 'dress code, attire' },
  safe: { fr: 'coffre, coffre fort, objets de valeur', en: 'safe, valuables' },
  television: { fr: 'télé, télévision, tv', en: 'television, tv' },
  hairdryer: { fr: 'sèche cheveux', en: 'hair dryer, hairdryer' },
  iron: { fr: 'fer à repasser, repasser', en: 'iron, ironing' },
  languages: { fr: 'langue, parlez vous', en: 'language, languages spoken' },
  meeting: { fr: 'salle de réunion, séminaire', en: 'meeting room, conference room, business center' },
  invoice: { fr: 'facture, justificatif', en: 'invoice, receipt' },
  view: { fr: 'vue mer, vue sur, avec vue, balcon', en: 'view, balcony' },
}

/** Turns of phrase whose words would name something else. */
export const emptyPhrases = 'à partir de, à partir du, combien de, combien d, tout à l heure, feel free, a book'
