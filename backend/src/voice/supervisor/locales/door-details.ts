import { inBoth } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'
import type { LossName } from '../../media/losses.ts'
import { callReasons } from './sip-words.ts'

const fr: Record<LossName, string> = {
  no_start: 'son message de début n’est pas venu à temps',
  start_expected: 'un autre message est venu avant celui de début',
  wrong_audio: 'son dans un autre format que audio/x-mulaw à 8000 Hz',
  closed_elsewhere: 'fermé de l’autre côté, code {}',
  too_large: 'message trop long',
  bad_frame: 'message mal formé',
  broke_off: 'coupure sans adieu, code {}',
  no_sound: 'plus aucun son depuis {} s',
  backlog: 'l’opérateur ne prend plus le son',
  model_closed: 'liaison fermée, code {}',
  model_refused: 'liaison refusée, statut {}',
  model_not_ready: 'sa session n’est pas prête à temps',
  model_no_pong: 'plus aucun signe de vie sur la liaison',
  model_backlog: 'la liaison ne prend plus le son',
}

const en: Record<LossName, string> = {
  no_start: 'its start message did not come in time',
  start_expected: 'another message came before its start message',
  wrong_audio: 'sound in another format than audio/x-mulaw at 8000 Hz',
  closed_elsewhere: 'closed by the other side, code {}',
  too_large: 'message too large',
  bad_frame: 'malformed message',
  broke_off: 'cut off without goodbye, code {}',
  no_sound: 'no sound for {} s',
  backlog: 'the carrier takes no more sound',
  model_closed: 'connection closed, code {}',
  model_refused: 'connection refused, status {}',
  model_not_ready: 'its session is not ready in time',
  model_no_pong: 'no sign of life on the connection',
  model_backlog: 'the connection takes no more sound',
}

/** A SIP call has names of its own for its end. */
const byName = new Map<string, Phrase>(Object.entries({ ...callReasons, ...inBoth(fr, en) }))

/** @param detail a name of ours (`losses.ts`), or what somebody else said. @returns null for the latter */
export function wordDetail(detail: string): Phrase | null {
  const [, name = '', about = ''] = /^@(\w+) ?(.*)$/s.exec(detail) ?? []
  const phrase = byName.get(name)
  return phrase ? { fr: phrase.fr.replace('{}', () => about), en: phrase.en.replace('{}', () => about) } : null
}

/** What somebody else said is shown in their words, and as theirs. */
export const quote = (words: string): Phrase => ({ fr: `« ${words} »`, en: `“${words}”` })

/** What was stored of a detail, in English, for its reader. @returns null when it is none of ours */
export function rewordDetail(stored: string): Phrase | null {
  const [, said] = /^“(.*)”$/s.exec(stored) ?? []
  if (said !== undefined) return quote(said)
  for (const { fr, en } of byName.values()) {
    const [before = '', after] = en.split('{}')
    if (stored === en) return { fr, en }
    if (after === undefined || !stored.startsWith(before) || !stored.endsWith(after)) continue
    const about = stored.slice(before.length, stored.length - after.length)
    return { fr: fr.replace('{}', () => about), en: stored }
  }
  return null
}
