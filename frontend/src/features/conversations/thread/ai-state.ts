import type { AiMode, Conversation } from '@conciergerie/contract'

/** What the AI does here now, in the words of the button: a pause hides the mode. */
export type AiState = 'paused' | AiMode

export function aiStateOf({ ai }: Pick<Conversation, 'ai'>, now: number): AiState {
  const isPaused = ai.pausedUntil !== null && Date.parse(ai.pausedUntil) > now
  return isPaused && ai.effective !== 'off' ? 'paused' : ai.effective
}
