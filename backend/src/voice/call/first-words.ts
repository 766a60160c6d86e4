import type { VoiceSettings } from '@conciergerie/contract'
import { asLanguage } from '#src/agent/wording/index.ts'
import type { Language } from '#src/agent/wording/index.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { phrasesIn } from '../locales/phrases.ts'
import type { Phrases } from '../locales/phrases.ts'
import { sayExactly } from './say.ts'

/** How a call is taken: as usual, for a message only, or to say that the house is closed. */
export type Manner = 'usual' | 'message_only' | 'closed'

export const languageOfLine = ({ language }: Pick<VoiceSettings, 'language'>): Language => asLanguage(language) ?? 'fr'

/** How a call is taken, as far as its first words go. */
export interface Opening {
  manner: Manner
  isRecorded: boolean
}

type Sayer = Pick<House, 'name' | 'closedMessage'>

/** Who we are, that this is an AI, that the call is recorded if it is: before anything else, whatever a house writes. */
export function firstWords(house: Sayer, voice: VoiceSettings, { manner, isRecorded }: Opening): string {
  return inTheirWords(voice, (phrases) => {
    const hello = voice.greeting.trim() || phrases.greeting(house.name)
    const rest = {
      usual: [phrases.ai],
      message_only: [phrases.ai, phrases.leaveMessage],
      closed: [phrases.aiOnly, closingWords(house, phrases)],
    }[manner]
    return [hello, ...noticeOf(voice, isRecorded, phrases), ...rest]
  })
}

/** What must be known, for a caller who talked over it. */
export function noticeAgain(house: Sayer, voice: VoiceSettings, { manner, isRecorded }: Opening): string {
  return inTheirWords(voice, (phrases) => {
    const rest = manner === 'closed' ? [closingWords(house, phrases)] : []
    return [...noticeOf(voice, isRecorded, phrases), phrases.aiOnly, ...rest]
  })
}

function inTheirWords(voice: VoiceSettings, choose: (phrases: Phrases) => string[]): string {
  const language = languageOfLine(voice)
  return sayExactly(choose(phrasesIn(language)).join(' '), language)
}

const noticeOf = ({ recording }: VoiceSettings, isRecorded: boolean, phrases: Phrases) =>
  isRecorded ? [recording.notice.trim() || phrases.recorded] : []

const closingWords = (house: Sayer, phrases: Phrases) => house.closedMessage.trim() || phrases.closed(house.name)
