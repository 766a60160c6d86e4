/*
 * What guests everywhere ask for, and the words they use for it, folded: a line for each thing, synonyms, abbreviations and other
 * languages together. A house that writes one of them is understood by a guest who writes another. Plain vocabulary of hotels,
 * restaurants and rentals; answers are never in here.
 */
const things = `
  petit dejeuner, petits dejeuners, petit dej, petit dejeune, ptit dej, ptit dejeuner, p tit dej, pdj, breakfast, breakfeast, breckfast, desayuno, fruhstuck, colazione, ontbijt, pequeno almoco
  parking, parkin, parkings, stationnement, stationner, garer, me garer, se garer, garer ma voiture, garer la voiture, garer notre voiture, place de parking, car park, park my car, park our car, park the car, where can i park, aparcamiento, aparcar, parkplatz, parken, parcheggio, parcheggiare, parkeren, estacionamento
  animaux, animal, animaux de compagnie, chien, chiens, toutou, chienne, chat, chats, pet, pets, dog, dogs, cat, cats, mascota, mascotas, perro, perros, haustier, haustiere, hund, hunde, cane, cani, animali, hond, huisdieren, cachorro
  wi fi, wifi, wifi gratuit, wlan, internet, connexion internet, reseau wifi
  arriver, arrivee, arrivees, check in, checkin, chambre prete, arrive, arrival, llegada, llegar, ankunft, anreise, einchecken, arrivo, inchecken, aankomst, chegada
  liberer la chambre, libere la chambre, rendre la chambre, quitter la chambre, liberer, depart, check out, checkout, leave the room, salida, abreise, auschecken, partenza, uitchecken
  depart tardif, partir plus tard, late check out, late checkout, late check, quitter la chambre plus tard, garder la chambre plus longtemps, rester plus longtemps, leave later, spate abreise, salida tardia
  arrivee tardive, arriver tard, arriver plus tard, arrivee nocturne, late arrival, arrive late, late check in
  arrivee anticipee, arriver plus tot, arriver avant, early check in, early checkin, arrive early
  bagages, bagage, valises, valise, bagagerie, luggage, suitcase, suitcases, baggage, equipaje, gepack, bagagli
  annulation, annuler, annule, annulee, remboursable, desistement, cancel, cancellation, cancel my booking, refundable, cancelar, cancelacion, stornieren, stornierung, cancellazione, annullare, annuleren
  paiement, payer, regler, moyens de paiement, moyen de paiement, carte bancaire, carte bleue, carte de credit, cb, mastercard, american express, amex, pay, payment, credit card, credit cards, pagar, pago, tarjeta, bezahlen, zahlen, kreditkarte, pagare, carta di credito, betalen
  cheques vacances, cheque vacances, ancv
  tickets restaurant, ticket restaurant, titres restaurant, titre restaurant
  piscine, piscines, swimming pool, pool, piscina, schwimmbad, zwembad, nager, baignade
  spa, jacuzzi, sauna, hammam, bien etre, bain a remous, hot tub, wellness
  massage, massages, soin, soins
  salle de sport, salle de fitness, fitness, gym, musculation, gimnasio, fitnessraum, palestra
  adresse, ou se trouve, ou etes vous, vous etes ou, ou vous trouver, vous trouver, ou se situe, ou est situe, situe, situes, localisation, emplacement, address, where are you, where are you located, located, direccion, donde esta, wo sind sie, indirizzo, dove siete
  aeroport, avion, airport, aeropuerto, flughafen, aeroporto
  gare, train, tgv, train station, railway station, estacion, bahnhof, stazione
  navette, shuttle, transfert, transfer, lanzadera
  taxi, vtc, uber, cab
  velo, velos, bicyclette, bicyclettes, bike, bikes, bicycle, bicycles, bicicleta, bicicletas, fahrrad, fahrrader, bicicletta, biciclette, fiets, fietsen
  climatisation, clim, climatise, climatisee, climatisees, air conditionne, air conditioning, air con, aircon, aire acondicionado, klimaanlage, aria condizionata, airco
  chauffage, chauffee, heating
  lit bebe, lits bebe, lit de bebe, lits de bebe, lit pour bebe, lit parapluie, lits parapluie, berceau, lit d enfant, cot, crib, baby bed, cuna, babybett, lettino, culla
  chaise haute, chaises hautes, rehausseur, high chair, highchair
  lit supplementaire, lit d appoint, extra bed, lit en plus
  enfant, enfants, bebe, kid, kids, child, children, ninos, kinder, bambini
  menu enfant, menu enfants, kids menu, children s menu, menu infantil
  accessible, accessibilite, fauteuil roulant, fauteuil, handicape, handicapes, handicap, pmr, mobilite reduite, wheelchair, disabled, accessibility, silla de ruedas, rollstuhl, sedia a rotelle
  ascenseur, lift, elevator, ascensor, aufzug, ascensore
  fumer, fumeur, fumeurs, cigarette, smoke, smoking, fumar, rauchen, fumare
  restaurant, resto, restau, restaurants, diner sur place, manger sur place, restaurante, ristorante
  bar, cocktail, cocktails
  room service, service en chambre, service d etage, en chambre, dans la chambre, dans ma chambre, dans notre chambre, in the room, in my room, in our room, in room, aufs zimmer, en la habitacion, in camera
  vegetarien, vegetariens, vege, veggie, vegetarienne, vegetariennes, vegan, vegane, veganes, vegetarian, vegetariano, vegetarisch
  sans gluten, gluten, gluten free, sin gluten, glutenfrei, senza glutine
  reserver une table, reservation de table, book a table, table booking, reservar mesa, tisch reservieren, prenotare un tavolo
  groupe, groupes, group, groups, grupo, gruppe, gruppo
  terrasse, exterieur, dehors, terrace, outside, terraza
  taxe de sejour, taxe touristique, city tax, tourist tax, tasa turistica, kurtaxe, tassa di soggiorno
  caution, depot de garantie, deposit, empreinte bancaire, fianza, kaution, cauzione
  menage, nettoyage, cleaning, limpieza, reinigung, pulizia
  linge, draps, linge de lit, linge de maison, bed linen, linen, sheets, sabanas, bettwasche, lenzuola
  serviettes, serviette, serviettes de bain, draps de bain, towel, towels, toallas, handtucher, asciugamani
  laverie, pressing, blanchisserie, machine a laver, lave linge, laundry, washing machine, lavanderia, wascherei
  seche cheveux, sechoir, hair dryer, hairdryer
  fer a repasser, iron, ironing
  coffre fort, coffre, safe
  cuisine, cuisine equipee, kitchenette, kitchen, cocina, kuche, cucina
  television, tele, tv, netflix
  balcon, balcony
  vue mer, vue sur la mer, sea view, ocean view, vista al mar, meerblick, vista mare
  plage, beach, playa, strand, spiaggia
  reception, accueil, front desk, recepcion, rezeption
  cles, clef, clefs, cle, remise des cles, boite a cles, keys, key, llaves, schlussel, chiavi
  borne de recharge, bornes de recharge, voiture electrique, recharger ma voiture, recharge electrique, electric car, ev charger, ev charging, charging station, coche electrico, elektroauto, auto elettrica
  facture, factures, invoice, receipt, factura, rechnung, fattura
  supermarche, commerces, epicerie, superette, supermarket, shops, grocery, supermercado
  poubelle, poubelles, dechets, tri, bins, rubbish, trash
  bruit, calme, noise, quiet
  visiter, a visiter, activites, que faire, tourisme, things to do, to visit, sightseeing
  mot de passe, code, password, contrasena, passwort
  loin, distance, how far, far, lejos, weit, lontano
`

