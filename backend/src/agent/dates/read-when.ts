import { clustersOf, dropSpoiled, promoteDays } from './clusters.ts'
import { addDays } from './days.ts'
import { resolveDay, resolveRange } from './resolve-day.ts'
import { answerBare } from './answer-bare.ts'
import { readTimes } from './read-times.ts'
import { tokenizeWhen } from './tokenize-when.ts'
import type { When } from './when.ts'
import type { DayRef, Token, TokenOf } from './when-tokens.ts'

const joins = /^(?:au|jusqu'au|jusqu'a|-|to|until|till|through)$/

/**
 * @param today the house's own day, `YYYY-MM-DD`
 * @param asked what the house has just asked for: then a lone number answers it
 */
export function readWhen(text: string, today: string, asked: 'day' | 'time' | null = null): When {
  const tokenized = promoteDays(tokenizeWhen(text))
  const clusters = clustersOf(asked === null ? tokenized : answerBare(tokenized, asked))
  const read = clusters.map(dropSpoiled)
  const tokens = read.flatMap(({ kept }) => kept)
  const days = readDays(
    read.map(({ kept }) => kept),
    today,
  )
  const times = readTimes(read.map(({ kept }) => kept))
  const nights = one(tokens.flatMap((token) => (token.type === 'nights' ? [token.nights] : [])))
  const spoiled = read.some((cluster) => cluster.spoiled)
  const vague = tokens.find(({ type }) => type === 'vague')?.text ?? (spoiled ? text.slice(0, 60) : null)
  const timed = vague !== null && days.day === null && times.time === null ? { ...times, window: null } : times
  const dated = vague !== null && spoiled && days.day !== null ? { ...days, day: null } : days
  return { ...dated, ...timed, nights, vague, stay: dated.stay ?? stayOf(dated, nights) }
}

const one = <T>(values: readonly T[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)

function stayOf({ day, departure, problem }: Days, nights: number | null): When['stay'] {
  if (day === null || problem !== null) return null
  if (nights !== null && departure === null) return { from: day, to: addDays(day, nights) }
  return departure !== null && departure > day ? { from: day, to: departure } : null
}

type Days = Pick<When, 'stay' | 'day' | 'departure' | 'problem'>
const noDays: Days = { stay: null, day: null, departure: null, problem: null }

function readDays(clusters: readonly (readonly Token[])[], today: string): Days {
  const ranges = clusters.flatMap(rangesIn)
  if (ranges.length > 1) return { ...noDays, problem: 'several' }
  const [range] = ranges
  if (range) {
    const found = resolveRange(range.from, range.to, today)
    return 'problem' in found ? { ...noDays, problem: found.problem } : { ...noDays, stay: found }
  }
  return readSingleDays(clusters.flat(), today)
}

function rangesIn(cluster: readonly Token[]): { from: DayRef; to: DayRef }[] {
  return cluster.flatMap((token, at) => {
    if (token.type !== 'day') return []
    const next = cluster.findIndex(({ type }, index) => index > at && type === 'day')
    const end = cluster[next]
    if (end?.type !== 'day') return []
    const between = cluster.slice(at + 1, next).filter(({ type }) => type === 'glue')
    return isRange(cluster.slice(0, at), between) ? [{ from: token.ref, to: end.ref }] : []
  })
}

function isRange(before: readonly Token[], between: readonly Token[]): boolean {
  const opens = (pattern: RegExp) => before.some(({ type, text }) => type === 'glue' && pattern.test(text))
  if (between.some(({ text }) => joins.test(text))) return true
  if (between.some(({ text }) => text === 'a')) return opens(/^(?:du|de|a partir)/)
  return between.some(({ text }) => text === 'et' || text === 'and') && opens(/^(?:entre|between)$/)
}

/** Beside "arrivée" and "départ" two days are a stay; two days that nothing ties together are one too many. */
function readSingleDays(tokens: readonly Token[], today: string): Days {
  const placed = tokens.flatMap((token, at) => (token.type === 'day' ? [{ token, role: roleBefore(tokens, at) }] : []))
  const leaving = placed.filter(({ role }) => role === 'departure')
  const others = placed.filter(({ role }) => role !== 'departure')
  if (leaving.length === 1 && others.length === 1)
    return arrivalAndDeparture(others[0]?.token, leaving[0]?.token, today)
  const resolved = others.map(({ token }) => resolveDay(token.ref, today))
  const problem = resolved.flatMap((found) => ('problem' in found ? [found.problem] : []))[0]
  if (problem) return { ...noDays, problem }
  const days = new Set(resolved.flatMap((found) => ('day' in found ? [found.day] : [])))
  if (days.size > 1) return { ...noDays, problem: 'several' }
  return {
    ...noDays,
    day: [...days][0] ?? null,
    departure: departureOf(
      leaving.map(({ token }) => token),
      today,
    ),
  }
}

function arrivalAndDeparture(from: TokenOf<'day'> | undefined, to: TokenOf<'day'> | undefined, today: string): Days {
  if (!from || !to) return noDays
  const found = resolveRange(from.ref, to.ref, today)
  return 'problem' in found ? { ...noDays, problem: found.problem } : { ...noDays, stay: found }
}

function departureOf(tokens: readonly TokenOf<'day'>[], today: string): string | null {
  const [token] = tokens
  const found = token && resolveDay(token.ref, today)
  return found && 'day' in found && tokens.length === 1 ? found.day : null
}

function roleBefore(tokens: readonly Token[], at: number): 'arrival' | 'departure' | null {
  for (let index = at - 1; index >= 0; index--) {
    const type = tokens[index]?.type
    if (type === 'arrival' || type === 'departure') return type
    if (type === 'day') return null
  }
  return null
}
