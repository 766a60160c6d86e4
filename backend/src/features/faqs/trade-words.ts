import { fold } from '#src/text/fold.ts'
import { stems } from '#src/text/stems.ts'

/*
 * Words of hotels, rentals and restaurants that ask for the same thing in French and English. A guest says "garer" where the
 * FAQ says "parking", and an English guest asks a house that wrote its FAQs in French.
 */
const groups = `
  parking garer stationner stationnement garage voiture park car vehicule vehicle
  wifi internet reseau connexion connection network
  piscine baigner nager baignade bassin pool swim swimming
  animal animaux chien chat pet dog cat
  enfant bebe kid child children baby famille family
  lit bed couchage berceau cot crib
  petitdejeuner petit dejeuner dej matin breakfast brunch
  diner souper dinner restaurant resto table
  dejeuner midi lunch
  prix tarif cout coute couter payant frais combien price cost fee charge rate much expensive
  gratuit offert inclus compris free included complimentary
  payer paiement regler carte especes cheque pay payment card cash visa mastercard
  annuler annulation remboursable cancel cancellation refundable
  reserver reservation book booking reserve
  arriver arrivee checkin check in arrival arrive
  partir depart liberer checkout check out leave departure
  bagage valise consigne luggage baggage suitcase bag
  climatisation clim climatise air conditioning conditioned ac conditioner
  chauffage chauffer heating heated heater
  ascenseur escalier fauteuil roulant pmr handicap handicape mobilite wheelchair accessible accessibility disabled elevator lift stairs
  gare train station
  aeroport airport avion
  navette transfert shuttle transfer
  adresse situe trouve situer localisation address located location
  velo cyclable bike bicycle cycle
  spa hammam sauna jacuzzi massage wellness
  sport musculation fitness gym workout
  vegetarien vegetalien vegan vegetarian
  allergie allergene gluten allergy celiac
  alcool vin biere cocktail bar alcohol alcoholic wine beer drink liquor
  terrasse exterieur dehors patio outdoor outside seating terrace
  fumer fumeur cigarette smoke smoking smoker
  linge laver blanchisserie pressing lessive laundry wash washing clothes
  serviette drap towel sheet linen
  bruit bruyant calme noise noisy quiet loud
  horaire heure ouvert ouverture ouvre ferme fermeture ouvrir fermer hour open opening close closing time
  recharger recharge borne electrique electric charging charger ev
  menage nettoyage nettoyer cleaning housekeeping clean
  cuisine kitchenette micro onde kitchen microwave
  emporter livraison livrer takeaway takeout delivery deliver
  plage mer beach sea
  anniversaire gateau birthday cake celebrate
  habillee dresscode tenue dress attire
`
const conceptOf = new Map<string, string>()
for (const group of groups.trim().split('\n')) {
  const words = group.trim().split(/\s+/)
  for (const w of words) for (const l of ['fr', 'en', undefined]) conceptOf.set(stems([fold(w)], l)[0]!, `=${words[0]}`)
}
export const conceptsOf = (st: readonly string[]) => [...new Set(st.flatMap((s) => conceptOf.get(s) ?? []))]
