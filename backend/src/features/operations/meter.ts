import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { RequestHandler } from 'express'
import type { ProviderMeter, ProviderName } from '#src/providers/meter.ts'

const recentLimit = 2000

/** The newest durations of something, for a p95 on the health screen. */
class RecentDurations {
  readonly #values: number[] = []
  #next = 0

  add(milliseconds: number): void {
    this.#values[this.#next] = milliseconds
    this.#next = (this.#next + 1) % recentLimit
  }

  p95(): number | null {
    const sorted = this.#values.toSorted((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? null
  }
}

export interface ProviderFailure {
  provider: ProviderName
  code: string
  message: string
  conciergerieId: number | null
}

/** Counts what goes through this process, for Prometheus and for the health screen. */
export class Meter implements ProviderMeter {
  readonly registry = new Registry()
  readonly #requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'HTTP requests',
    labelNames: ['method', 'status'],
    registers: [this.registry],
  })
  readonly #calls = new Histogram({
    name: 'provider_call_duration_seconds',
    help: 'Calls to providers',
    labelNames: ['provider'],
    registers: [this.registry],
  })
  readonly #failures = new Counter({
    name: 'provider_failures_total',
    help: 'Errors of providers',
    labelNames: ['provider', 'code'],
    registers: [this.registry],
  })
  readonly #recentRequests = new RecentDurations()
  readonly #recentCalls = new Map<ProviderName, RecentDurations>()
  readonly #callCounts = new Map<ProviderName, number>()
  #requestCount = 0
  #errorCount = 0
  #onFailure: (failure: ProviderFailure) => void = () => {}

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** One listener keeps failures where every process of the installation can read them. */
  onFailure(listener: (failure: ProviderFailure) => void): void {
    this.#onFailure = listener
  }

  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read())
      },
    })
  }

  called(provider: ProviderName, milliseconds: number): void {
    this.#calls.observe({ provider }, milliseconds / 1000)
    const recent = this.#recentCalls.get(provider) ?? new RecentDurations()
    recent.add(milliseconds)
    this.#recentCalls.set(provider, recent)
    this.#callCounts.set(provider, (this.#callCounts.get(provider) ?? 0) + 1)
  }

  failed(provider: ProviderName, code: string, message: string, conciergerieId: number | null): void {
    this.#failures.inc({ provider, code })
    this.#onFailure({ provider, code, message, conciergerieId })
  }

  provider(provider: ProviderName): { calls: number; p95Ms: number | null } {
    return { calls: this.#callCounts.get(provider) ?? 0, p95Ms: this.#recentCalls.get(provider)?.p95() ?? null }
  }

  requests(): { count: number; errors: number; p95Ms: number | null } {
    return { count: this.#requestCount, errors: this.#errorCount, p95Ms: this.#recentRequests.p95() }
  }

  readonly countRequests: RequestHandler = (req, res, next) => {
    const start = process.hrtime.bigint()
    res.once('finish', () => {
      this.#requestDone(req.method, res.statusCode, Number(process.hrtime.bigint() - start) / 1e6)
    })
    next()
  }

  #requestDone(method: string, status: number, milliseconds: number): void {
    this.#requests.observe({ method, status: String(status) }, milliseconds / 1000)
    this.#recentRequests.add(milliseconds)
    this.#requestCount += 1
    if (status >= 500) this.#errorCount += 1
  }
}
