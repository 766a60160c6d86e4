import type { LineEvent } from './api.ts'

export interface Wait {
  at: string
  seconds: number
}

const most = 6

/** The waits of the trouble that a line is in, oldest first; none when it came out of it. */
export function waitsOf(history: readonly LineEvent[]): Wait[] {
  const waits: Wait[] = []
  for (const { at, state, waitMs } of history) {
    if (state === 'backoff') waits.push({ at, seconds: Math.round((waitMs ?? 0) / 1000) })
    else if (state !== 'starting') waits.length = 0
  }
  return waits.slice(-most)
}

/** How many tries have failed in a row. */
export const triesOf = (history: readonly LineEvent[]): number => {
  const since = history.findLastIndex(({ state }) => state !== 'backoff' && state !== 'starting')
  return history.slice(since + 1).filter(({ state }) => state === 'backoff').length
}
