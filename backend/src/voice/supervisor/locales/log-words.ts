import type { LineState } from '@conciergerie/contract'
import type { Phrase } from '#src/text/phrase.ts'

/** What the log of a line says of its agent; what its carrier says stays as it came. */
const states: Record<LineState, Phrase> = {
  starting: { fr: 'démarre', en: 'starting' },
  running: { fr: 'en marche', en: 'running' },
  degraded: { fr: 'dégradée', en: 'degraded' },
  backoff: { fr: 'en attente', en: 'waiting' },
  stopped: { fr: 'arrêtée', en: 'stopped' },
  failed: { fr: 'en échec', en: 'failed' },
}

export const logWords = {
  state: (state: LineState): Phrase => ({ fr: `état : ${states[state].fr}`, en: `state: ${states[state].en}` }),
  retry: (seconds: number): Phrase => ({ fr: `prochain essai dans ${seconds} s`, en: `next try in ${seconds} s` }),
  /** Behind what came several times. */
  times: (count: number): Phrase => ({ fr: `, ${count} fois en une minute`, en: `, ${count} times within a minute` }),
  trying: { fr: 'essai', en: 'trying' },
  draining: {
    fr: 'plus d’appel entrant, attend la fin de ceux en cours',
    en: 'no more calls, waiting for those in progress to end',
  },
  newSetup: { fr: 'réglages changés : redémarrage', en: 'settings changed: restart' },
} as const
