import { addDays } from '../dates/days.ts'
import { readParty } from '../dates/party.ts'
import { readWhen } from '../dates/read-when.ts'
import { fold } from '#src/text/fold.ts'
import type { Wish } from '#src/features/reservations/ports.ts'
import type { Told } from './told.ts'

type When = ReturnType<typeof readWhen>

/** `changed`: they name another date, time or number of people than what was read back. */
export type Consent = 'yes' | 'no' | 'changed' | 'unclear'

const yes =
  /^(?:oui|ouais|ouep|yes|yep|yeah|yup|sure|si|claro|vale|ja|jawohl|ja gerne|sim|ok|okay|oki|d accord|dac|entendu|parfait|perfect|tres bien|bien sur|absolument|exactement|exact|c est (?:bon|ca|parfait|ok|correct|exact|note)|ca me va|ca marche|ca convient|je confirme|nous confirmons|confirmez|confirme|confirm|confirmed|confirmo|confermo|bestatigt|allez y|vas y|go ahead|please do|volontiers|avec plaisir|va bene|perfecto|perfetto|in ordnung|akkoord|prima|correct|that s (?:right|correct|fine|perfect|good)|that is (?:right|correct|fine|perfect|good)|sounds good|of course|1|valide|je valide|on valide|bingo|top|nickel|impeccable|super|genial|great|alright|all right|tout a fait)\b/
const yesInside =
  /\b(?:je confirme|nous confirmons|je valide|vous pouvez (?:confirmer|valider|reserver|annuler|modifier|y aller)|allez y|c est bon|ca me va|ca nous va|please (?:confirm|book|go ahead|cancel|do)|go ahead|i confirm|we confirm|oui|yes)\b/
const no =
  /\b(?:non|no|nope|nan|nein|nee|nao|nicht|kein|keine|niet|geen|pas|ne|n|jamais|annulez tout|laissez tomber|oubliez|stop|not|don t|never|cancel that|forget it|plutot|finalement|en fait|actually|instead|rather|erreur|mistake|faux|wrong|plus tard|later|changer|modifier|change)\b/
/** Whoever wants a moment, or has not heard, refuses nothing; a yes in the same breath may be of before. */
const waits =
  /\b(?:attend(?:ez|s)|un instant|une (?:minute|seconde)|pardon|je reflechis|nous reflechissons|wait|hold on|one (?:moment|second|minute)|let me think|moment(?:o|je)?|einen augenblick|espere|aspetti|espera)\b/
const fine =
  /\b(?:pas de (?:souci|probleme|soucis)|no problem|sans probleme|pourquoi pas|why not|n est ce pas|si je ne me trompe pas)\b/g
const thumb = /👍|👌|✅|🆗/u

/** Whether what was written after a recap agrees to it. Anything in doubt does not. @param wish what was read back; null for a cancellation */
export function readConsent(text: string, wish: Wish | null, today: string): Consent {
  const folded = fold(text).replace(fine, ' ').trim()
  if (folded === '') return thumb.test(text) ? 'yes' : 'unclear'
  if (wish !== null && differs(text, wish, today)) return 'changed'
  if (no.test(folded)) return 'no'
  if (waits.test(folded)) return 'unclear'
  const opening = folded.replace(/^(?:bonjour|bonsoir|merci|hello|hi|alors|ah|oh|eh bien|et|well|so) /, '')
  const asks = text.includes('?')
  if (yes.test(opening) && (!asks || folded.split(' ').length > 1)) return 'yes'
  return yesInside.test(folded) && !asks ? 'yes' : 'unclear'
}

const asksFor = {
  cancel: /\b(?:annul|cancel|anul|storn|disdi|opzeg)/,
  order:
    /\b(?:confirm|conferm|bestatig|bevestig|valid|place\b|(?:la|le) passe\b|aufgeben|haga\b|inoltri|plaatsen|faca\b)/,
}
const endOfSentence = /(?<=[.!?…])\s+/

/** Whether a sentence of ours asks for a yes to just this, so that it may be answered without what came before. */
export function asksAbout(text: string, told: Told, today: string): boolean {
  const sentences = text.split(endOfSentence)
  const questions = sentences.filter((sentence) => sentence.endsWith('?'))
  const { kind } = told
  if (kind === 'cancel' || kind === 'order') return questions.some((question) => asksFor[kind].test(fold(question)))
  const wish = told.wish ?? null
  if (questions.length === 0 || wish === null) return false
  // one by one: until when it is held is another time
  const named = sentences.map((sentence) => namesDays(readWhen(sentence, today), wish))
  return named.includes('same') && !named.includes('other')
}

/** Null: no day, or none that is sure. */
function namesDays({ stay, day, departure, problem }: When, wish: Wish): 'same' | 'other' | null {
  if (problem !== null) return 'other'
  if (stay === null && day === null && departure === null) return null
  const isSame =
    wish.kind === 'table'
      ? stay === null && day === wish.date
      : (stay?.from ?? day) === wish.from && (stay?.to ?? departure) === wish.to
  return isSame ? 'same' : 'other'
}

/** Says something else than the wish about when or for how many; repeating it is no change. */
function differs(text: string, wish: Wish, today: string): boolean {
  const party = readParty(text)
  if (party !== null && party.size !== wish.partySize) return true
  const when = readWhen(text, today)
  if (when.problem !== null) return true
  return wish.kind === 'stay' ? staysElse(when, wish) : seatedElse(when, wish)
}

function staysElse({ stay, day, departure, nights }: When, wish: Extract<Wish, { kind: 'stay' }>): boolean {
  if (stay) return stay.from !== wish.from || stay.to !== wish.to
  if (nights !== null && addDays(wish.from, nights) !== wish.to) return true
  if (departure !== null && departure !== wish.to) return true
  return day !== null && day !== wish.from && day !== wish.to
}

function seatedElse({ day, time, stay }: When, wish: Extract<Wish, { kind: 'table' }>): boolean {
  if (stay !== null || (day !== null && day !== wish.date)) return true
  return time !== null && time.at !== wish.time && (time.sure || laterBy12(time.at) !== wish.time)
}

const laterBy12 = (time: string) => `${String((Number(time.slice(0, 2)) + 12) % 24).padStart(2, '0')}${time.slice(2)}`
