import type { LineMode, LineState } from '@conciergerie/contract'
import type { Language } from '#src/text/phrase.ts'

interface Words {
  title: string
  state: Record<LineState, string>
  mode: Record<LineMode, string>
  calls: (count: number) => string
  lines: (count: number) => string
  retry: (seconds: number) => string
  draining: string
  noLine: string
  noCall: string
  caller: string
  assistant: string
  withheld: string
  refused: string
  lost: string
  quit: string
}

const mode = { twilio_stream: 'Twilio', openai_sip: 'OpenAI SIP', sip_bridge: 'SIP' }
const plural = (count: number) => (count > 1 ? 's' : '')

export const words: Record<Language, Words> = {
  fr: {
    title: 'Lignes et appels',
    state: {
      starting: 'démarre',
      running: 'en marche',
      degraded: 'dégradée',
      backoff: 'nouvel essai',
      stopped: 'arrêtée',
      failed: 'en échec',
    },
    mode,
    calls: (count) => `${count} appel${plural(count)} en cours`,
    lines: (count) => `${count} ligne${plural(count)}`,
    retry: (seconds) => `dans ${seconds} s`,
    draining: 'attend la fin des appels',
    noLine: 'Aucune ligne.',
    noCall: 'Aucun appel en cours.',
    caller: 'appelant',
    assistant: 'assistant',
    withheld: 'numéro masqué',
    refused: 'Refusés à la porte, sans ligne connue ici :',
    lost: 'Le serveur ne répond plus, nouvel essai…',
    quit: 'Ctrl-C pour quitter',
  },
  en: {
    title: 'Lines and calls',
    state: {
      starting: 'starting',
      running: 'running',
      degraded: 'degraded',
      backoff: 'trying again',
      stopped: 'stopped',
      failed: 'failed',
    },
    mode,
    calls: (count) => `${count} call${count === 1 ? '' : 's'} in progress`,
    lines: (count) => `${count} line${count === 1 ? '' : 's'}`,
    retry: (seconds) => `in ${seconds} s`,
    draining: 'waiting for its calls to end',
    noLine: 'No line.',
    noCall: 'No call in progress.',
    caller: 'caller',
    assistant: 'assistant',
    withheld: 'withheld number',
    refused: 'Refused at the door, for no line known here:',
    lost: 'The server does not answer any more, trying again…',
    quit: 'Ctrl-C to quit',
  },
}
