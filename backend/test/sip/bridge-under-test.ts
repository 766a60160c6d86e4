import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CallEvent, LineReport, SipLine } from '#src/voice/media-protocol.ts'
import type { SipNews } from '#src/voice/media/sip/line/news.ts'
import type { BridgeSettings, FromBridge, ToBridge } from './bridge-process.ts'
import { endWithUs } from './end-with-us.ts'

const program = fileURLToPath(new URL('bridge-process.ts', import.meta.url))

/** The bridge in a process of its own, as in the product, and all that it said. */
export class BridgeUnderTest {
  readonly events: { callId: number; event: CallEvent }[] = []
  readonly reports: LineReport[] = []
  readonly news: SipNews[] = []
  /** What it heard of each call, in the order of their ends; G.711. */
  readonly heard: Uint8Array[] = []
  offers = 0
  private readonly child
  private readonly waiting = new Set<() => void>()

  /** @param environment what an administrator would give the program */
  constructor(settings: BridgeSettings, environment: Readonly<Record<string, string>> = {}) {
    const env = { ...process.env, ...environment }
    this.child = fork(program, [JSON.stringify(settings)], { execArgv: ['--expose-gc'], detached: true, env })
    endWithUs(this.child)
    this.child.on('message', (message: FromBridge) => {
      this.hear(message)
      for (const check of this.waiting) check()
    })
  }

  tell(message: ToBridge): void {
    this.child.send(message)
  }

  /** @returns false when it did not come true in time */
  until(isTrue: () => boolean, limitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (came: boolean) => {
        this.waiting.delete(check)
        clearTimeout(timer)
        resolve(came)
      }
      const check = () => {
        if (isTrue()) done(true)
      }
      const timer = setTimeout(() => {
        done(false)
      }, limitMs)
      this.waiting.add(check)
      check()
    })
  }

  /** @returns whether the line came into that state */
  async serve(line: SipLine, state: LineReport['state'], limitMs = 10_000): Promise<boolean> {
    this.tell({ to: 'line', line })
    return this.until(() => this.reports.at(-1)?.state === state, limitMs)
  }

  /** Its last news, whole. */
  get lastNews(): string {
    return JSON.stringify(this.news.at(-1) ?? 'none')
  }

  ends() {
    return this.events.flatMap(({ event }) => (event.on === 'ended' ? [event] : []))
  }

  count(on: CallEvent['on']): number {
    return this.events.filter(({ event }) => event.on === on).length
  }

  async resources(): Promise<Extract<FromBridge, { from: 'resources' }>> {
    const answer = new Promise<Extract<FromBridge, { from: 'resources' }>>((resolve) => {
      const take = (message: FromBridge) => {
        if (message.from !== 'resources') return
        this.child.off('message', take)
        resolve(message)
      }
      this.child.on('message', take)
    })
    this.tell({ to: 'resources' })
    return answer
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null) return
    const gone = new Promise<void>((resolve) =>
      this.child.once('exit', () => {
        resolve()
      }),
    )
    this.tell({ to: 'drain' })
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(timer)
  }

  private hear(message: FromBridge): void {
    if (message.from === 'call') this.events.push({ callId: message.callId, event: message.event })
    else if (message.from === 'line_report') this.reports.push(message.report)
    else if (message.from === 'line_log') this.news.push(message.news)
    else if (message.from === 'heard') this.heard.push(Buffer.from(message.audio, 'base64'))
    else if (message.from === 'offer') this.offers += 1
  }
}
