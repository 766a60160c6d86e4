import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#src/clock.ts'
import type { LineRegister, RegisteredLine } from '#src/features/lines/line-register.service.ts'
import { reason } from '#src/features/lines/locales/line-words.ts'
import type { LineCalls, LineKeeper } from '#src/features/lines/ports.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Outbox, Subscription } from '#src/live/outbox.ts'
import type { Logger } from '#src/logger.ts'
import type { MediaChannel } from '../media-channel.ts'
import type { FromMedia } from '../media-protocol.ts'
import { Agent } from './agent.ts'
import type { LineLogs } from './line-logs.ts'
import type { LineInput } from './line-state.ts'
import { wordDoor } from './locales/door-words.ts'
import type { DoorKind } from './locales/door-words.ts'
import { wordNews } from './locales/sip-words.ts'
import type { PortPlan } from './port-plan.ts'
import type { Roads } from './roads.ts'

const tickMs = 1_000
const refreshMs = 5 * 60_000
const touchMs = 30_000
const usualPatienceMs = 2_000

/** Calls a function every so often, until told to stop. */
export type Pace = (run: () => void, everyMs: number) => () => void

const machinePace: Pace = (run, everyMs) => {
  const timer = setInterval(run, everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}

export interface SupervisorParts {
  register: Pick<LineRegister, 'list' | 'save' | 'touch' | 'forgetOld'>
  media: MediaChannel
  calls: LineCalls
  roads: Pick<Roads, 'check' | 'forget'>
  ports: PortPlan
  logs: LineLogs
  outbox: Pick<Outbox, 'subscribe'>
  now: Clock
  /** From 0 to 1. */
  random: () => number
  logger: Logger
  pace?: Pace
  /** Milliseconds for which an order waits for what comes of it. */
  patienceMs?: number
}

/**
 * Keeps an agent for each line: starts it, looks after it, starts it again, later each time, and stores what it knows.
 * One process of an installation does this; the others read what it stores.
 */
export class Supervisor implements LineKeeper {
  readonly #parts: SupervisorParts
  readonly #agents = new Map<number, Agent>()
  readonly #stops: (() => void)[] = []
  /** What is under way: looks at roads, writes. */
  readonly #pending = new Set<Promise<void>>()
  #subscription: Subscription | null = null
  #refreshAt = 0
  #touchAt = 0
  #refreshing: Promise<void> | null = null
  #again = false
  #saving: Promise<void> = Promise.resolve()
  #ticking = false
  /** Not yet begun, or ended: another process may be the one that supervises. */
  #isOn = false
  /** Raised by each start and end: what an earlier one still waits for is of no interest. */
  #term = 0

  constructor(parts: SupervisorParts) {
    this.#parts = parts
  }

  /** Starts every line that is wanted. */
  async start(): Promise<void> {
    const { media, outbox, pace = machinePace } = this.#parts
    const term = ++this.#term
    this.#isOn = true
    this.#stops.push(
      media.listen((message) => {
        this.#hear(message)
      }),
      media.onUp(() => {
        this.#applyToAll({ on: 'media_up' })
      }),
      media.onDown(() => {
        this.#applyToAll({ on: 'media_down' })
      }),
      pace(() => void this.tick(), tickMs),
    )
    const subscription = await outbox.subscribe(platformHouse, null, {
      write: (frame) => {
        if (/"topic":"(lines|conciergeries)"/.test(frame.toString())) void this.#hearChange()
      },
    })
    if (term !== this.#term) {
      subscription.close()
      return
    }
    this.#subscription = subscription
    this.#refreshAt = this.#now() + refreshMs
    await this.refresh()
  }

  /** Reads lines and orders again and acts on them; resolves once what changed is stored, or a moment later. */
  async refresh(): Promise<void> {
    if (!this.#isOn) return
    this.#parts.roads.forget()
    await this.#read()
    for (const agent of this.#agents.values()) if (agent.status.state === 'failed') this.#track(agent.lookAgain())
    await this.#settledSoon()
  }

  readLog(lineId: number, locale: string) {
    return this.#parts.logs.read(lineId, locale)
  }

  /** What a door or a call has to say of a line. @returns false when this process does not look after it */
  hearNews(lineId: number, kind: DoorKind, detail: string | null): boolean {
    if (!this.#isOn || !this.#agents.has(lineId)) return false
    const { level, text } = wordDoor(kind, detail)
    this.#parts.logs.count(lineId, kind, level, text)
    return true
  }

  /** Once a second: tries that are due, health checks, lines whose calls are over. */
  async tick(): Promise<void> {
    if (this.#ticking || !this.#isOn) return
    this.#ticking = true
    try {
      const now = this.#now()
      if (now >= this.#refreshAt) await this.#refreshInTime()
      await this.#touchInTime(now)
      await this.#endDrained()
      for (const agent of this.#agents.values()) agent.tick(now)
    } catch (err) {
      this.#parts.logger.error({ err }, 'the lines could not be looked after')
    } finally {
      this.#ticking = false
    }
  }

  /** Another process may look after the lines by now: ours end, their calls go on, and nothing more is stored of them. */
  stepDown(): void {
    this.#turnOff()
    for (const [id, agent] of this.#agents) this.#dismiss(id, agent)
  }

  /** No call comes in any more, those in progress go on. Nothing is left behind: no timer, no listener, no state that says more than is so. */
  async close(): Promise<void> {
    this.#turnOff()
    await this.#refreshing?.catch(() => undefined)
    const stop = { on: 'stop', when: 'after_calls', calls: 0, why: reason('shutdown') } as const
    for (const agent of this.#agents.values()) agent.apply(stop)
    await this.settled()
  }

  #turnOff(): void {
    this.#isOn = false
    this.#term += 1
    for (const stop of this.#stops.splice(0)) stop()
    this.#subscription?.close()
    this.#subscription = null
  }

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
    await this.#saving
  }

  /** Twilio may take its time to answer: who gave an order does not wait for that. */
  async #settledSoon(): Promise<void> {
    const { patienceMs = usualPatienceMs } = this.#parts
    const patience = new AbortController()
    const soon = pause(patienceMs, undefined, { signal: patience.signal, ref: false }).catch(() => undefined)
    await Promise.race([this.settled(), soon])
    patience.abort()
  }

  async #hearChange(): Promise<void> {
    try {
      await this.#read()
    } catch (err) {
      this.#parts.logger.error({ err }, 'the lines could not be read again')
    }
  }

  /** The lines as the database has them now. Who asks meanwhile gets a reading that began after they asked. */
  #read(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true
      return this.#refreshing
    }
    this.#refreshing = this.#readAll().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #readAll(): Promise<void> {
    do {
      this.#again = false
      const { register, calls } = this.#parts
      // counted after: an order is never followed with a number from before it was given
      const lines = await register.list()
      const counts = await calls.inProgress()
      if (!this.#isOn) return
      const known = new Set(lines.map(({ id }) => id))
      for (const line of lines) this.#place(line, counts.get(line.id) ?? 0)
      for (const [id, agent] of this.#agents) if (!known.has(id)) this.#dismiss(id, agent)
      // asked for while we were reading
    } while (this.#again as boolean)
  }

  #place(line: RegisteredLine, calls: number): void {
    const agent = this.#agents.get(line.id)
    if (agent) {
      agent.follow(line, calls)
      return
    }
    const made = new Agent(line, {
      ...this.#parts,
      track: (work) => {
        this.#track(work)
      },
      changed: () => {
        this.#save()
      },
    })
    this.#agents.set(line.id, made)
    made.begin()
  }

  #dismiss(id: number, agent: Agent): void {
    this.#agents.delete(id)
    agent.dismiss()
  }

  async #touchInTime(now: number): Promise<void> {
    if (now < this.#touchAt || this.#agents.size === 0) return
    this.#touchAt = now + touchMs
    await this.#parts.register.touch()
  }

  async #refreshInTime(): Promise<void> {
    this.#refreshAt = this.#now() + refreshMs
    await this.refresh()
    await this.#parts.register.forgetOld()
  }

  async #endDrained(): Promise<void> {
    const waiting = [...this.#agents.values()].filter(({ status }) => status.draining !== null)
    if (waiting.length === 0) return
    const counts = await this.#parts.calls.inProgress()
    for (const agent of waiting) if ((counts.get(agent.line.id) ?? 0) === 0) agent.apply({ on: 'calls_over' })
  }

  #applyToAll(input: LineInput): void {
    for (const agent of this.#agents.values()) agent.apply(input)
  }

  #hear(message: FromMedia): void {
    if (message.from === 'line_report') this.#agents.get(message.report.lineId)?.report(message.report)
    if (message.from !== 'line_log' || !this.#agents.has(message.lineId)) return
    const { level, text } = wordNews(message.news)
    this.#parts.logs.add(message.lineId, level, text)
  }

  #track(work: Promise<void>): void {
    const watched = work
      .catch((err: unknown) => {
        this.#parts.logger.error({ err }, 'a line could not be looked after')
      })
      .finally(() => this.#pending.delete(watched))
    this.#pending.add(watched)
  }

  /** One write after the other; changes that come meanwhile go into the next. */
  #save(): void {
    this.#saving = this.#saving.then(async () => {
      const news = [...this.#agents.values()].flatMap((agent) => agent.takeNews())
      try {
        await this.#parts.register.save(news)
      } catch (err) {
        for (const { lineId } of news) this.#agents.get(lineId)?.keepNews()
        this.#parts.logger.error({ err }, 'the state of a line could not be stored')
      }
    })
  }

  #now(): number {
    return this.#parts.now().getTime()
  }
}
