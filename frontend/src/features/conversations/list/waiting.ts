import type { Conversation } from '@conciergerie/contract'

export type Wait = 'short' | 'long' | 'over'

const longMs = 5 * 60_000
const overMs = 15 * 60_000

/** How long the client has waited, as a degree; null when nobody waits. */
export function waitOf({ waitingSince }: Pick<Conversation, 'waitingSince'>, now: number): Wait | null {
  if (waitingSince === null) return null
  const waited = now - Date.parse(waitingSince)
  if (waited >= overMs) return 'over'
  return waited >= longMs ? 'long' : 'short'
}
