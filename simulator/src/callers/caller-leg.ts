import type { Changes } from '#sim/lib/changes.ts'

/** Why a call is over, as its caller sees it. */
export type CallEnd = 'caller_hung_up' | 'house_hung_up' | 'transferred' | 'busy' | 'refused' | 'lost'

/** A caller’s end of a call, on whatever road: what they say, what they hear. */
export interface CallerLeg {
  /** Announces everything: words heard, silence, the end. */
  readonly changes: Changes
  readonly answered: boolean
  /** All the words of the assistant that have sounded so far, in order. */
  readonly heard: string
  /** Does the assistant speak, or is it about to? */
  readonly speaking: boolean
  /** Null while it lasts. */
  readonly ended: CallEnd | null
  /** So many times faster than a real call; 1 = as a real one. */
  readonly speed: number
  /** Resolves when it has been said to its end; the assistant may be talked over. */
  say(text: string): Promise<void>
  /** 0-9, * or #. */
  press(digit: string): void
  hangUp(): void
}
