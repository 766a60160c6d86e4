import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LineState } from '@conciergerie/contract'
import { eventually } from '../support/eventually.ts'
import { endWithUs } from './end-with-us.ts'

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const startMs = 40_000
const stateMs = 10_000
/** It is asked over HTTP, and counts logins that fail. */
const lookEveryMs = 500

/** The whole product in its demonstration, in a process of its own, and what its people see over the API. */
export class HouseUnderTest {
  private readonly child
  private readonly url: string
  /** The simulated world that it is in. */
  private readonly outside: string
  private token = ''

  /** @param folder for its database */
  constructor(folder: string, port: number, host: string) {
    this.url = `http://localhost:${port}`
    this.outside = `http://localhost:${port + 1}`
    const env = {
      ...{ PATH: process.env['PATH'], DEMO: '1', PORT: String(port), SIMULATOR_PORT: String(port + 1), SIP_HOST: host },
      ...{ DATABASE_URL: `sqlite:${folder}/house.db`, LOG_LEVEL: 'error', CONCIERGERIE_IGNORE_ENV_FILE: '1' },
      ...{ SIP_PORTS: '5570-5579', RTP_PORTS: '34000-34199' },
    }
    this.child = spawn(process.execPath, [program], { env, stdio: 'ignore' })
    endWithUs(this.child)
  }

  /** Somebody logs in once the house is open. @returns false when it does not open */
  async login(who: 'admin' | 'concierge'): Promise<boolean> {
    const [path, email, password] =
      who === 'admin'
        ? ['/api/admin/auth/login', 'admin@example.com', 'admin123']
        : ['/api/auth/login', 'demo@example.com', 'demo123']
    return comes(async () => {
      const { token } = await this.ask('POST', path, { email, password })
      if (typeof token !== 'string') return false
      this.token = token
      return true
    }, startMs)
  }

  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.token}` }
    const answer = await fetch(this.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    return (await answer.json()) as Record<string, unknown>
  }

  async get<T>(path: string): Promise<T> {
    return (await this.ask('GET', path)) as T
  }

  /** @returns whether an SMS or a letter that says so leaves in ten seconds */
  async sentSoon(says: (text: string) => boolean): Promise<boolean> {
    return comes(async () => says(await (await fetch(`${this.outside}/phone/sent`)).text()), stateMs)
  }

  /** @returns whether the line came into that state in ten seconds */
  async lineIs(id: number, state: LineState): Promise<boolean> {
    return comes(async () => {
      const { line } = (await this.ask('GET', `/api/admin/lines/${id}`)) as { line?: { state: LineState } }
      return line?.state === state
    }, stateMs)
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(timer)
  }
}

/** @returns whether it came true in time */
const comes = (check: () => Promise<boolean>, withinMs: number) =>
  eventually(check, withinMs, lookEveryMs).then(
    () => true,
    () => false,
  )
