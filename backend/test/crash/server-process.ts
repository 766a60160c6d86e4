import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { eventually } from '../support/eventually.ts'

const main = path.resolve(import.meta.dirname, '../../src/main.ts')

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** The real program, started as `npm start` starts it, and killed as a power cut would. */
export class ServerProcess {
  readonly #env: NodeJS.ProcessEnv
  readonly #port: number
  #child: ChildProcess | null = null

  constructor(port: number, env: Record<string, string>) {
    this.#port = port
    this.#env = { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', CONCIERGERIE_IGNORE_ENV_FILE: '1' }
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [main], { env: this.#env, stdio: ['ignore', 'ignore', 'inherit'] })
    this.#child = child
    await eventually(async () => {
      if (child.exitCode !== null) throw new Error(`the server stopped by itself: ${child.exitCode}`)
      const answer = await fetch(`http://127.0.0.1:${this.#port}/ready`).catch(() => null)
      return answer?.ok
    }, 20_000)
  }

  /** Told without waiting for what comes of it. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** How it ended; null while it runs. */
  get ended(): { code: number | null; signal: NodeJS.Signals | null } | null {
    const { exitCode: code = null, signalCode: signal = null } = this.#child ?? {}
    return code === null && signal === null ? null : { code, signal }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (child?.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}