/** What may be asked of a thing: its price, or its time. */
const asks = {
  price: `combien, combien coute, combien coutent, c est combien, combien ca coute, combien est ce, quel prix, quel est le prix, quel tarif, prix, tarif, tarifs, cout, couts, coute, coutent, payant, payante, payants, gratuit, gratuite, gratuits,
    gratuites, gratuitement, compris, comprise, inclus, incluse, supplement, sans frais, price, prices, how much, how much is, cost, costs, free, included, extra charge, cuanto cuesta, cuanto, precio, gratis, incluido, wie viel kostet,
    was kostet, kostet, preis, kostenlos, inbegriffen, quanto costa, quanto, prezzo, incluso, gratuito, hoeveel kost, inbegrepen`,
  time: `heure, heures, quelle heure, a quelle heure, quelles heures, horaire, horaires, heures d ouverture, heure d ouverture, quand, jusqu a quand, ouvert, ouverts, ouverte, ouvrez, ouvre, ouverture, fermez, ferme, fermeture, what time,
    time, times, when, hours, opening hours, opening times, open, opens, close, closes, closing time, que hora, a que hora, horario, cuando, abre, abierto, wie viel uhr, um wie viel uhr, uhr, wann, geoffnet, offnungszeiten, che ora,
    a che ora, orari, quando, aperto, hoe laat, wanneer`,
} as const

export type Ask = keyof typeof asks

const linesOf = (list: string) =>
  list
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((phrase) => phrase.trim()))

/** Words around a question that say nothing of its subject. */
export const aroundWords = new Set(
  `aceptan acepta aceptais admiten tienen tiene teneis hay puedo podemos el los las un una de del para con por favor hola haben habt hat gibt es sie ein eine einen ist sind kann konnen wir ich der die das den
  im am zu um bitte avete ce c e posso possiamo il lo gli per di da buongiorno heeft hebben er een het kan ik wij tem voces ha o os as um uma com louer louez loue loues location rent rental hire alquilar mieten noleggiare acces accepte acceptes acceptee acceptees acceptez accepter autorise autorises autorisee admis admise permis accept accepts accepted allow allowed permitted acceptan admiten erlaubt ammessi toegestaan
  reservation sejour booking stay conditions condition politique regles policy rules prenez prend prends prennent pretez prete prets laisser laissez laisse deposer servez sert servi servie
  servis faites mettre donnez fournissez fourni fournis fournie fournies take leave serve serves served plat plats dish dishes option options meal meals prendre pouvons utiliser trouve trouver use find located where ou est venir amener emmener apporter possible possibilite dispo dispos disponible disponibles disponibilite proposez propose proposer existe existent besoin question renseignement renseignements info infos
  information informations lundi mardi mercredi jeudi vendredi samedi dimanche lundis dimanches week end semaine
  jour jours feries ferie matin midi soir soiree aujourd hui demain maintenant monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight now weekend evening morning heute morgen hoy manana oggi domani
  actuellement exactement vraiment etablissement maison endroit available offer provide hotel bring come`.split(/\s+/),
)

/** Each thing as its ways of being said. */
export const guestWords: readonly (readonly string[])[] = linesOf(things)
/** Each way of asking for a price or a time. */
export const askingWords: readonly { ask: Ask; phrases: readonly string[] }[] = [
  { ask: 'price', phrases: linesOf(asks.price.replaceAll('\n', '')).flat() },
  { ask: 'time', phrases: linesOf(asks.time.replaceAll('\n', '')).flat() },
]
