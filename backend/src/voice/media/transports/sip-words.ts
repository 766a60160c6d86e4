import type { LineHealth, SipNews } from '../sip/line/news.ts'

type Level = 'info' | 'warn' | 'error'
type Words = { [W in SipNews['what']]: (news: Extract<SipNews, { what: W }>) => { level: Level; text: string } }

const info = (text: string) => ({ level: 'info', text }) as const
const warn = (text: string) => ({ level: 'warn', text }) as const
const error = (text: string) => ({ level: 'error', text }) as const

/** The log of a line, as the administrator reads it. */
const words: Words = {
  listening: ({ transport, port }) => info(`À l’écoute sur le port ${port} (${transport.toUpperCase()})`),
  registered: ({ seconds }) => info(`Enregistrée chez l’opérateur pour ${seconds} s`),
  registration_refused: ({ status }) =>
    error(`Identifiant ou mot de passe refusé par l’opérateur (${status}) : plus aucun essai avant une correction`),
  registration_failed: ({ status, retrySeconds }) =>
    warn(`Enregistrement impossible (${status}), nouvel essai dans ${retrySeconds} s`),
  trunk_unknown: ({ domain }) => error(`Adresse de l’opérateur introuvable : ${domain}`),
  trunk_silent: ({ status }) => warn(`L’opérateur ne répond pas (${status})`),
  port_taken: () => error('Aucun port SIP libre dans la plage SIP_PORTS'),
  stranger: ({ address }) => warn(`Message ignoré : ${address} n’est pas admis sur cette ligne`),
  too_many: ({ address }) => warn(`Trop de messages à la fois depuis ${address} : les suivants attendent`),
  call: ({ from, to }) => info(`Appel de ${from ?? 'numéro masqué'} vers ${to ?? 'cette ligne'}`),
  call_refused: ({ status, why }) => warn(`Appel refusé (${status}) : ${reasons[why] ?? why}`),
  call_over: ({ why }) => info(`Appel terminé : ${ends[why] ?? why}`),
}

const reasons: Record<string, string> = {
  draining: 'la ligne s’arrête',
  no_common_codec: 'aucun codec commun (PCMA ou PCMU)',
  unsupported: 'demande non prise en charge',
  no_port: 'aucun port RTP libre',
}

const ends: Record<string, string> = {
  caller_hung_up: 'l’appelant a raccroché',
  hung_up: 'la ligne a raccroché',
  refused: 'refusé',
  cancelled: 'abandonné avant la réponse',
  transferred: 'transféré',
  no_audio: 'plus aucun son depuis 30 s',
  no_ack: 'l’appelant n’a jamais confirmé',
  no_common_codec: 'aucun codec commun',
  session_expired: 'l’opérateur ne le connaît plus',
}

export function sayNews(news: SipNews): { level: Level; text: string } {
  const say = words[news.what] as (news: SipNews) => { level: Level; text: string }
  return say(news)
}

/** Why a line is as it is. @param detail a code of ours, or what the trunk answered */
export function sayHealth(health: LineHealth, detail: string | null): string | null {
  if (detail === null) return null
  if (detail === 'trunk_unknown') return 'Adresse de l’opérateur introuvable'
  if (health === 'failed') return `Identifiant ou mot de passe refusé (${detail})`
  return `L’opérateur ne répond pas (${detail})`
}
