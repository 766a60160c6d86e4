/* What a caller wants, on text as `plainText` makes it. */

export type Goal = 'book' | 'change' | 'cancel' | 'order' | 'message' | 'waitlist'

const ROOM =
  /\b(?:chambres?|suites?|nuits?|sejours?|dormir|hebergements?|appartements?|studios?|gites?|rooms?|nights?|stay)\b/
const TABLE = /\b(?:tables?|couverts?|diner|dejeuner|manger|restaurant|dinner|lunch|supper|dine|eat)\b/
const BOOK =
  /\b(?:reserver|reservation|reserve|dispo(?:nible|nibles|nibilite|nibilites)?|libre|libres|book|booking|available|availability|looking for|voudrais|voudrions|souhaite|souhaitons|cherche|aimerais|aimerions|il me faudrait|want|would like|i'd like|we'd like|need)\b/
const CANCEL = /\b(?:annuler|annule|annulez|annulation|cancel|cancellation)\b/
const CHANGE =
  /\b(?:modifier|modifie|modification|changer|change|decaler|deplacer|repousser|avancer|reporter|prolonger|move|reschedule|modify|postpone|extend|bring forward)\b/
const MINE = /\b(?:ma|mon|notre|my|our|reservation|sejour|table|chambre|booking|dates?)\b/
const ORDER = /\b(?:commander|commande|a emporter|en livraison|order|takeaway|take away)\b/
const MESSAGE =
  /\b(?:laisser un message|laisse un message|message pour|transmettre|prevenir|dire a|dites a|rappele[rz]|me rappelle|(?:leave|take|pass on|give them) (?:you )?a message|(?:call|ring) me back|tell the team|let the team know)\b/
