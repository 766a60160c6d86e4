import type { Conversation, Message } from '@conciergerie/contract'

/** Why one cannot simply write to this client, the gravest first; null when one can. */
export type Obstacle = 'blocked' | 'opted_out' | 'window_closed'

const soonSeconds = 3600

/** Seconds for which free text may still be sent; 0 once it may not. */
export function secondsLeft({ windowExpiresAt }: Pick<Conversation, 'windowExpiresAt'>, now: number): number {
  return windowExpiresAt === null ? 0 : Math.max(0, (Date.parse(windowExpiresAt) - now) / 1000)
}

export const isClosingSoon = (seconds: number): boolean => seconds > 0 && seconds < soonSeconds

export function obstacleOf(conversation: Conversation, messages: readonly Message[], now: number): Obstacle | null {
  if (conversation.client.blocked) return 'blocked'
  if (conversation.client.optedOut && !hasWrittenSince(messages)) return 'opted_out'
  return secondsLeft(conversation, now) === 0 ? 'window_closed' : null
}

/** Who writes after opting out asks something, and may be answered. */
function hasWrittenSince(messages: readonly Message[]): boolean {
  const optOut = messages.findLastIndex(({ event }) => event?.name === 'opted_out')
  return messages.slice(optOut + 1).some(({ authorType }) => authorType === 'client')
}
