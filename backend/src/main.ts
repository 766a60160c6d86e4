import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'
import { machineClock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Config } from './config.ts'
import { createContext } from './context.ts'
import type { Context } from './context.ts'
import { loadEnvironmentFile } from './environment-file.ts'
import { importEarlierDatabase } from './legacy/import.ts'
import { describeImport } from './legacy/report.ts'
import { createLogger } from './logger.ts'
import { describeStart, describeWait } from './start-report.ts'
import { createServer } from './server.ts'
import { watchStopSignals } from './stop-signals.ts'

const services = ['web', 'worker', 'voice'] as const
type Service = (typeof services)[number]
const drainLimitMs = 10_000

function askedServices(args: readonly string[]): ReadonlySet<Service> {
  const asked = args
    .find((arg) => arg.startsWith('--services='))
    ?.slice('--services='.length)
    .split(',')
  return new Set(services.filter((service) => asked === undefined || asked.includes(service)))
}

/** Express calls a `listen` callback with the error too: a taken port must not read as success. */
async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

/** In demo the dashboards also answer where users of the earlier system look for them, when those ports are free. */
async function listenBeside(context: Context, port: number, home: string): Promise<Server | null> {
  const app = createServer(context)
  const server = createHttpServer((req, res) => {
    if (req.url === '/' && home !== '/') res.writeHead(302, { location: home }).end()
    else app(req, res)
  })
  return listen(server, port, context.config.host).then(
    () => server,
    () => null,
  )
}

async function openWeb(context: Context): Promise<Server[]> {
  const { config } = context
  const main = createHttpServer(createServer(context))
  main.on('upgrade', context.telephone.upgrade)
  await listen(main, config.port, config.host)
  if (!config.demo) return [main]
  const beside = [await listenBeside(context, 5173, '/'), await listenBeside(context, 5174, '/admin/')]
  return [main, ...beside.filter((server) => server !== null)]
}

async function closeWeb(servers: readonly Server[], hurried: AbortSignal): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const closed = once(server, 'close')
      const force = () => {
        server.closeAllConnections()
      }
      server.close()
      server.closeIdleConnections()
      setTimeout(force, drainLimitMs).unref()
      hurried.addEventListener('abort', force)
      if (hurried.aborted) force()
      await closed
    }),
  )
}

async function prepare(): Promise<{ config: Config; closeDemo: () => Promise<void> }> {
  const config = readConfig(loadEnvironmentFile(process.env))
  if (!config.demo) return { config, closeDemo: () => Promise.resolve() }
  const { openDemoWorld } = await import('./demo/world.ts')
  return openDemoWorld(config)
}

async function importEarlier(config: Config): Promise<void> {
  const report = await importEarlierDatabase({ ...config, logger: createLogger(config.logLevel), now: machineClock })
  if (report) process.stdout.write(describeImport(report, config.publicUrl))
}

async function fillDemo(context: Context): Promise<void> {
  const { seedDemo } = await import('./demo/seed.ts')
  await seedDemo({ ...context, passwords: context.people.passwords })
}

async function main(): Promise<void> {
  const stop = watchStopSignals()
  const asked = askedServices(process.argv.slice(2))
  const { config, closeDemo } = await prepare()
  await importEarlier(config)
  const context = await createContext(config)
  if (config.demo) await fillDemo(context)
  const servers = asked.has('web') ? await openWeb(context) : []
  if (asked.has('worker')) await context.startWorker()
  if (asked.has('voice')) await context.startVoice()
  process.stdout.write(describeStart(context, servers))

  const signal = await stop.asked
  context.logger.info({ signal }, 'draining')
  context.startDraining()
  process.stdout.write(describeWait(context))
  await context.endCalls(stop.hurried)
  context.closeStreams()
  await closeWeb(servers, stop.hurried)
  await context.close()
  await closeDemo()
}

main().catch((error: unknown) => {
  const message = error instanceof ConfigError ? `Configuration à corriger :\n${error.message}` : explain(error)
  process.stderr.write(`${message}\n`)
  process.exit(1)
})

function explain(error: unknown): string {
  const { code, port } = (error ?? {}) as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return `Le port ${port ?? '?'} est déjà pris : arrêtez l’autre programme, ou changez PORT.`
  if (code === 'EACCES') return `Ce programme n’a pas le droit d’ouvrir le port ${port ?? '?'}.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
