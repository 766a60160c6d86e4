import type { Clock } from '#src/clock.ts'
import type { LineNews, LineStatusChange, RegisteredLine } from '#src/features/lines/line-register.service.ts'
import { isMendedElsewhere, reason } from '#src/features/lines/locales/line-words.ts'
import type { LineCalls } from '#src/features/lines/ports.ts'
import type { MediaChannel } from '../media-channel.ts'
import type { LineReport } from '../media-protocol.ts'
import type { LineLogs } from './line-logs.ts'
import { isUp, step, stopped } from './line-state.ts'
import type { LineChange, LineEffect, LineInput, LineStatus } from './line-state.ts'
import { logWords } from './locales/log-words.ts'
import type { LinePorts, PortPlan } from './port-plan.ts'
import type { Roads } from './roads.ts'

const healthMs = 30_000
const startMs = 20_000

export interface AgentParts {
  media: MediaChannel
  calls: LineCalls
  roads: Pick<Roads, 'check'>
  ports: PortPlan
  logs: LineLogs
  now: Clock
  random: () => number
  /** Work that goes on beside. */
  track(work: Promise<void>): void
  /** There is something to store. */
  changed(): void
}

/** One line in the supervisor's hands: applies what happens to its state, and does what follows. */
export class Agent {
  readonly #parts: AgentParts
  line: RegisteredLine
  status: LineStatus
  #order: number
  #ports: LinePorts | null = null
  /** Raised by each start: what an earlier one still finds is of no interest. */
  #launch = 0
  #checkAt = 0
  #startBy = 0
  /** A health check went out and nothing came back yet. */
  #isAsked = false
  #isNews = false
  #changes: LineStatusChange[] = []

