import type { AiMode } from '@conciergerie/contract'
import type { House } from '#src/features/conciergeries/house.ts'

/** What of a conversation decides whether the AI speaks there. */
export interface AiSettings {
  ai_mode: string | null
  ai_paused_until: string | null
}

/** The conversation's own mode, else the house's. */
export function effectiveMode(own: string | null, house: House): AiMode {
  if (house.status === 'suspended') return 'off'
  return (own as AiMode | null) ?? house.ai.mode
}

export const isPaused = (conversation: AiSettings, now: Date): boolean =>
  conversation.ai_paused_until !== null && conversation.ai_paused_until > now.toISOString()

/** What the AI does with a message that arrives now: a pause is as good as off. */
export function presentMode(conversation: AiSettings, house: House, now: Date): AiMode {
  return isPaused(conversation, now) ? 'off' : effectiveMode(conversation.ai_mode, house)
}
