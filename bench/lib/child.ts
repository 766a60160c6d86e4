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

  /** @param on the command that says where it runs; anywhere when there is none */
  static async start(
    script: string,
    env: Record<string, string> = {},
    on: readonly string[] = [],
  ): Promise<MeasuredServer> {
    const [execPath, ...execArgv] = [...on, process.execPath]
    const child = fork(script, {
      execPath,
      execArgv,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const { port } = await hear<{ port: number }>(child)
    return new MeasuredServer(child, port)
  }

  /** CPU time used so far, user and system, in µs. */
  async cpuMicros(): Promise<number> {
    return (await this.ask<{ cpu: number }>('cpu')).cpu
  }

  /** What its database says: whether the work was done, and how safely. */
  facts(): Promise<Facts> {
    return this.ask('facts')
  }

  ask<T>(question: string): Promise<T> {
    return hear<T>(this.#child, () => this.#child.send(question))
  }

  /** One that does not end when asked to is ended. */
  async stop(): Promise<void> {
    if (!isRunning(this.#child)) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), longestStopMs)
    await gone
    clearTimeout(patience)
  }
}

const longestStopMs = 10_000

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null

/**
 * What the child says next, once asked.
 * @throws when it stops instead: nobody waits for a process that is gone
 */
async function hear<T>(child: ChildProcess, ask: () => void = () => {}): Promise<T> {
  const heard = new AbortController()
  try {
    const answer = Promise.race([once(child, 'message', heard), failOnExit(child, heard)])
    ask()
    const [message] = (await answer) as [T]
    return message
  } finally {
    heard.abort()
  }
}

async function failOnExit(child: ChildProcess, until: { signal: AbortSignal }): Promise<never> {
  if (isRunning(child)) await once(child, 'exit', until)
  throw new Error(`the server under test stopped by itself (${child.signalCode ?? `exit ${String(child.exitCode)}`})`)
}

/** The child's side: tells its port, answers about its CPU and its database, closes on SIGTERM or when the bench is gone. */
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
  // a bench that was given up leaves nothing behind
  process.once('disconnect', () => process.exit(1))
  process.send?.({ port })
}
