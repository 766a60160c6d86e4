import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/open-database.ts'
import { fillBigHouse, numberOf, rareWord } from './lib/big-house.ts'
import { MeasuredServer } from './lib/child.ts'
import { closedLoop, from, httpRequest } from './lib/load.ts'
import { showLoad } from './lib/progress.ts'
import type { Step } from './lib/progress.ts'
import { atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { median, quantile, round } from './lib/statistics.ts'
import { makeFolder, removeFolder } from './lib/temporary.ts'

const bar = 10
const messagesEach = 10
const words = ['piscine', 'parking terrasse', 'chien', 'petit dejeuner', 'navette taxi']

export const benchInbox: Bench = async ({ quick, step }) => {
  const conversations = quick ? 10_000 : 100_000
  const folder = makeFolder('bench-inbox')
  const url = `sqlite:${path.join(folder, 'big.db')}`
  try {
    const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
    await db.close()
    const started = performance.now()
    const { conciergerieId, conversationIds } = await fillBigHouse(
      url.slice('sqlite:'.length),
      conversations,
      messagesEach,
      step,
    )
    const filled: Row = {
      name: `${conversations * messagesEach} messages, ${conversations} conversations : remplissage`,
      value: `${round((performance.now() - started) / 1000, 0)} s`,
      bar: '',
      ok: true,
    }
    const again = await openDatabase(url, { logger: pino({ level: 'silent' }) })
    const token = await openSession(again, conciergerieId)
    await again.close()
    return [filled, ...(await measure(url, { token, ids: conversationIds, count: quick ? 100 : 300, step }))]
  } finally {
    removeFolder(folder)
  }
}

/** Rounds over all screens in turn; a p99 is taken of each, and the median of these counts. */
const rounds = 5

const screens = (ids: readonly number[]): Record<string, (i: number) => string> => ({
  'boîte de réception': (i) => `/api/conversations?tab=${['todo', 'ai', 'all', 'closed'][i % 4] ?? 'all'}&limit=50`,
  'fil d’une conversation': (i) => `/api/conversations/${ids[i % ids.length] ?? 0}/messages?limit=50`,
  recherche: (i) => `/api/conversations?q=${encodeURIComponent(wordsLookedFor(i))}&limit=50`,
  compteurs: () => '/api/overview',
})

/** Common and rare words, two at once, beginnings of words, names, numbers, and what is not there. */
function wordsLookedFor(i: number): string {
  const client = (i * 37) % 2000
  const kinds = [
    words[i % words.length],
    rareWord(i * 101 + 1),
    `chien ${rareWord(i * 103 + 2)}`,
    `client${client}`,
    numberOf(client).slice(-6),
    'pisc',
    'introuvable',
    `camille ${words[i % words.length] ?? ''}`,
  ]
  return kinds[i % kinds.length] ?? ''
}

interface Wanted {
  token: string
  /** Conversations whose threads are opened. */
  ids: readonly number[]
  /** Requests of each screen in a round. */
  count: number
  step: Step
}

/** All that was measured of a screen, round by round. */
interface Figures {
  p99: number[]
  latencies: number[]
  /** Milliseconds of processor for a request. */
  cpu: number[]
  /** The same of single requests, their connection included: what no neighbour adds to. */
  cpuEach: number[]
}

async function measure(url: string, { token, ids, count, step }: Wanted): Promise<Row[]> {
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), { BENCH_DATABASE: url })
  const paths = { ...screens(ids), 'plancher (/health)': (_i: number) => '/health' }
  const found = new Map<string, Figures>(
    Object.keys(paths).map((name) => [name, { p99: [], latencies: [], cpu: [], cpuEach: [] }]),
  )
  const headers = { Authorization: `Bearer ${token}` }
  const requestsOf = (pathOf: (i: number) => string, turn: number) =>
    Array.from({ length: count }, (_, i) =>
      httpRequest('GET', pathOf(turn * count + i), { ...headers, ...from(turn * count + i) }),
    )
  try {
    // the first turn warms up
    for (let turn = 0; turn <= rounds; turn++) {
      step(turn === 0 ? 'répétition' : `tour ${turn} sur ${rounds}`)
      for (const [name, pathOf] of Object.entries(paths))
        await measureScreen(server, name, requestsOf(pathOf, turn), turn === 0 ? undefined : found.get(name))
    }
    step('processeur de chaque requête')
    for (const [name, pathOf] of Object.entries(paths))
      found.get(name)?.cpuEach.push(...(await measureEach(server, requestsOf(pathOf, rounds + 1))))
  } finally {
    await server.stop()
  }
  for (const [name, { p99, latencies, cpu, cpuEach }] of found) {
    const all = `p50 ${round(median(latencies))} ms, p99 ${round(quantile(latencies, 0.99))} ms`
    const turns = p99.map((one) => round(one, 1)).join(' / ')
    process.stdout.write(
      `  ${name} : en tout ${all} ; p99 par tour ${turns} ms ; processeur ${round(median(cpu))} ms, p99 ${round(quantile(cpuEach, 0.99))} ms (${showLoad()})\n`,
    )
  }
  return Object.keys(screens(ids)).map((name) =>
    atMost(`${name}, p99`, round(median(found.get(name)?.p99 ?? [])), bar, ' ms'),
  )
}

/** Milliseconds of processor of each request by itself. */
async function measureEach(server: MeasuredServer, requests: readonly Buffer[]): Promise<number[]> {
  const found: number[] = []
  for (const request of requests) {
    const before = await server.cpuMicros()
    await closedLoop(server.port, [request], 1)
    found.push(((await server.cpuMicros()) - before) / 1000)
  }
  return found
}

async function measureScreen(
  server: MeasuredServer,
  name: string,
  requests: readonly Buffer[],
  figures: Figures | undefined,
): Promise<void> {
  const before = await server.cpuMicros()
  const result = await closedLoop(server.port, requests, 1)
  const cpu = ((await server.cpuMicros()) - before) / requests.length / 1000
  if (result.failed > 0)
    throw new Error(`${name}: ${result.failed} requests failed (${[...result.refusals].join(', ')})`)
  figures?.p99.push(quantile(result.latencies, 0.99))
  figures?.latencies.push(...result.latencies)
  figures?.cpu.push(cpu)
}
