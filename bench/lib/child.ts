import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What a database holds after a load, and the durability that it was written with (2 is FULL). */
export interface Facts {
  messages: number
  synchronous: number
}

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
    return (await this.#ask<{ cpu: number }>('cpu')).cpu
  }

  /** What its database says: whether the work was done, and how safely. */
  facts(): Promise<Facts> {
    return this.#ask('facts')
  }

  async #ask<T>(question: string): Promise<T> {
    const answer = once(this.#child, 'message')
    this.#child.send(question)
    const [message] = (await answer) as [T]
    return message
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

/** The child's side: tells its port, answers about its CPU and its database, closes on SIGTERM. */
export function reportToBench(port: number, close: () => Promise<void> | void, facts?: () => Promise<Facts>): void {
  process.on('message', (question) => {
    if (question === 'facts') {
      void facts?.().then((found) => process.send?.(found))
      return
    }
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system })
  })
  process.once('SIGTERM', () => {
    void Promise.resolve(close()).finally(() => process.exit(0))
  })
  process.send?.({ port })
}
