import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import type { LineState } from '@conciergerie/contract'

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const startMs = 40_000

/** The whole product in its demonstration, in a process of its own, and what its people see over the API. */
export class HouseUnderTest {
  private readonly child
  private readonly url: string
  private token = ''

  /** @param folder for its database */
  constructor(folder: string, port: number, host: string) {
    this.url = `http://localhost:${port}`
    const env = {
      ...{ PATH: process.env['PATH'], DEMO: '1', PORT: String(port), SIMULATOR_PORT: String(port + 1), SIP_HOST: host },
      ...{ DATABASE_URL: `sqlite:${folder}/house.db`, LOG_LEVEL: 'error', CONCIERGERIE_IGNORE_ENV_FILE: '1' },
      ...{ SIP_PORTS: '5570-5579', RTP_PORTS: '34000-34199' },
    }
    this.child = spawn(process.execPath, [program], { env, stdio: 'ignore' })
    process.once('exit', () => this.child.kill('SIGKILL'))
  }

  /** Somebody logs in once the house is open. @returns false when it does not open */
  async login(who: 'admin' | 'concierge'): Promise<boolean> {
    const [path, email, password] =
      who === 'admin'
        ? ['/api/admin/auth/login', 'admin@example.com', 'admin123']
        : ['/api/auth/login', 'demo@example.com', 'demo123']
    const until = Date.now() + startMs
    while (Date.now() < until) {
      const answer = await this.ask('POST', path, { email, password }).catch(() => null)
      if (answer && typeof answer['token'] === 'string') {
        this.token = answer['token']
        return true
      }
      await wait(500)
    }
    return false
  }

  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.token}` }
    const answer = await fetch(this.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    return (await answer.json()) as Record<string, unknown>
  }

  /** @returns whether the line came into that state in ten seconds */
  async lineIs(id: number, state: LineState): Promise<boolean> {
    for (let tries = 0; tries < 20; tries++) {
      const { line } = (await this.ask('GET', `/api/admin/lines/${id}`)) as { line?: { state: LineState } }
      if (line?.state === state) return true
      await wait(500)
    }
    return false
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(timer)
  }
}
