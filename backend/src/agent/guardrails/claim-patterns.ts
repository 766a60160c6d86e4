/*
 * Sentences that claim that something was done, or promise that something will be, in folded words (see text/fold). A model
 * without tools has done nothing and will do nothing: none of them can be true.
 */
const done = {
  fr: '(?:reserve|confirme|annule|modifie|enregistre|note|commande|regle|rembourse|valide|bloque|transmis|envoye|programme|offert|pris en compte)(?:e|s|es)?',
  en: '(?:booked|reserved|confirmed|cancelled|canceled|changed|modified|ordered|refunded|registered|sent|forwarded|arranged|scheduled)',
  es: '(?:reservad|confirmad|cancelad|anulad|modificad|reembolsad|enviad|registrad)(?:o|a|os|as)',
  it: '(?:prenotat|confermat|cancellat|annullat|modificat|rimborsat|inviat|registrat)(?:o|a|i|e)',
  de: '(?:reserviert|gebucht|bestatigt|storniert|erstattet|geandert|vorgemerkt|weitergeleitet|bestellt)',
  nl: '(?:gereserveerd|geboekt|bevestigd|geannuleerd|terugbetaald|gewijzigd|doorgestuurd)',
  pt: '(?:reservad|confirmad|cancelad|anulad|alterad|reembolsad|enviad)(?:o|a|os|as)',
}

const thing = {
  fr: '(?:reservation|table|chambre|commande|demande|annulation|modification|place|sejour|creneau|remboursement|taxi)',
  en: '(?:booking|reservation|table|room|order|request|stay|cancellation|refund|taxi|transfer)',
}

const soon = '(?:bien |deja |maintenant |desormais |donc |egalement |immediatement )*'
const now = '(?:now |just |already |all |also |successfully )*'

const french = [
  `(?:c est|voila c est|tout est|le tout est) ${soon}(?:fait|${done.fr})`,
  `${thing.fr}(?: \\w+){0,4}? (?:est|sont|reste|vient d etre|(?:a|ont) ${soon}ete) ${soon}${done.fr}`,
  `(?:j ai|je vous ai|je l ai|je les ai|nous avons|nous vous avons|on a) ${soon}(?:vous )?${done.fr}`,
  `(?:je viens de|nous venons de|je vais|nous allons) (?:vous |le |la |les |l )?(?:reserver|confirmer|annuler|modifier|enregistrer|noter|commander|rembourser|bloquer|transmettre|envoyer|prevenir|contacter|appeler|verifier|demander|me renseigner|nous renseigner|organiser)`,
  `(?:je|nous) (?:vous |le |la |les |l )?(?:confirme|confirmons|reserve|reservons|annule|annulons|enregistre|enregistrons|bloque|bloquons) (?:votre|vos|la|le|une|un|cette|l|pour) `,
  '(?:je|nous) (?:vous |le |la |les |l )?(?:note|notons|transmets|transmettons|previens|prevenons|rembourse|remboursons|envoie|envoyons|commande|commandons) (?:votre|vos|la|le|les|une|un|cette|l|a|tout) ',
  '(?:je|nous) (?:me |nous )(?:renseigne|renseignons|charge|chargeons|occupe|occupons)',
  '(?:je|nous|on) (?:vous )?(?:reviens|revenons|reviendrai|reviendrons|revient) vers vous',
  'je (?:verifie|demande|vous recontacte|vous rappelle|vous tiens)|nous (?:vous recontacterons|vous rappellerons|vous tenons|vous tiendrons)',
  '(?:collegue|equipe|concierge|reception|responsable|personne|conseiller)(?: \\w+){0,3}? (?:va|vont|viendra|reviendra|prendra) (?:vous |bientot )*(?:repondre|recontacter|contacter|rappeler|revenir|prendre|vers|contact)',
  'vous (?:serez|allez etre|etes|avez ete) (?:bien )?rembourse',
]

const english = [
  `(?:i|we) (?:have |ve |had )?${now}${done.en} (?:a|an|your|the|it|this|that|you|for)`,
  `(?:i|we) (?:have|ve) ${now}${done.en}`,
  `${thing.en}(?: \\w+){0,4}? (?:is|has been|was|are|have been) ${now}${done.en}`,
  `(?:it s|it is|that s|that is|you re|you are|everything is|all) ${now}(?:booked|reserved|confirmed|cancelled|canceled|refunded|arranged)`,
  '(?:i|we) (?:ll|will|am going to|are going to|can) (?:now )?(?:book|reserve|confirm|cancel|change|refund|order|check|ask|send|forward|pass|arrange|inform|let you know|get back|find out|look into|make sure)',
  'get back to you|let me (?:check|ask|find out|look into|book|confirm)|i m checking|i am checking',
  '(?:someone|colleague|team|concierge|reception|manager|staff)(?: \\w+){0,3}? will (?:\\w+ )?(?:contact|call|get|reply|answer|come|be in touch)',
  'you (?:will be|have been|were) refunded',
]

const others = [
  `(?:he|hemos|ha) (?:ya )?${done.es}|(?:esta|queda|ha sido|han sido) (?:ya )?${done.es}`,
  '(?:le|les) (?:confirmo|reservo|cancelo|contactare|contactaremos)|me pondre en contacto|nos pondremos en contacto|volvere a (?:escribir|contactar)',
  `(?:ho|abbiamo) (?:gia )?${done.it}|(?:e|sono) stat[oaie] ${done.it}`,
  '(?:le|vi) (?:confermo|prenoto|annullo) (?:la|il|una|un) |la ricontatt\\w+|vi ricontatt\\w+|le faro sapere',
  `(?:habe|haben|wurde|wurden|ist|sind)(?: \\w+){0,6}? ${done.de}`,
  'ich (?:melde mich|kummere mich|frage nach|reserviere|buche|storniere|erkundige mich)|wir melden uns',
  `(?:heb|hebben|is|zijn|werd)(?: \\w+){0,6}? ${done.nl}|ik (?:kom er op terug|neem contact op|reserveer|boek|vraag het na)`,
  `(?:esta|foi|fica) (?:ja )?${done.pt}|(?:vou|iremos) (?:reservar|confirmar|cancelar|verificar|perguntar)|entrarei em contacto`,
]

export const claimPatterns: readonly RegExp[] = [...french, ...english, ...others].map(
  (pattern) => new RegExp(`(?<=^| )(?:${pattern})`, 'g'),
)

/** Before a claim, these words make it a condition: "once your booking is confirmed". */
export const conditionBefore =
  /(?:^| )(?:une fois que|une fois|des que|lorsque|lorsqu|quand|si|s il|apres que|tant que|jusqu a ce que|if|once|when|after|until|as soon as|unless|whether|cuando|si|una vez que|quando|una volta che|wenn|sobald|falls|als|zodra|assim que)(?: \w+){0,4} ?$/
