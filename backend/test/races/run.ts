import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgresServer } from '../support/postgres-server.ts'
import { runRaces } from './races.ts'

// Four processes against one server, through every door; then the database is held against what they were told.
const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '100000' },
    processes: { type: 'string', default: '4' },
    chats: { type: 'string', default: '60' },
    database: { type: 'string', default: 'sqlite' },
  },
})
if (values.database !== 'sqlite' && values.database !== 'postgres') {
  process.stderr.write('--database=sqlite ou postgres\n')
  process.exit(2)
}
const folder = mkdtempSync(path.join(tmpdir(), 'races-'))
const postgres = values.database === 'postgres' ? await startPostgresServer() : null
const began = performance.now()
try {
  const { lines, failures } = await runRaces({
    attempts: Number(values.attempts),
    processes: Number(values.processes),
    chats: Number(values.chats),
    databaseUrl: postgres?.url ?? `sqlite:${path.join(folder, 'races.db')}`,
    patienceMs: 300_000 + Number(values.attempts) * 100,
  })
  for (const line of lines) process.stdout.write(`${line}\n`)
  const seconds = Math.round((performance.now() - began) / 1000)
  const well = 'Aucun chevauchement, aucune réservation perdue ni doublée.'
  process.stdout.write(`${failures.length === 0 ? well : failures.join('\n')}\n`)
  process.stdout.write(`${values.attempts} essais en ${seconds} s (${values.database}) : ${failures.length} failed\n`)
  process.exitCode = failures.length === 0 ? 0 : 1
} finally {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}
