import type { LineLogEntry, LineMode } from '@conciergerie/contract'
import { inBoth } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { quote, rewordDetail, wordDetail } from './door-details.ts'

const fr = {
  unsigned: 'Appel refusé : sa demande n’est pas signée par Twilio',
  no_token: 'Appel refusé : sans jeton Twilio, rien ne peut être vérifié',
  wrong_account: 'Appel refusé : signé au nom d’un autre compte Twilio que celui de la maison',
  wrong_road: 'Appel refusé : il vient par une autre voie que celle de la ligne',
  unknown_number: 'Appel refusé : aucune ligne n’a ce numéro',
  busy: 'Appel refusé, occupé : trop d’appels à la fois, minutes du jour épuisées, ou service qui s’arrête',
  closed: 'Appel refusé : la maison est suspendue, ou ne répond pas au téléphone',
  unavailable: 'Appel refusé : la ligne est arrêtée ou s’arrête',
  not_let_in: 'Appel refusé : une erreur de notre côté l’a empêché d’entrer',
  media_down: 'Appel refusé : le processus audio n’est pas prêt',
  process_lost: 'Appel perdu : le processus audio s’est arrêté',
  unsigned_stream: 'Flux audio refusé : il n’est pas signé par Twilio, ou aucun n’était attendu',
  wrong_pass: 'Flux audio refusé : son mot de passage est faux, périmé ou déjà servi',
  stray_stream: 'Flux audio fermé avant d’avoir dit de quel appel il est',
  no_stream: 'Appel terminé sans que son flux audio soit venu : appelant parti, ou adresse wss inaccessible',
  over_already: 'Twilio revient pour un appel déjà terminé : raccroché',
  media_lost: 'Appel perdu : le flux audio s’est interrompu',
  model_lost: 'Appel perdu : la voix d’OpenAI ne répond plus',
  caller_gone: 'L’appelant est parti avant que l’appel soit pris',
  openai_no_key: 'Appel refusé : la clé d’OpenAI manque',
  openai_no_secret: 'Appel refusé : le secret des webhooks d’OpenAI manque ou est trop court',
  openai_unsigned: 'Appel refusé : sa demande n’est pas signée par OpenAI, ou elle est trop vieille',
  not_accepted: 'Appel perdu : OpenAI ne l’a pas pris',
  unreadable: 'Appel refusé : sa demande ne peut pas être lue',
}

const en: typeof fr = {
  unsigned: 'Call refused: its request is not signed by Twilio',
  no_token: 'Call refused: without a Twilio token nothing can be checked',
  wrong_account: 'Call refused: signed for another Twilio account than the house’s',
  wrong_road: 'Call refused: it comes by another road than the line’s',
  unknown_number: 'Call refused: no line has this number',
  busy: 'Call refused, busy: too many calls at once, no minutes left today, or the service is stopping',
  closed: 'Call refused: the house is suspended, or does not answer the telephone',
  unavailable: 'Call refused: the line is stopped or stopping',
  not_let_in: 'Call refused: an error on our side kept it out',
  media_down: 'Call refused: the audio process is not up',
  process_lost: 'Call lost: the audio process has stopped',
  unsigned_stream: 'Audio stream refused: not signed by Twilio, or none was expected',
  wrong_pass: 'Audio stream refused: its pass is wrong, expired or spent',
  stray_stream: 'Audio stream closed before it had said which call it is',
  no_stream: 'Call over, and its audio stream never came: the caller left, or the wss address cannot be reached',
  over_already: 'Twilio comes back for a call that is over: hung up',
  media_lost: 'Call lost: the audio stream broke off',
  model_lost: 'Call lost: OpenAI’s voice does not answer any more',
  caller_gone: 'The caller left before the call was taken',
  openai_no_key: 'Call refused: OpenAI’s key is missing',
  openai_no_secret: 'Call refused: the secret of OpenAI’s webhooks is missing or too short',
  openai_unsigned: 'Call refused: its request is not signed by OpenAI, or too old',
  not_accepted: 'Call lost: OpenAI did not take it',
  unreadable: 'Call refused: its request cannot be read',
}

/** What a door may have to say of a call that it refuses, or that is lost. */
export type DoorKind = keyof typeof fr

export const doorKinds = Object.keys(fr) as DoorKind[]

const words = inBoth(fr, en)
const byKind: ReadonlyMap<string, Phrase> = new Map(Object.entries(words))

/** Callers who leave are nobody’s fault; what wants a hand on the settings, or on us, stands out. */
const levels: Partial<Record<DoorKind, LineLogEntry['level']>> = {
  caller_gone: 'info',
  over_already: 'info',
  no_token: 'error',
  wrong_account: 'error',
  wrong_road: 'error',
  not_let_in: 'error',
  not_accepted: 'error',
  process_lost: 'error',
  openai_no_key: 'error',
  openai_no_secret: 'error',
}

/** Beside these stands why, as we know it or as somebody else said it; beside the others a number or a road. */
const explained: ReadonlySet<DoorKind> = new Set<DoorKind>([
  'stray_stream',
  'not_let_in',
  'not_accepted',
  'media_lost',
  'model_lost',
])

/** @param detail a number, a road, a name of `losses.ts`, what a provider said */
export function wordDoor(kind: DoorKind, detail: string | null): { level: LineLogEntry['level']; text: Phrase } {
  const level = levels[kind] ?? 'warn'
  const phrase = words[kind]
  if (detail === null || detail === '') return { level, text: phrase }
  const beside = explained.has(kind) ? (wordDetail(detail) ?? quote(detail)) : { fr: detail, en: detail }
  return { level, text: { fr: `${phrase.fr} (${beside.fr})`, en: `${phrase.en} (${beside.en})` } }
}

/** What was stored of a piece of news, in English, for its reader. @returns null when it is none of ours */
export function rewordDoor(kind: string, stored: string): Phrase | null {
  const phrase = byKind.get(kind)
  if (!phrase || !stored.startsWith(phrase.en)) return null
  const rest = stored.slice(phrase.en.length)
  const beside = rewordDetail(/^ \((.*)\)$/s.exec(rest)?.[1] ?? '')
  return { fr: phrase.fr + (beside === null ? rest : ` (${beside.fr})`), en: stored }
}

/** Proper names, the same in every language. */
export const roadNames: Record<LineMode, string> = {
  twilio_stream: 'Twilio',
  openai_sip: 'OpenAI SIP',
  sip_bridge: 'SIP',
}
