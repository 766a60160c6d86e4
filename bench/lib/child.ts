import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A server under test in its own process: it says its port, then tells its CPU time when asked. */
export class MeasuredServer {
  readonly #child: ChildProcess
  readonly port: number

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  static async start(script: string, env: Record<string, string> = {}): Promise<MeasuredServer> {
    const child = fork(script, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const [message] = (await Promise.race([once(child, 'message'), failOnExit(child)])) as [{ port: number }]
    return new MeasuredServer(child, message.port)
  }

  /** CPU time used so far, user and system, in µs. */
  async cpuMicros(): Promise<number> {
    const answer = once(this.#child, 'message')
    this.#child.send('cpu')
    const [message] = (await answer) as [{ cpu: number }]
    return message.cpu
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await gone
  }
}

async function failOnExit(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null]
  throw new Error(`the server under test stopped before it was ready (exit ${String(code)})`)
}

/** The child's side: tells its port, answers about its CPU, closes on SIGTERM. */
export function reportToBench(port: number, close: () => Promise<void> | void): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system })
  })
  process.once('SIGTERM', () => {
    void Promise.resolve(close()).finally(() => process.exit(0))
  })
  process.send?.({ port })
}
