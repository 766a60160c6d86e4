import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/database.ts'
import { fillBigHouse } from './lib/big-house.ts'
import { MeasuredServer } from './lib/child.ts'
import { closedLoop, httpRequest } from './lib/load.ts'
import { atMost } from './lib/report.ts'
import type { Bench } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { quantile, round } from './lib/statistics.ts'

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
    return await measure(url, token, conversationIds, quick ? 200 : 600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(url: string, token: string, ids: readonly number[], count: number) {
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), { BENCH_DATABASE: url })
  const headers = { Authorization: `Bearer ${token}` }
  const paths: Record<string, (i: number) => string> = {
    'boîte de réception': (i) => `/api/conversations?tab=${['todo', 'ai', 'all', 'closed'][i % 4] ?? 'all'}&limit=50`,
    'fil d’une conversation': (i) => `/api/conversations/${ids[i % ids.length] ?? 0}/messages?limit=50`,
    recherche: (i) => `/api/conversations?q=${encodeURIComponent(words[i % words.length] ?? '')}&limit=50`,
    compteurs: () => '/api/overview',
  }
  try {
    const rows = []
    for (const [name, pathOf] of Object.entries(paths)) {
      const requests = Array.from({ length: count }, (_, i) => httpRequest('GET', pathOf(i), headers))
      await closedLoop(server.port, requests.slice(0, 50), 1)
      const result = await closedLoop(server.port, requests, 1)
      if (result.failed > 0) throw new Error(`${name}: ${result.failed} requests failed`)
      rows.push(atMost(`${name}, p99`, round(quantile(result.latencies, 0.99)), bar, ' ms'))
    }
    return rows
  } finally {
    await server.stop()
  }
}
