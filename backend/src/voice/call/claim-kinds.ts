/** Deeds of the chat's and the voice's tools, as they name them. */
const stays = ['booked', 'changed']
const acts = [...stays, 'cancelled', 'ordered']
const passedOn = ['left', 'filed', 'waiting', 'ordered']

/*
 * What a claim is about, in folded words, the weightiest word first: "votre réservation est annulée" tells of a
 * cancellation. Each kind is borne out by its own deeds alone.
 */
const kinds: readonly (readonly [words: RegExp, deeds: readonly string[]])[] = [
  // nothing in a call can pay anybody back
  [/rembours|refund|reembols|rimbors|erstatt|terugbetaal/, []],
  [/annul|cancel|anulad|stornier|storno|geannuleerd/, ['cancelled']],
  [/modifi|\bchang|geander|gewijzigd|alterad/, ['changed']],
  [/bloqu/, ['held', ...stays]],
  [
    /reserv|\bbook|prenot|gebucht|\bbuche|geboekt|\bboek|vorgemerkt|\btable\b|\bchambre\b|\bsejour\b|\broom\b|\bstay\b/,
    stays,
  ],
  [/command|order|taxi|bestellt|bestell/, ['ordered']],
  [/confirm|conferm|bestatigt|bevestigd|valid/, acts],
  [/envoy|\bsent\b|\bsend\b|enviad|inviat/, [...acts, ...passedOn]],
  [
    /transmi|transmet|prevenir|previen|preven|contact|rappel|equipe|collegue|concierge|reception|responsable|personne|conseiller|revien|reven|renseign|charge|occup|verifi|demand|repondr|forward|pass\b|team|colleague|manager|staff|someone|get back|find out|look into|\bask\b|check|let you know|inform|weitergeleitet|melde|doorgestuurd/,
    passedOn,
  ],
]

/** A number that a caller gave: it bears out « c’est noté », and nothing else. */
export const numberNoted = 'number_noted'

/** Done, noted, arranged: of anything that was done. */
const anyDeed = [...acts, ...passedOn, numberNoted]

/** The deeds that bear a claim out. @param claim folded */
export const deedsBehind = (claim: string): readonly string[] =>
  kinds.find(([words]) => words.test(claim))?.[1] ?? anyDeed
