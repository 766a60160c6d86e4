import type { LineEvent } from './api.ts'

/** How half an hour went: the worst of it. `none`: the line was not there yet. */
export type DayPart = 'up' | 'trouble' | 'down' | 'stopped' | 'none'

export interface Day {
  /** Oldest first. */
  parts: DayPart[]
  /** Of the time in which calls were wanted, what share they could come in; null when they never were. */
  upShare: number | null
}

const partCount = 48
export const dayMs = 86_400_000

const partOf: Record<LineEvent['state'], DayPart> = {
  running: 'up',
  degraded: 'trouble',
  starting: 'trouble',
  backoff: 'trouble',
  failed: 'down',
  stopped: 'stopped',
}
const worstFirst = ['down', 'trouble', 'stopped', 'up', 'none'] as const
/** Shorter than a fleeting start, which every line has. */
const fleetingMs = 60_000

interface Stretch {
  from: number
  to: number
  state: LineEvent['state']
}

/** The last 24 hours out of the changes of state, the oldest of which may lie before. */
export function dayOf(history: readonly LineEvent[], now: number): Day {
  const stretches = history.map(({ at, state }, index): Stretch => {
    const next = history[index + 1]
    return { from: Date.parse(at), to: next ? Date.parse(next.at) : now, state }
  })
  const start = now - dayMs
  const length = dayMs / partCount
  return {
    parts: Array.from({ length: partCount }, (_, index) => {
      const from = start + index * length
      return worstOf(stretches, from, from + length)
    }),
    upShare: shareOf(stretches, start, now),
  }
}

const overlap = ({ from, to }: Stretch, start: number, end: number) => Math.min(to, end) - Math.max(from, start)

function worstOf(stretches: readonly Stretch[], from: number, to: number): DayPart {
  const found = new Set(
    stretches
      .filter((stretch) => overlap(stretch, from, to) > (stretch.state === 'starting' ? fleetingMs : 0))
      .map(({ state }) => partOf[state]),
  )
  return worstFirst.find((part) => found.has(part)) ?? 'none'
}

function shareOf(stretches: readonly Stretch[], start: number, now: number): number | null {
  const total = (states: readonly LineEvent['state'][]) =>
    stretches
      .filter(({ state }) => states.includes(state))
      .reduce((sum, stretch) => sum + Math.max(0, overlap(stretch, start, now)), 0)
  const wanted = total(['running', 'degraded', 'starting', 'backoff', 'failed'])
  return wanted === 0 ? null : total(['running', 'degraded']) / wanted
}
