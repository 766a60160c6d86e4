import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/database.ts'
import { fillBigHouse, numberOf, rareWord } from './lib/big-house.ts'
import { MeasuredServer } from './lib/child.ts'
import { closedLoop, from, httpRequest } from './lib/load.ts'
import { atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { median, quantile, round } from './lib/statistics.ts'

const bar = 10
const words = ['piscine', 'parking terrasse', 'chien', 'petit dejeuner', 'navette taxi']

export const benchInbox: Bench = async ({ quick }) => {
  const conversations = quick ? 10_000 : 100_000
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-inbox-'))
  const url = `sqlite:${path.join(folder, 'big.db')}`
  try {
    const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
    await db.close()
    const { conciergerieId, conversationIds } = fillBigHouse(url.slice('sqlite:'.length), conversations, 10)
    const again = await openDatabase(url, { logger: pino({ level: 'silent' }) })
    const token = await openSession(again, conciergerieId)
    await again.close()
    return await measure(url, token, conversationIds, quick ? 100 : 300)
  } finally {
    rmSync(folder, { recursive: true, force: true })
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

async function measure(url: string, token: string, ids: readonly number[], count: number): Promise<Row[]> {
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), { BENCH_DATABASE: url })
  const headers = { Authorization: `Bearer ${token}` }
  const found = new Map<string, { p99: number[]; p50: number[]; cpu: number[] }>()
  try {
    for (let turn = 0; turn <= rounds; turn++) {
      for (const [name, pathOf] of Object.entries({
        ...screens(ids),
        'plancher (/health)': (_index: number) => '/health',
      })) {
        const requests = Array.from({ length: count }, (_, i) =>
          httpRequest('GET', pathOf(turn * count + i), { ...headers, ...from(i) }),
        )
        const before = await server.cpuMicros()
        const result = await closedLoop(server.port, requests, 1)
        const cpu = ((await server.cpuMicros()) - before) / count / 1000
        if (result.failed > 0)
          throw new Error(`${name}: ${result.failed} requests failed (${[...result.refusals].join(', ')})`)
        const figures = found.get(name) ?? { p99: [], p50: [], cpu: [] }
        // the first turn warms up
        if (turn > 0) found.set(name, figures)
        if (turn === 0) continue
        figures.p99.push(quantile(result.latencies, 0.99))
        figures.p50.push(quantile(result.latencies, 0.5))
        figures.cpu.push(cpu)
      }
    }
  } finally {
    await server.stop()
  }
  for (const [name, { p50, p99, cpu }] of found)
    process.stdout.write(
      `  ${name} : p50 ${round(median(p50))} ms, p99 ${p99.map((one) => round(one, 1)).join(' / ')} ms, ${round(median(cpu))} ms de CPU\n`,
    )
  return [...found].flatMap(([name, { p99 }]) =>
    name in screens(ids) ? [atMost(`${name}, p99`, round(median(p99)), bar, ' ms')] : [],
  )
}
