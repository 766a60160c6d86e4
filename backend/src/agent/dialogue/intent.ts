import type { UnitKind } from '@conciergerie/contract'
import { fold } from '#src/text/fold.ts'
import { asksAction, wishesAction } from '../action-wish.ts'
import type { Reading } from './reading.ts'
import type { Slots } from './state.ts'

export type Goal = 'book' | 'change' | 'cancel' | 'find'

/* On folded text. */
const roomWords =
  /\b(?:chambres?|suites?|nuits?|nuitees?|sejours?|dormir|loger|logements?|appartements?|studios?|gites?|villas?|hebergements?|rooms?|nights?|stay|apartments?|accommodation)\b/
const tableWords = /\b(?:tables?|couverts?|diner|dejeuner|manger|repas|restaurant|resto|brunch|dinner|lunch|eat)\b/
const bookWords =
  /\b(?:reserver|reservation|reserve|booker|book|booking|dispo|dispos|disponible|disponibles|disponibilite|disponibilites|libre|libres|availability|available|free|vacancy|place|places)\b/
/** Wants a roof without naming one; counts only with both dates and the number of people. */
const anyPlace =
  /\b(?:avez|auriez|reste|y a t il|y aurait il|cherch\w+|recherch\w+|do you have|have you got|is there|looking for)\b.*\b(?:quelque chose|de quoi|de la place|maisons?|locations?|biens?|something|anything|somewhere|house|home|place)\b/
/** Asks how the house works, not for a place in it. */
const aboutHouse =
  /\b(?:quelle heure|quels? horaires?|horaires?|ouvert|ouverte|ouvre|ferme|comment|pourquoi|what time|opening|how (?:do|can|does)|why|servi|servez|equipee?s?|climatisee?s?|vue sur|animaux|parking|menu|carte)\b/
const policy =
  /\b(?:conditions?|politique|gratuite?(?:ment)?|remboursables?|rembourse|delais?|frais|penalites?|policy|free|refundable|fees?|until when|jusqu a quand|possible d annuler)\b/
const cancelWords = /\b(?:annuler|annule|annulez|annulation|cancel|cancelling|cancellation)\b/
const changeWords =
  /\b(?:modifier|modifiez|modification|changer|changez|decaler|decalez|deplacer|deplacez|repousser|avancer|prolonger|prolongez|ajouter|rajouter|change|modify|move|reschedule|extend|postpone)\b/
const bookingWords =
  /\b(?:reservation|reservations|resa|resas|table|chambre|sejour|booking|reservation|room|stay|rendez vous)\b/
const mine = /\b(?:ma|mon|notre|mes|nos|my|our)\b/
const found = /\b(?:retrouver|quand|confirmee|details?|numero|code|infos?|find|when|confirmed|recapitulatif)\b/
export const codeIn = (text: string): string | null => {
  const match = /\b([HJKRWXYZ]{2})[ -]?(\d{4})\b/i.exec(text)
  return match ? `${(match[1] ?? '').toUpperCase()}-${match[2] ?? ''}` : null
}

/** What the client wants of the bookings, or null when it is not about one. Abstains: a question is for the FAQs. */
export function readGoal(text: string, { slots, trouble }: Pick<Reading, 'slots' | 'trouble'>): Goal | null {
  const folded = fold(text)
  const own = codeIn(text) !== null || (mine.test(folded) && bookingWords.test(folded))
  if (cancelWords.test(folded) && !policy.test(folded) && (own || asksAction(text))) return 'cancel'
  if (changeWords.test(folded) && !policy.test(folded) && (own || (asksAction(text) && bookingWords.test(folded))))
    return 'change'
  if (own && found.test(folded) && (bookWords.test(folded) || codeIn(text) !== null)) return 'find'
  return wantsPlace(text, folded, slots, trouble !== null) ? 'book' : null
}

/** @param troubled whether a date was said that could not be taken */
function wantsPlace(text: string, folded: string, slots: Partial<Slots>, troubled: boolean): boolean {
  const thing = roomWords.test(folded) || tableWords.test(folded)
  const dated = slots.from != null || slots.to != null || troubled
  if (aboutHouse.test(folded) && !(dated && slots.partySize != null)) return false
  if (slots.from != null && slots.to != null && slots.partySize != null && anyPlace.test(folded)) return true
  if (thing && (slots.to != null || (dated && (slots.partySize != null || bookWords.test(folded))))) return true
  if (bookWords.test(folded) && /\b(?:reserver|book|booker)\b/.test(folded) && wishesAction(text)) return true
  if (bookWords.test(folded) && dated && (slots.partySize != null || slots.time != null)) return true
  return (
    thing &&
    slots.partySize != null &&
    /\b(?:voudrais|voudrions|aimerais|aimerions|souhaite|souhaitons|souhaiterais|cherche|cherchons|veux|voulons|want|need|would like|looking for|une (?:table|chambre) pour|a (?:table|room) for)\b/.test(
      folded,
    )
  )
}

export function readKind(text: string): UnitKind | null {
  const folded = fold(text)
  const [room, table] = [roomWords.test(folded), tableWords.test(folded)]
  return room === table ? null : room ? 'stay' : 'table'
}

/** "Laissez tomber": the client no longer wants it. */
export const givesUp = (text: string): boolean =>
  /^(?:non(?: merci)?|laisse[zr]? tomber|tant pis|annule[zr]?(?: tout)?|stop|rien|plus rien|c est bon merci|no(?: thanks| thank you)?|never mind|forget it|cancel)$/.test(
    fold(text),
  )

export const wantsWaitlist = (text: string): boolean =>
  /\b(?:liste d attente|waiting ?list|wait ?list)\b/.test(fold(text))
