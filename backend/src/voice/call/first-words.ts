import type { VoiceSettings } from '@conciergerie/contract'
import { asLanguage } from '#src/agent/wording/index.ts'
import type { Language } from '#src/agent/wording/index.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { phrasesIn } from '../locales/phrases.ts'
import { sayExactly } from './say.ts'

/** How a call is taken: as usual, for a message only, or to say that the house is closed. */
export type Manner = 'usual' | 'message_only' | 'closed'

export const languageOfLine = ({ language }: Pick<VoiceSettings, 'language'>): Language => asLanguage(language) ?? 'fr'

/** Who we are, that this is an AI, that the call is recorded if it is: before anything else, whatever a house writes. */
export function firstWords(house: Pick<House, 'name' | 'closedMessage'>, voice: VoiceSettings, manner: Manner): string {
  const language = languageOfLine(voice)
  const phrases = phrasesIn(language)
  const hello = voice.greeting.trim() || phrases.greeting(house.name)
  const notice = voice.recording.enabled ? [voice.recording.notice.trim() || phrases.recorded] : []
  const rest = {
    usual: [phrases.ai],
    message_only: [phrases.ai, phrases.leaveMessage],
    closed: [phrases.aiOnly, house.closedMessage.trim() || phrases.closed(house.name)],
  }[manner]
  return sayExactly([hello, ...(manner === 'closed' ? [] : notice), ...rest].join(' '), language)
}
