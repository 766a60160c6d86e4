import { parts } from './when-tokens.ts'
import type { Clock, Part, Token } from './when-tokens.ts'
import type { When } from './when.ts'

type Times = Pick<When, 'time' | 'window' | 'part'>

/** The time of a text, when there is one; two that nothing ties together are none. */
export function readTimes(clusters: readonly (readonly Token[])[]): Times {
  const found = clusters.flatMap(timesIn)
  const part = partOf(clusters.flat())
  const [first, second] = found
  if (first && second && found.length === 2 && isWindow(clusters))
    return { time: null, part, window: { from: write(first), to: write(second) } }
  const times = new Set(found.map(write))
  if (first && times.size === 1)
    return { time: { at: write(first), sure: found.every(({ sure }) => sure) }, window: null, part }
  const range = part !== null && times.size === 0 ? parts[part] : null
  return { time: null, window: range && { from: range[0], to: range[1] }, part }
}

function partOf(tokens: readonly Token[]): Part | null {
  const named = tokens.flatMap((token) =>
    token.type === 'part' ? [token.part] : token.type === 'day' && token.ref.part ? [token.ref.part] : [],
  )
  return new Set(named).size === 1 ? (named[0] ?? null) : null
}

const write = ({ hours, minutes }: Clock) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`

function timesIn(cluster: readonly Token[]): Clock[] {
  const part = partOf(cluster)
  const times = cluster.flatMap((token) => (token.type === 'time' ? [token.clock] : []))
  return (times.length > 0 || part === null ? times : bareHour(cluster)).map((clock) => inPart(clock, part))
}

/** "Tonight at 8": a lone number beside a part of the day. */
function bareHour(cluster: readonly Token[]): Clock[] {
  const numbers = cluster.flatMap((token, at) =>
    token.type === 'number' && !/^(?:for|pour)$/.test(cluster[at - 1]?.text ?? '') ? [token.value] : [],
  )
  const [hours] = numbers
  return numbers.length === 1 && hours !== undefined && hours >= 1 && hours <= 12
    ? [{ hours, minutes: 0, sure: false }]
    : []
}

function inPart(clock: Clock, part: Part | null): Clock {
  if (clock.sure || part === null) return clock
  const { hours } = clock
  const late = /vening|night|endOfDay/.test(part)
    ? hours >= 4 && hours < 12
    : /fternoon|noon/.test(part) && hours >= 1 && hours < 8
  return { ...clock, hours: late ? hours + 12 : hours, sure: true }
}

function isWindow(clusters: readonly (readonly Token[])[]): boolean {
  return clusters.some((cluster) => {
    const times = cluster.flatMap(({ type }, at) => (type === 'time' ? [at] : []))
    const [first = 0, second = 0] = times
    return (
      times.length === 2 &&
      cluster.slice(first + 1, second).some(({ text }) => /^(?:a|et|-|to|and|jusqu'a)$/.test(text))
    )
  })
}
