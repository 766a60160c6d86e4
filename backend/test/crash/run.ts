import { parseArgs } from 'node:util'
import { runCrashLoop } from './loop.ts'

// Kills the real server again and again under load, then counts what was acknowledged against what is there.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, database: { type: 'string', default: 'sqlite' } },
})
if (values.database !== 'sqlite' && values.database !== 'postgres') {
  process.stderr.write('--database=sqlite ou postgres\n')
  process.exit(2)
}
const report = await runCrashLoop({ rounds: Number(values.rounds), database: values.database })
for (const line of report.lines) process.stdout.write(`${line}\n`)
process.stdout.write(`${report.failures.length === 0 ? 'Rien n’a été perdu.' : report.failures.join('\n')}\n`)
process.stdout.write(`${values.rounds} passed, ${report.failures.length} failed\n`)
process.exit(report.failures.length === 0 ? 0 : 1)
