import type { LineLogEntry } from '@conciergerie/contract'
import { inBoth } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'
import type { SipNews } from '../../media/sip/line/news.ts'
import type { TlsFault } from '../../media/sip/transport/tls-fault.ts'

type Level = LineLogEntry['level']
type News<W extends SipNews['what']> = Extract<SipNews, { what: W }>
type Words = { [W in SipNews['what']]: (news: News<W>) => string }

const fr: Words = {
  listening: ({ transport, port }) => `À l’écoute sur le port ${port} (${transport.toUpperCase()})`,
  registered: ({ seconds }) => `Enregistrée chez l’opérateur pour ${seconds} s`,
  registration_refused: ({ status }) =>
    `Identifiant ou mot de passe refusé par l’opérateur (${status}) : plus aucun essai avant une correction`,
  registration_failed: ({ status, retrySeconds }) =>
    `Enregistrement impossible (${status}), nouvel essai dans ${retrySeconds} s`,
  trunk_unknown: ({ domain }) => `Adresse de l’opérateur introuvable : ${domain}`,
  trunk_unproven: ({ why, domain, retrySeconds }) =>
    `Rien n’a été envoyé à ${domain} : ${faults[why].fr} ; nouvel essai dans ${retrySeconds} s`,
  trunk_silent: ({ status }) => `L’opérateur ne répond pas (${status})`,
  port_taken: () => 'Aucun port SIP libre dans la plage SIP_PORTS',
  stranger: ({ address }) => `Message ignoré : ${address} n’est pas admis sur cette ligne`,
  too_many: ({ address }) => `Trop de messages à la fois depuis ${address} : les suivants attendent`,
  call: ({ from, to }) => `Appel de ${from ?? 'numéro masqué'} vers ${to ?? 'cette ligne'}`,
  call_refused: ({ status, why }) => `Appel refusé (${status}) : ${callReasons[why]?.fr ?? why}`,
  call_over: ({ why }) => `Appel terminé : ${callReasons[why]?.fr ?? why}`,
}

const en: Words = {
  listening: ({ transport, port }) => `Listening on port ${port} (${transport.toUpperCase()})`,
  registered: ({ seconds }) => `Registered at the operator for ${seconds} s`,
  registration_refused: ({ status }) =>
    `Username or password refused by the operator (${status}): not tried again until it is mended`,
  registration_failed: ({ status, retrySeconds }) => `Registration failed (${status}), next try in ${retrySeconds} s`,
  trunk_unknown: ({ domain }) => `The operator’s address cannot be found: ${domain}`,
  trunk_unproven: ({ why, domain, retrySeconds }) =>
    `Nothing was sent to ${domain}: ${faults[why].en}; next try in ${retrySeconds} s`,
  trunk_silent: ({ status }) => `The operator does not answer (${status})`,
  port_taken: () => 'No SIP port is left in SIP_PORTS',
  stranger: ({ address }) => `Message ignored: ${address} is not admitted on this line`,
  too_many: ({ address }) => `Too many messages at once from ${address}: the next ones wait`,
  call: ({ from, to }) => `Call from ${from ?? 'a withheld number'} to ${to ?? 'this line'}`,
  call_refused: ({ status, why }) => `Call refused (${status}): ${callReasons[why]?.en ?? why}`,
  call_over: ({ why }) => `Call over: ${callReasons[why]?.en ?? why}`,
}

/** What keeps a trunk from being believed over TLS, and what helps. */
const faults: Readonly<Record<TlsFault, Phrase>> = {
  tls_authority: {
    fr: 'son certificat est signé par une autorité que ce serveur ne connaît pas (une autorité privée se donne par NODE_EXTRA_CA_CERTS)',
    en: 'its certificate is signed by an authority that this server does not know (a private one is given by NODE_EXTRA_CA_CERTS)',
  },
  tls_name: {
    fr: 'son certificat est à un autre nom (le domaine de la ligne doit être celui du certificat)',
    en: 'its certificate is for another name (the domain of the line must be that of the certificate)',
  },
  tls_date: {
    fr: 'son certificat est périmé ou n’est pas encore valable (ou l’horloge de ce serveur est fausse)',
    en: 'its certificate has run out or is not valid yet (or the clock of this server is wrong)',
  },
  tls_handshake: {
    fr: 'la liaison TLS ne s’établit pas (le transport et le port de la ligne sont-ils les bons ?)',
    en: 'no TLS connection comes about (are transport and port of the line right?)',
  },
}

/** Why a call was refused, or is over; what is not there is shown as it came. */
export const callReasons: Readonly<Record<string, Phrase>> = {
  draining: { fr: 'la ligne s’arrête', en: 'the line is stopping' },
  no_common_codec: { fr: 'aucun codec commun (PCMA ou PCMU)', en: 'no common codec (PCMA or PCMU)' },
  unsupported: { fr: 'demande non prise en charge', en: 'not supported' },
  no_port: { fr: 'aucun port RTP libre', en: 'no RTP port is left' },
  caller_hung_up: { fr: 'l’appelant a raccroché', en: 'the caller hung up' },
  hung_up: { fr: 'la ligne a raccroché', en: 'the line hung up' },
  refused: { fr: 'refusé', en: 'refused' },
  cancelled: { fr: 'abandonné avant la réponse', en: 'given up before it was answered' },
  transferred: { fr: 'transféré', en: 'passed on' },
  no_audio: { fr: 'plus aucun son depuis 30 s', en: 'no sound for 30 s' },
  no_ack: { fr: 'l’appelant n’a jamais confirmé', en: 'the caller never confirmed' },
  session_expired: { fr: 'l’opérateur ne le connaît plus', en: 'the operator does not know it any more' },
}

const levels: Partial<Record<SipNews['what'], Level>> = {
  registration_refused: 'error',
  trunk_unknown: 'error',
  trunk_unproven: 'error',
  port_taken: 'error',
  registration_failed: 'warn',
  trunk_silent: 'warn',
  stranger: 'warn',
  too_many: 'warn',
  call_refused: 'warn',
}

const words = inBoth(fr, en)

/** What a SIP line tells, for its log. */
export function wordNews(news: SipNews): { level: Level; text: Phrase } {
  const say = words[news.what] as (news: SipNews) => Phrase
  return { level: levels[news.what] ?? 'info', text: say(news) }
}
