import { optInWord, optOutWord } from '#src/text/opt-out.ts'
import type { InboundMessage } from './inbound.ts'

export interface OptOut {
  change: 'out' | 'in' | 'none'
  /** Twilio's Advanced Opt-Out has answered the client, so we stay silent. */
  answered: boolean
}

/** Longer messages are never one of the words: most messages need no closer look. */
const longestWord = 40

/** Whether a message is about being written to, and not for anybody to answer; null for every other one. */
export function readOptOut({ optOutType, kind, text }: InboundMessage, isOptedOut: boolean): OptOut | null {
  if (optOutType !== null) return { change: twilioChanges[optOutType], answered: true }
  if ((kind !== 'text' && kind !== 'button') || text.length > longestWord) return null
  if (optOutWord(text)) return { change: isOptedOut ? 'none' : 'out', answered: isOptedOut }
  return isOptedOut && optInWord(text) ? { change: 'in', answered: false } : null
}

const twilioChanges = { STOP: 'out', START: 'in', HELP: 'none' } as const