const WAITLIST = /\b(?:liste d'attente|waiting ?list)\b/
const QUESTION =
  /\?|^(?:est-ce que|avez-vous|y a-t-il|quel|quelle|quels|quelles|combien|comment|ou (?:est|se|puis)|peut-on|puis-je|do you|does|is there|is it|are (?:there|you|the)|what|where|when|how|which|who|can |could |may i|have you)/

/** Somebody wants it done, and does not ask how it is done. */
const WANTS = /\b(?:souhait\w+|voudrai\w+|dois|devons|veux|aimerai\w+|want|need)\b/

export function readGoal(text: string): Goal | null {
  if (CANCEL.test(text) && (MINE.test(text) || WANTS.test(text))) return 'cancel'
  if (CHANGE.test(text) && MINE.test(text)) return 'change'
  if (WAITLIST.test(text)) return 'waitlist'
  if (MESSAGE.test(text)) return 'message'
  if (ORDER.test(text)) return 'order'
  return BOOK.test(text) && (readKind(text) !== null || /\breserv|\bbook/.test(text)) ? 'book' : null
}

export function readKind(text: string): 'stay' | 'table' | null {
  const [room, table] = [ROOM.test(text), TABLE.test(text)]
  return room === table ? null : room ? 'stay' : 'table'
}

/** Asks when or how the house works: the days and hours in it are no wish. */
export const isAboutHouse = (text: string) =>
  QUESTION.test(text) &&
  /\b(?:ouverte?s?|ferme\w*|horaires?|petit-dejeuner|quelle heure|what time|open(?:ing)?|closed?|breakfast|check-?(?:in|out))\b/.test(
    text,
  )

export const isQuestion = (text: string) => QUESTION.test(text)

const PERSON =
  /\b(?:humain|human|vraie personne|real person|receptionniste|conseiller|responsable|directeur|directrice|patron|manager|operateur)\b|\b(?:put me through|front desk|member of (?:the )?(?:team|staff))\b|\bpass\w+ (?:la |l'|une? )?(?:reception|accueil|direction|personne)\b|\b(?:parler|speak|talk|passe[rz]?)\b.{0,24}\b(?:quelqu'?un|personne|someone|somebody|person)\b/
const ANGER =
  /\b(?:inadmissible|pas contente?s?|mecontente?s?|tres decue?s?|inacceptable|scandaleux|scandale|honteux|furieu(?:x|se)|en colere|ras le bol|ras-le-bol|marre|incompetents?|me moque|n'importe quoi|foutez|foutre|plainte|unacceptable|outrageous|ridiculous|disgraceful|fed up|complaint)\b/
const WRONG = /\b(?:faux numero|mauvais numero|trompee? de numero|me suis trompee?|wrong number)\b/
const BYE =
  /\b(?:au revoir|bonne (?:journee|soiree|nuit)|a bientot|goodbye|bye|ce sera tout|c'est tout|rien d'autre|that's (?:all|everything)|that (?:is|will be) all|nothing else|have a (?:nice|good|lovely) (?:day|evening|night))\b/
const ENGLISH = /\b(?:anglais|english)\b/
const FRENCH = /\b(?:en francais|parle[rz]? francais|french)\b/

const AGAIN =
  /\b(?:pas (?:bien )?(?:compris|entendu)|repete[rz]?|vous disiez|comment dites-vous|say that again|repeat|did(?:n't| not) (?:hear|catch|understand|get))\b|^(?:pardon|sorry\?)/

/** Did not catch what was said. */
const PRESENCE =
  /^(?:allo|hello(?=\s*\?)|(?:est-ce que )?vous (?:etes (?:toujours |encore )?la|m'entendez)|are you (?:still )?there|can you hear me)\W*$/

/** Only whether somebody is there. */
export const asksPresence = (text: string) => PRESENCE.test(text)

export const asksAgain = (text: string) => AGAIN.test(text)

export const wantsPerson = (text: string) => PERSON.test(text)
export const isAngry = (text: string) => ANGER.test(text)
export const isWrongNumber = (text: string) => WRONG.test(text)
export const saysGoodbye = (text: string) => BYE.test(text)
export const asksEnglish = (text: string) => ENGLISH.test(text)
export const asksFrench = (text: string) => FRENCH.test(text)

const NO = /\b(?:non|no|nope|pas|ne|jamais|attendez|laissez tomber|plutot|finalement|not|don't|wait|instead)\b/
const YES =
  /^(?:bonjour |merci |alors |ah |euh |eh bien |oh |well )?(?:oui|ouais|ok|okay|d'accord|entendu|parfait|tres bien|bien sur|absolument|exactement|c'est (?:bon|ca|parfait|exact|d'accord|note)|ca me va|je confirme|confirmez|allez-y|volontiers|avec plaisir|yes|yeah|sure|perfect|please do|go ahead|i confirm|of course|absolutely|correct|exactly|all ?right|sounds good|great|lovely|that(?:'s| is) (?:right|fine|perfect|correct|great|good)|super|impeccable|tout a fait)\b/

/** After something was read back. */
export function readConsent(text: string): 'yes' | 'no' | null {
  if (NO.test(text.replaceAll(/\bpas de (?:souci|probleme)s?\b|\bno problem\b/g, ''))) return 'no'
  return YES.test(text) || /\bje confirme\b|\bvous pouvez confirmer\b|\bc'est (?:bon|parfait)\b/.test(text)
    ? 'yes'
    : null
}

/** `kr 48 27`, `K R 4 8 2 7` → `KR-4827`; null without one. */
export function readCode(text: string): string | null {
  const tight = text.replaceAll(/[\s,.-]+/g, '')
  const found = /([hjkrwxyz]{2})(\d{4})/i.exec(tight)
  return found ? `${(found[1] ?? '').toUpperCase()}-${found[2] ?? ''}` : null
}

const WISHES =
  /\b(?:allergi\w*|lit bebe|lit pour bebe|fauteuil|anniversaire|vue mer|etage|gluten|vegetarien\w*|vegan|chien|berceau|calme|birthday|cot|high chair|sea view|vegetarian|wheelchair|dog|quiet)\b/

/** A wish beside dates and people, in the caller’s own words. */
export const readRequest = (said: string, text: string): string | null => (WISHES.test(text) ? said.trim() : null)
