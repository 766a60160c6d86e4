import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/open-database.ts'
import { addDays } from '../backend/src/features/reservations/engine/calendar.ts'
import { fillHotel, fillRestaurant, firstNight } from './lib/booked-house.ts'
import { MeasuredServer } from './lib/child.ts'
import { insertHouses } from './lib/house.ts'
import { closedLoop, from, httpRequest } from './lib/load.ts'
import { atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { median, quantile, round } from './lib/statistics.ts'

const bar = 30
/** Rounds over all screens in turn; a p99 is taken of each, and the median of these counts. */
const rounds = 5

/** What the screens of a house of 200 units wait for, booked for two years: whole requests, over HTTP. */
export const benchPlanning: Bench = async ({ quick }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-planning-'))
  const url = `sqlite:${path.join(folder, 'booked.db')}`
  try {
    const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
    const [first = 0, second = 0] = await insertHouses(db, 2)
    await fillHotel(db, first)
    await fillRestaurant(db, second)
    const hotel = await openSession(db, first)
    const restaurant = await openSession(db, second)
    await db.close()
    return await measure(url, screens(hotel, restaurant), quick ? 40 : 200)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Screen {
  token: string
  pathOf: (i: number) => string
}

function screens(hotel: string, restaurant: string): Record<string, Screen> {
  const dayOf = (i: number) => addDays(firstNight, (i * 37) % 680)
  const eveningOf = (i: number) => addDays(firstNight, (i * 7) % 60)
  return {
    'planning, 200 chambres × 30 jours': {
      token: hotel,
      pathOf: (i) => `/api/planning?from=${dayOf(i)}&to=${addDays(dayOf(i), 30)}`,
    },
    'planning, 200 tables, un soir': {
      token: restaurant,
      pathOf: (i) => `/api/planning/tables?date=${eveningOf(i)}`,
    },
    'mois, 200 chambres': { token: hotel, pathOf: (i) => `/api/planning/month?month=${dayOf(i).slice(0, 7)}` },
    'liste du jour': { token: hotel, pathOf: (i) => `/api/reservations?view=arrivals&date=${dayOf(i)}` },
  }
}

async function measure(url: string, all: Record<string, Screen>, count: number): Promise<Row[]> {
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), { BENCH_DATABASE: url })
  const p99 = new Map<string, number[]>()
  const p50 = new Map<string, number[]>()
  try {
    for (let turn = 0; turn <= rounds; turn++) {
      for (const [name, { token, pathOf }] of Object.entries(all)) {
        const requests = Array.from({ length: count }, (_, i) =>
          httpRequest('GET', pathOf(turn * count + i), { Authorization: `Bearer ${token}`, ...from(i) }),
        )
        const { latencies, failed, refusals } = await closedLoop(server.port, requests, 1)
        if (failed > 0) throw new Error(`${name}: ${failed} requests failed (${[...refusals].join(', ')})`)
        // the first turn warms up
        if (turn === 0) continue
        p99.set(name, [...(p99.get(name) ?? []), quantile(latencies, 0.99)])
        p50.set(name, [...(p50.get(name) ?? []), quantile(latencies, 0.5)])
      }
    }
  } finally {
    await server.stop()
  }
  for (const [name, turns] of p99)
    process.stdout.write(
      `  ${name} : p50 ${round(median(p50.get(name) ?? []))} ms, p99 ${turns.map((one) => round(one, 1)).join(' / ')} ms\n`,
    )
  return [...p99].map(([name, turns]) => atMost(`${name}, p99`, round(median(turns)), bar, ' ms'))
}
