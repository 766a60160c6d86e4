import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/open-database.ts'
import { MeasuredServer } from './lib/child.ts'
import { measureRound, rehearse, startSide } from './lib/live-round.ts'
import type { LiveRound, LiveSide } from './lib/live-round.ts'
import { insertHouses } from './lib/house.ts'
import { showLoad } from './lib/progress.ts'
import type { Step } from './lib/progress.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { median, quantile, round } from './lib/statistics.ts'
import { makeFolder, removeFolder } from './lib/temporary.ts'

const servers = path.join(import.meta.dirname, 'servers')

const p50 = (values: readonly number[]) => round(quantile(values, 0.5))
const p99 = (values: readonly number[]) => round(quantile(values, 0.99))

/** A house with an open session, in a file of its own. */
async function prepareHouse(url: string): Promise<string> {
  const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
  const [house = 0] = await insertHouses(db, 1)
  const token = await openSession(db, house)
  await db.close()
  return token
}

/**
 * The bare limit (node:http, one buffer for all), the product, and the product with one dashboard, in turn: what a delivery costs
 * beyond its write, and how long it takes.
 */
export const benchLive: Bench = async ({ quick, step }) => {
  const streams = quick ? 200 : 1000
  const folder = makeFolder('bench-live')
  const sides: LiveSide[] = []
  const open = async (name: string, script: string, count: number) => {
    const url = `sqlite:${path.join(folder, `${sides.length}.db`)}`
    const token = await prepareHouse(url)
    const server = await MeasuredServer.start(path.join(servers, script), { BENCH_DATABASE: url })
    sides.push(await openSide({ name, server, token, streams: count }, step))
  }
  try {
    await open('limite', 'shared-buffer-sse.ts', streams)
    await open('produit', 'ours.ts', streams)
    await open('produit, un seul flux', 'ours.ts', 1)
    const [bare = [], ours = [], alone = []] = await takeTurns(sides, quick ? 3 : 5, step)
    const lost = sides.reduce((sum, { dashboards }) => sum + dashboards.lost, 0)
    showWhole(bare, ours)
    return judge(streams, { bare, ours, alone }, lost)
  } finally {
    for (const { dashboards } of sides) dashboards.close()
    await Promise.all(sides.map(({ server }) => server.stop()))
    removeFolder(folder)
  }
}

async function openSide(wanted: Parameters<typeof startSide>[0], step: Step): Promise<LiveSide> {
  step(`${wanted.name} : ouverture de ${wanted.streams} flux`)
  const side = await startSide(wanted)
  const { ms, cpuEach } = side.opening
  detail(`ouverts en ${round(ms, 0)} ms, ${round(cpuEach, 0)} µs de CPU chacun`)
  step(`${wanted.name} : répétition`)
  await rehearse(side)
  return side
}

async function takeTurns(sides: readonly LiveSide[], rounds: number, step: Step): Promise<LiveRound[][]> {
  const found: LiveRound[][] = sides.map(() => [])
  for (let turn = 1; turn <= rounds; turn++) {
    for (const [i, side] of sides.entries()) {
      step(`tour ${turn} sur ${rounds} : ${side.name}`)
      const result = await measureRound(side)
      found[i]?.push(result)
      const { delays, cpuPerWrite } = result
      detail(`p50 ${p50(delays)} ms, p99 ${p99(delays)} ms, ${round(cpuPerWrite / 1000, 1)} ms de CPU par écriture`)
    }
  }
  return found
}

const detail = (text: string) => process.stdout.write(`          ${text}  (${showLoad()})\n`)

const delaysOf = (rounds: readonly LiveRound[]) => rounds.flatMap(({ delays }) => delays)
const typicalP99 = (rounds: readonly LiveRound[]) => round(median(rounds.flatMap(({ p99s }) => p99s)))

function showWhole(bare: readonly LiveRound[], ours: readonly LiveRound[]): void {
  const show = (rounds: readonly LiveRound[]) =>
    `p50 ${p50(delaysOf(rounds))} ms, p99 ${p99(delaysOf(rounds))} ms (p99 médian d’une seconde : ${typicalP99(rounds)} ms)`
  process.stdout.write(`  en tout : produit ${show(ours)} ; limite ${show(bare)}\n`)
}

interface Turns {
  bare: readonly LiveRound[]
  ours: readonly LiveRound[]
  alone: readonly LiveRound[]
}

function judge(streams: number, { bare, ours, alone }: Turns, lost: number): Row[] {
  const sum = (of: (one: LiveRound) => number) => ours.reduce((total, one) => total + of(one), 0)
  // what the write itself costs is the same however many hear of it
  const ratios = ours.map(
    ({ cpuPerWrite }, i) =>
      (cpuPerWrite - (alone[i]?.cpuPerWrite ?? Number.NaN)) / (bare[i]?.cpuPerWrite ?? Number.NaN),
  )
  return [
    atLeast('événements reçus ÷ attendus', round(sum(({ received }) => received) / ours.length, 4), 1),
    atMost('flux coupés', lost, 0),
    atMost(`remise à ${streams} tableaux de bord, p99, écriture comprise`, typicalP99(ours), 50, ' ms'),
    atMost('CPU de la remise ÷ un tampon partagé sur node:http', round(median(ratios)), 1.3, '×'),
    atMost(
      'écritures refusées',
      sum(({ failed }) => failed),
      0,
    ),
  ]
}
