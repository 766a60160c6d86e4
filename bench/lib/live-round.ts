import type { MeasuredServer } from './child.ts'
import { from, httpRequest, openLoop } from './load.ts'
import { quantile } from './statistics.ts'
import { Dashboards } from './stream.ts'

const eventsPerSecond = 10
const secondsOfRound = 3
/** Writes before anything counts, so that what is measured is warm. */
const rehearsed = 30
/** Far more than a slow machine needs: what has not come by then is lost. */
const longestWaitMs = 10_000

/** One of the servers in turn, with all its dashboards open. */
export interface LiveSide {
  name: string
  server: MeasuredServer
  dashboards: Dashboards
  streams: number
  /** How long all took to open, and µs of the server for each. */
  opening: { ms: number; cpuEach: number }
  /** Bytes of the next writes, each of another entity. */
  nextWrites: (count: number) => Buffer[]
}

export interface LiveRound {
  /** Milliseconds from the moment that a write was due until a dashboard heard of it, one for each delivery. */
  delays: number[]
  /** The p99 of each second. */
  p99s: number[]
  /** µs of the server for a write and all that hear of it. */
  cpuPerWrite: number
  /** Share of the deliveries that came. */
  received: number
  /** Writes that were refused. */
  failed: number
}

type WantedSide = Pick<LiveSide, 'name' | 'server' | 'streams'> & { token: string }

/** Opens all dashboards at once and says what that took. */
export async function startSide({ name, server, token, streams }: WantedSide): Promise<LiveSide> {
  const dashboards = new Dashboards()
  const headers = Array.from({ length: streams }, (_, i) => ({ Authorization: `Bearer ${token}`, ...from(i) }))
  const before = await server.cpuMicros()
  const started = performance.now()
  await dashboards.open(server.port, headers)
  const ms = performance.now() - started
  const cpuEach = ((await server.cpuMicros()) - before) / streams
  return { name, server, dashboards, streams, opening: { ms, cpuEach }, nextWrites: writesOf(token) }
}

function writesOf(token: string): (count: number) => Buffer[] {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  let next = 0
  return (count) =>
    Array.from({ length: count }, () => {
      const index = next++
      const reply = { shortcut: `m${index}`, title: `Mesure ${index}`, text: 'Bonjour' }
      return httpRequest('POST', '/api/quick-replies', headers, JSON.stringify(reply))
    })
}

/** @throws when a dashboard missed something: what follows would measure what is late */
export async function rehearse(side: LiveSide): Promise<void> {
  await openLoop(side.server.port, side.nextWrites(rehearsed), eventsPerSecond, 4)
  await waitForEvents(side, rehearsed * side.streams)
  const missing = rehearsed * side.streams - side.dashboards.heard.length
  if (missing > 0)
    throw new Error(
      `${side.name}: ${missing} events of the rehearsal were not heard, ${side.dashboards.lost} streams lost`,
    )
}

/** A colleague's writes, ten a second, and how long after each was due every open dashboard heard of it. */
export async function measureRound(side: LiveSide): Promise<LiveRound> {
  const { server, dashboards, streams } = side
  const count = eventsPerSecond * secondsOfRound
  dashboards.heard = []
  const before = await server.cpuMicros()
  const { startedAt, failed } = await openLoop(server.port, side.nextWrites(count), eventsPerSecond, 4)
  await waitForEvents(side, count * streams)
  const cpu = (await server.cpuMicros()) - before
  const delays = delaysOf(dashboards, startedAt)
  const perSecond = streams * eventsPerSecond
  return {
    delays,
    p99s: Array.from({ length: secondsOfRound }, (_, i) =>
      quantile(delays.slice(i * perSecond, (i + 1) * perSecond), 0.99),
    ),
    cpuPerWrite: cpu / count,
    received: delays.length / (count * streams),
    failed,
  }
}

async function waitForEvents({ dashboards }: LiveSide, wanted: number): Promise<void> {
  const limit = performance.now() + longestWaitMs
  while (dashboards.heard.length < wanted && performance.now() < limit)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

/** In the order of the writes: the nth event is that of the nth write. */
function delaysOf({ heard }: Dashboards, startedAt: number): number[] {
  const first = heard.reduce((least, { seq }) => Math.min(least, seq), Infinity)
  return heard
    .toSorted((one, other) => one.seq - other.seq)
    .map(({ seq, at }) => at - (startedAt + ((seq - first) / eventsPerSecond) * 1000))
}
