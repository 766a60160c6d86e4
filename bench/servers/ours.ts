import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '../../backend/src/config.ts'
import { createContext } from '../../backend/src/context.ts'
import { createServer } from '../../backend/src/server.ts'
import { reportToBench } from '../lib/child.ts'
import { readFacts } from '../lib/facts.ts'
import { insertHouses } from '../lib/house.ts'
import { account, numberOfHouse, publicUrl } from '../lib/twilio-forms.ts'

// The product itself, with its own defaults. BENCH_WORKER=1 runs its jobs too; BENCH_HOUSES says how many houses share the load;
// BENCH_DATABASE names a database that is filled already.
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
const config = readConfig({
  DEMO: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'error',
  PUBLIC_URL: publicUrl,
  TRUST_PROXY: '1',
  DATABASE_URL: process.env['BENCH_DATABASE'] ?? `sqlite:${path.join(folder, 'bench.db')}`,
  TWILIO_ACCOUNT_SID: account.sid,
  TWILIO_AUTH_TOKEN: account.token,
  TWILIO_WHATSAPP_NUMBER: numberOfHouse(0),
  REPLY_QUIET_MS: '0',
  ...pick('TWILIO_API_BASE_URL', 'ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL'),
})
const context = await createContext(
  config,
  process.env['BENCH_COMMIT'] === 'single' ? { database: { maxBatch: 1 } } : {},
)
if (process.env['BENCH_DATABASE'] === undefined)
  await insertHouses(context.database, Number(process.env['BENCH_HOUSES'] ?? 1))
const server = createHttpServer(createServer(context))
if (process.env['BENCH_WORKER'] === '1') await context.startWorker()
server.listen(0, '127.0.0.1', () => {
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
  reportToBench((server.address() as AddressInfo).port, close, () => readFacts(context.database))
})

function pick(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}