  constructor(line: RegisteredLine, parts: AgentParts) {
    this.#parts = parts
    this.line = line
    this.#order = line.order?.number ?? 0
    this.status = stopped(this.#now())
    parts.logs.hide(line.id, line.sip.password ?? null)
  }

  /** The program has just begun, or the line has just been made. */
  begin(): void {
    if (this.line.wanted) this.apply({ on: 'start' })
    else if (this.line.last?.state === 'stopped')
      this.status = { ...this.status, since: Date.parse(this.line.last.since) }
    else this.#note(null)
  }

  /** What the database says of it now: an order, other settings, no longer wanted. */
  follow(line: RegisteredLine, calls: number): void {
    const before = this.line
    this.line = line
    this.#parts.logs.hide(line.id, line.sip.password ?? null)
    const { order } = line
    if (order && order.number > this.#order) {
      this.#order = order.number
      this.#obey(order, calls)
    }
    if (!line.wanted && this.#isWorking && this.status.draining?.then !== 'stop') {
      const why = line.suspended ? reason('suspended') : null
      this.apply({ on: 'stop', when: 'after_calls', calls, why })
    }
    if (line.wanted && this.status.state === 'stopped') this.apply({ on: 'start' })
    if (line.setup !== before.setup && this.#isWorking) {
      this.#parts.logs.add(line.id, 'info', logWords.newSetup)
      this.#leave(before, 'after_calls')
      this.apply({ on: 'restart', when: 'after_calls', calls })
    }
  }

  apply(input: LineInput): void {
    const before = this.status
    const { status, effects, change } = step(before, input, { now: this.#now(), random: this.#parts.random() })
    this.status = status
    if (status.state === 'starting' && before.state !== 'starting') this.#startBy = this.#now() + startMs
    if (isUp(status) && !isUp(before)) this.#checkAt = this.#now() + healthMs
    if (status.draining !== null && before.draining === null)
      this.#parts.logs.add(this.line.id, 'info', logWords.draining)
    if (change !== null || isShownOtherwise(before, status)) this.#note(change)
    for (const effect of effects) this.#do(effect)
  }

  report(report: LineReport): void {
    this.#isAsked = false
    const { state, detail, sipPort } = report
    this.apply({ on: 'report', state, detail, sipPort })
  }

  tick(now: number): void {
    const { state, nextRetryAt, draining } = this.status
    if (state === 'backoff' && nextRetryAt !== null && nextRetryAt <= now) this.apply({ on: 'due' })
    else if (state === 'starting' && this.#startBy <= now) this.apply({ on: 'silent', why: this.#whySlow })
    else if (isUp(this.status) && draining === null && this.#checkAt <= now) this.#checkHealth(now)
  }

  /** A failure that we found ourselves may have been mended meanwhile. */
  async lookAgain(): Promise<void> {
    const found = await this.#parts.roads.check(this.line)
    if (isMendedElsewhere(this.status.lastError) && found.state !== 'failed') this.apply({ on: 'mended' })
  }

  /** The line is gone; calls in progress end by themselves. */
  dismiss(): void {
    this.#launch += 1
    this.#leave(this.line, 'after_calls')
    this.#parts.ports.release(this.line.id)
    this.#parts.logs.forget(this.line.id)
  }

  takeNews(): LineNews[] {
    if (!this.#isNews) return []
    this.#isNews = false
    return [
      {
        lineId: this.line.id,
        conciergerieId: this.line.conciergerieId,
        status: this.#describe(),
        changes: this.#changes.splice(0),
      },
    ]
  }

  /** They could not be stored: they go with the next ones. */
  keepNews(): void {
    this.#isNews = true
  }

  get #isWorking(): boolean {
    return this.status.state !== 'stopped'
  }

  get #whySlow(): string {
    return this.#parts.media.run === null ? reason('media_down') : reason('slow_start', String(startMs / 1000))
  }

  #obey({ kind, when, by }: NonNullable<RegisteredLine['order']>, calls: number): void {
    if (kind === 'start') this.apply({ on: 'start' })
    else if (kind === 'restart') this.apply({ on: 'restart', when, calls })
    else this.apply({ on: 'stop', when, calls, why: reason('stopped_by', by) })
  }

  #do(effect: LineEffect): void {
    if (effect.do === 'launch') this.#parts.track(this.#start())
    else if (effect.do === 'halt') this.#halt(effect.when)
    else this.#parts.track(this.#parts.calls.hangUp(this.line.id))
  }

  #halt(when: 'now' | 'after_calls'): void {
    this.#launch += 1
    this.#isAsked = false
    this.#leave(this.line, when)
    if (!this.#isWorking) this.#parts.ports.release(this.line.id)
  }

  #leave({ id, mode }: RegisteredLine, when: 'now' | 'after_calls'): void {
    if (mode === 'sip_bridge') this.#parts.media.send({ to: 'line_stop', lineId: id, when })
  }

  async #start(): Promise<void> {
    const launch = ++this.#launch
    // nothing can be tried without audio: the line starts when that is up
    if (this.#parts.media.run === null) return
    const { line } = this
    const found = await this.#parts.roads.check(line)
    if (launch !== this.#launch) return
    const isOpen = found.state === 'running' || found.state === 'degraded'
    if (line.mode === 'sip_bridge' && isOpen) this.#startSip(line)
    else this.apply({ on: 'report', ...found })
  }

  #startSip({ id, number, sip }: RegisteredLine): void {
    const ports = this.#parts.ports.allot(id)
    this.#ports = ports
    if (ports === null) {
      this.apply({ on: 'report', state: 'failed', detail: reason('no_port') })
      return
    }
    this.#store()
    const account = { ...sip, password: sip.password ?? null }
    const line = { lineId: id, number, ...account, localPort: ports.sip, rtpPorts: ports.rtp }
    const isHeard = this.#parts.media.send({ to: 'line_start', line })
    if (!isHeard) this.apply({ on: 'report', state: 'down', detail: reason('media_down') })
  }

  #checkHealth(now: number): void {
    this.#checkAt = now + healthMs
    if (this.line.mode !== 'sip_bridge') {
      this.#parts.track(this.#checkRoad())
      return
    }
    if (this.#isAsked) this.apply({ on: 'silent', why: reason('no_answer') })
    if (!isUp(this.status)) return
    this.#isAsked = true
    this.#parts.media.send({ to: 'line_check', lineId: this.line.id })
  }

  async #checkRoad(): Promise<void> {
    const launch = this.#launch
    const found = await this.#parts.roads.check(this.line)
    if (launch === this.#launch) this.apply({ on: 'report', ...found })
  }

  #note(change: LineChange | null): void {
    const { logs } = this.#parts
    const { id } = this.line
    if (change !== null) {
      this.#changes.push({ at: new Date(this.#now()).toISOString(), ...change })
      logs.add(id, levelOf(change), logWords.state(change.state))
      // what a SIP agent reports is in its own log already
      const isTold = this.line.mode === 'sip_bridge' || (change.detail?.startsWith('@') ?? true)
      if (change.detail !== null && !isTold) logs.add(id, levelOf(change), change.detail)
      if (change.waitMs !== null) logs.add(id, 'info', logWords.retry(Math.round(change.waitMs / 1000)))
    } else if (this.status.state === 'starting') logs.add(id, 'info', logWords.trying)
    this.#store()
  }

  #store(): void {
    this.#isNews = true
    this.#parts.changed()
  }

  #describe(): LineNews['status'] {
    const { state, since, upSince, restarts, lastError, nextRetryAt, draining, sipPort } = this.status
    const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())
    const ports = this.line.mode === 'sip_bridge' && state !== 'stopped' ? this.#ports : null
    return {
      state,
      since: new Date(since).toISOString(),
      upSince: instant(upSince),
      restarts,
      lastError,
      nextRetryAt: instant(nextRetryAt),
      draining: draining?.then ?? null,
      sipPort: sipPort ?? ports?.sip ?? null,
      rtpPorts: ports === null ? null : `${ports.rtp.from}-${ports.rtp.to}`,
    }
  }

  #now(): number {
    return this.#parts.now().getTime()
  }
}

const levelOf = ({ state }: LineChange) =>
  state === 'failed' ? 'error' : state === 'backoff' || state === 'degraded' ? 'warn' : 'info'

/** Whether a screen would show another thing. */
function isShownOtherwise(before: LineStatus, after: LineStatus): boolean {
  const shown = ['state', 'since', 'upSince', 'restarts', 'lastError', 'nextRetryAt', 'draining', 'sipPort'] as const
  return shown.some((name) => before[name] !== after[name])
}
