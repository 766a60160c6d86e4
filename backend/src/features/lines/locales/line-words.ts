import { languageOf, say } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'

/*
 * Why a line is as it is. What we find ourselves is stored by name, as `@no_key` or `@stopped_by Alix Renard`, and said
 * in the language of who reads; what a carrier answers is stored as it came.
 */
const reasons = {
  no_key: {
    fr: 'Aucune voix : OPENAI_API_KEY manque sur le serveur.',
    en: 'No voice: OPENAI_API_KEY is missing on the server.',
  },
  no_webhook_secret: {
    fr: 'OPENAI_WEBHOOK_SECRET manque : aucun appel d’OpenAI ne peut être vérifié.',
    en: 'OPENAI_WEBHOOK_SECRET is missing: no call of OpenAI can be verified.',
  },
  no_twilio: {
    fr: 'La conciergerie n’a pas de compte Twilio, et le serveur non plus.',
    en: 'The house has no Twilio account, and the server has none either.',
  },
  number_unknown: {
    fr: 'Twilio ne connaît pas ce numéro sur ce compte.',
    en: 'Twilio does not know this number on this account.',
  },
  twilio_refused: { fr: 'Twilio refuse nos questions : {}', en: 'Twilio refuses our questions: {}' },
  not_public: {
    fr: 'PUBLIC_URL n’est pas en https : Twilio ne peut pas ouvrir le flux audio.',
    en: 'PUBLIC_URL is not https: Twilio cannot open the audio stream.',
  },
  password_unreadable: {
    fr: 'Le mot de passe SIP ne s’ouvre pas : ENCRYPTION_KEY a changé. Saisissez-le à nouveau.',
    en: 'The SIP password cannot be opened: ENCRYPTION_KEY has changed. Enter it again.',
  },
  media_down: {
    fr: 'Le service audio est arrêté ; la ligne repart avec lui.',
    en: 'The audio service is down; the line starts again with it.',
  },
  // for agents that name what they found rather than say it
  trunk_unknown: { fr: 'Adresse de l’opérateur introuvable.', en: 'The operator’s address cannot be found.' },
  trunk_refused: { fr: 'Identifiant ou mot de passe refusé ({})', en: 'Username or password refused ({})' },
  trunk_silent: { fr: 'L’opérateur ne répond pas ({})', en: 'The operator does not answer ({})' },
  tls_authority: {
    fr: 'Le certificat de l’opérateur est signé par une autorité inconnue de ce serveur : rien ne lui est envoyé.',
    en: 'The operator’s certificate is signed by an authority unknown to this server: nothing is sent to it.',
  },
  tls_name: {
    fr: 'Le certificat de l’opérateur est à un autre nom que le domaine de la ligne : rien ne lui est envoyé.',
    en: 'The operator’s certificate is for another name than the line’s domain: nothing is sent to it.',
  },
  tls_date: {
    fr: 'Le certificat de l’opérateur est périmé ou n’est pas encore valable : rien ne lui est envoyé.',
    en: 'The operator’s certificate has run out or is not valid yet: nothing is sent to it.',
  },
  tls_handshake: {
    fr: 'La liaison TLS avec l’opérateur ne s’établit pas : vérifiez le transport et le port.',
    en: 'No TLS connection to the operator comes about: check transport and port.',
  },
  tls_no_username: {
    fr: 'En TLS une ligne s’enregistre : donnez un identifiant et un mot de passe.',
    en: 'Over TLS a line registers: give a username and a password.',
  },
  sip_no_domain: { fr: 'Domaine SIP manquant.', en: 'The SIP domain is missing.' },
  sip_no_password: { fr: 'Mot de passe SIP manquant.', en: 'The SIP password is missing.' },
  asterisk_no_account: {
    fr: 'Asterisk demande un identifiant et un mot de passe.',
    en: 'Asterisk needs a username and a password.',
  },
  no_answer: { fr: 'L’agent de la ligne ne répond pas.', en: 'The agent of the line does not answer.' },
  slow_start: {
    fr: 'La ligne n’a pas démarré en {} secondes.',
    en: 'The line did not start within {} seconds.',
  },
  no_port: {
    fr: 'Plus de port libre : élargissez SIP_PORTS ou RTP_PORTS.',
    en: 'No port is left: widen SIP_PORTS or RTP_PORTS.',
  },
  started_by: { fr: 'Démarrée par {}', en: 'Started by {}' },
  stopped_by: { fr: 'Arrêtée par {}', en: 'Stopped by {}' },
  restarted_by: { fr: 'Redémarrée par {}', en: 'Restarted by {}' },
  suspended: { fr: 'La conciergerie est suspendue.', en: 'The house is suspended.' },
  unsupervised: {
    fr: 'Aucun service vocal ne tourne : démarrez le serveur avec --services=voice.',
    en: 'No voice service is running: start the server with --services=voice.',
  },
  shutdown: { fr: 'Le serveur s’est arrêté.', en: 'The server stopped.' },
} as const satisfies Record<string, Phrase>

export type LineReason = keyof typeof reasons

/** @param about what fills the words: a name, a number */
export const reason = (name: LineReason, about = ''): string => `@${name} ${about}`.trim()

/** What a carrier refused, or a form lacks, is mended there: to try again by itself would have the account barred. */
const mendedByHand: ReadonlySet<string> = new Set<LineReason>([
  'trunk_refused',
  'tls_no_username',
  'sip_no_domain',
  'sip_no_password',
  'asterisk_no_account',
])

/** Whether what we found missing may be there by now, without anybody touching the line: a key, an account, a port. */
export function isMendedElsewhere(stored: string | null): boolean {
  const name = /^@(\w+)/.exec(stored ?? '')?.[1]
  return name !== undefined && !mendedByHand.has(name)
}

/** What was stored, in the language of a reader. */
export function sayReason(stored: string, locale: string): string
export function sayReason(stored: string | null, locale: string): string | null
export function sayReason(stored: string | null, locale: string): string | null {
  // an agent's bare code counts as a name too
  const [, name = '', about = ''] =
    /^@(\w+) ?(.*)$/s.exec(stored ?? '') ?? /^([a-z]+(?:_[a-z]+)+)$/.exec(stored ?? '') ?? []
  if (!Object.hasOwn(reasons, name)) return stored
  return say(reasons[name as LineReason], languageOf(locale)).replace('{}', () => about)
}
