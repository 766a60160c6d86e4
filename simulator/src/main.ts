import { banner } from './cli/banner.ts'
import { HELP, readOptions, UsageError } from './cli/read-options.ts'
import { startSimulator } from './simulator.ts'

/** Runs until a signal. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (!options) {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const simulator = await startSimulator(options)
  simulator.pointAt(options.target)
  process.stdout.write(banner(simulator, options))
  const close = () => void simulator.close()
  process.once('SIGINT', close).once('SIGTERM', close)
}

main().catch((error: unknown) => {
  const known =
    error instanceof UsageError || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = 1
})
