import { needsLook } from './api.ts'
import type { Line } from './api.ts'

export const columns = ['name', 'state', 'calls'] as const
export type Column = (typeof columns)[number]

/** What asks for somebody comes first. */
const urgency: readonly Line['state'][] = ['failed', 'backoff', 'degraded', 'starting', 'running', 'stopped']

const byName = (a: Line, b: Line) =>
  a.conciergerie.name.localeCompare(b.conciergerie.name) || a.number.localeCompare(b.number)

const compare: Record<Column, (a: Line, b: Line) => number> = {
  name: byName,
  state: (a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state) || byName(a, b),
  calls: (a, b) => b.callsInProgress - a.callsInProgress || byName(a, b),
}

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

/** Those whose house or number is looked for, in the order asked. */
export function shownLines(lines: readonly Line[], q: string, by: Column): Line[] {
  const wanted = folded(q.trim())
  const digits = digitsOf(q).replace(/^0/, '')
  const isWanted = ({ conciergerie, number }: Line) =>
    folded(conciergerie.name).includes(wanted) || (digits.length > 1 && digitsOf(number).includes(digits))
  return lines.filter(isWanted).toSorted(compare[by])
}

/** How many are well, in trouble, lost. */
export function tally(lines: readonly Line[]) {
  const count = (is: (line: Line) => boolean) => lines.filter(is).length
  return {
    running: count(({ state }) => state === 'running'),
    toWatch: count((line) => needsLook(line) && line.state !== 'failed'),
    failed: count(({ state }) => state === 'failed'),
    calls: lines.reduce((sum, { callsInProgress }) => sum + callsInProgress, 0),
  }
}
