import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/database.ts'
import { MeasuredServer } from './lib/child.ts'
import { insertHouse } from './lib/house.ts'
import { httpRequest, openLoop } from './lib/load.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { quantile, round } from './lib/statistics.ts'

const eventsPerSecond = 10

/** One dashboard: an open stream that tells when each event came. */
function openStream(port: number, token: string, onEvent: (seq: number, at: number) => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const req = request({ port, path: '/api/live', headers: { authorization: `Bearer ${token}` }, agent: false }, (res) => {
      res.setEncoding('utf8')
      res.on('data', (chunk: string) => {
        const at = performance.now()
        for (const [, seq] of chunk.matchAll(/"seq":(\d+),"topic":"quick-replies"/g)) onEvent(Number(seq), at)
      })
      resolve(res)
    })
    req.on('error', reject)
    req.end()
  })
}

export const benchLive: Bench = async ({ quick }) => {
  const streams = quick ? 200 : 1000
  const seconds = quick ? 5 : 15
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-live-'))
  const url = `sqlite:${path.join(folder, 'live.db')}`
  const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
  const token = await openSession(db, await insertHouse(db))
  await db.close()
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), { BENCH_DATABASE: url })
  const seen: { seq: number; at: number }[] = []
  const open: IncomingMessage[] = []
  try {
    for (let i = 0; i < streams; i++) open.push(await openStream(server.port, token, (seq, at) => seen.push({ seq, at })))
    const count = eventsPerSecond * seconds
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const writes = Array.from({ length: count }, (_, i) => httpRequest('POST', '/api/quick-replies', headers, JSON.stringify({ shortcut: `m${i}`, title: `Mesure ${i}`, text: 'Bonjour' })))
    const startedAt = performance.now()
    const result = await openLoop(server.port, writes, eventsPerSecond, 4)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const first = Math.min(...seen.map(({ seq }) => seq))
    // from the moment a colleague's write was due until each dashboard heard of it: the write itself is inside
    const delays = seen.map(({ seq, at }) => at - (startedAt + ((seq - first) / eventsPerSecond) * 1000)).filter((_, i) => i > streams * 2)
    return [
      atLeast('événements reçus ÷ attendus', round(seen.length / (count * streams), 4), 1),
      atMost(`remise à ${streams} tableaux de bord, p99, écriture comprise`, round(quantile(delays, 0.99)), 50, ' ms'),
      atMost('écritures refusées', result.failed, 0),
    ]
  } finally {
    for (const stream of open) stream.destroy()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
