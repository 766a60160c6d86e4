import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/database.ts'
import { MeasuredServer } from './lib/child.ts'
import { insertHouses } from './lib/house.ts'
import { from, httpRequest, openLoop } from './lib/load.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { medianOfSlices, quantile, round } from './lib/statistics.ts'
import { openStream } from './lib/stream.ts'
import type { Heard } from './lib/stream.ts'

const eventsPerSecond = 10
/** Writes before anything counts, so that what is measured is warm. */
const rehearsed = 30
/** A p99 is taken of each second, and the median of these counts. */
const sliceSeconds = 1

const p99 = (values: readonly number[]) => quantile(values, 0.99)

function writesOf(token: string, first: number, count: number): Buffer[] {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return Array.from({ length: count }, (_, i) => {
    const reply = { shortcut: `m${first + i}`, title: `Mesure ${first + i}`, text: 'Bonjour' }
    return httpRequest('POST', '/api/quick-replies', headers, JSON.stringify(reply))
  })
}

async function waitForEvents(heard: readonly Heard[], wanted: number): Promise<void> {
  const limit = performance.now() + 10_000
  while (heard.length < wanted && performance.now() < limit) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A colleague's writes, ten a second, and how long after each was due every open dashboard heard of it. */
async function measure(server: MeasuredServer, token: string, streams: number, seconds: number) {
  const heard: Heard[] = []
  const open = await Promise.all(
    Array.from({ length: streams }, (_, i) =>
      openStream(server.port, { Authorization: `Bearer ${token}`, ...from(i) }, heard),
    ),
  )
  const count = eventsPerSecond * seconds
  try {
    await openLoop(server.port, writesOf(token, 0, rehearsed), eventsPerSecond, 4)
    await waitForEvents(heard, rehearsed * streams)
    heard.length = 0
    const before = await server.cpuMicros()
    const result = await openLoop(server.port, writesOf(token, rehearsed, count), eventsPerSecond, 4)
    await waitForEvents(heard, count * streams)
    const cpu = (await server.cpuMicros()) - before
    const first = heard.reduce((least, { seq }) => Math.min(least, seq), Infinity)
    const delays = heard
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, at }) => at - (result.startedAt + ((seq - first) / eventsPerSecond) * 1000))
    return { result, delays, received: heard.length / (count * streams), cpuPerDelivery: cpu / heard.length }
  } finally {
    for (const stream of open) stream.destroy()
  }
}

export const benchLive: Bench = async ({ quick }) => {
  const streams = quick ? 200 : 1000
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-live-'))
  const url = `sqlite:${path.join(folder, 'live.db')}`
  const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
  const [house = 0] = await insertHouses(db, 1)
  const token = await openSession(db, house)
  await db.close()
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), { BENCH_DATABASE: url })
  try {
    const { result, delays, received, cpuPerDelivery } = await measure(server, token, streams, quick ? 5 : 15)
    const typical = medianOfSlices(delays, streams * eventsPerSecond * sliceSeconds, p99)
    process.stdout.write(
      `  ${round(cpuPerDelivery, 1)} µs de CPU par remise ; p50 ${round(quantile(delays, 0.5))} ms, p99 sans médiane ${round(p99(delays))} ms\n`,
    )
    return [
      atLeast('événements reçus ÷ attendus', round(received, 4), 1),
      atMost(`remise à ${streams} tableaux de bord, p99, écriture comprise`, round(typical), 50, ' ms'),
      atMost('écritures refusées', result.failed, 0),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
