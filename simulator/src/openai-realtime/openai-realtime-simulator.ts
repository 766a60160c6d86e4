import { makeBrain } from '#sim/brain/brain.ts'
import { Armed } from '#sim/lib/armed.ts'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import type { WaitOptions } from '#sim/lib/changes.ts'
import { startHttpHost } from '#sim/lib/http-host.ts'
import type { HttpHost } from '#sim/lib/http-host.ts'
import { Schedule } from '#sim/lib/schedule.ts'
import { RealtimeUpgrades } from './answer-upgrade.ts'
import { RealtimeFaults } from './faults.ts'
import { VoiceScript } from './mind.ts'
import type { MakeMind } from './mind.ts'
import { RealtimeSession } from './realtime-session.ts'
import { realtimeApp } from './rest-app.ts'
import type { RealtimeRequest } from './rest-app.ts'
import type { SessionConfig } from './session-config.ts'
import { SIMULATED_SECRET, USUAL_TIMING } from './settings.ts'
import type { RealtimeSettings, Timing } from './settings.ts'
import type { SipCall, SipCaller } from './sip-call.ts'
import { SipCalls } from './sip-calls.ts'
import { tellOfCall } from './webhooks.ts'
import type { CallNews, CallWebhook } from './webhooks.ts'

/** Sessions remembered. */
const MOST_KEPT = 500

/** A voice model of one's own: OpenAI Realtime over its sockets, its calls over SIP, and a little brain that books. */
export class OpenAiRealtimeSimulator {
  readonly changes = new Changes()
  /** What the model says next; see `VoiceScript`. */
  readonly script = new VoiceScript()
  readonly faults = new RealtimeFaults()
  /** Every session, the latest last. */
  readonly sessions: RealtimeSession[] = []
  /** Every call of the REST API, in order. */
  readonly requests: RealtimeRequest[] = []
  /** Delays of the sessions to come; may be changed while it runs. */
  readonly timing: Timing
  readonly webhookSecret: string
  readonly calls: SipCalls
  readonly #settings: RealtimeSettings
  readonly #makeMind: MakeMind
  readonly #schedule = new Schedule()
  readonly #announced = new Armed<readonly string[], object>(() => true)
  readonly #upgrades: RealtimeUpgrades
  #host: HttpHost | null = null
  #target: string | null = null

  constructor(settings: RealtimeSettings = {}) {
    this.#settings = settings
    this.#makeMind = settings.mind ?? makeBrain
    this.timing = { ...USUAL_TIMING, ...settings.timing }
    this.webhookSecret = settings.webhookSecret ?? SIMULATED_SECRET
    const { faults } = this
    this.calls = new SipCalls({
      faults,
      speed: settings.speed ?? 1,
      announce: this.#announce,
      open: (call, config) => this.#openSideband(call, config),
    })
    this.#upgrades = new RealtimeUpgrades({
      apiKey: settings.apiKey ?? null,
      faults,
      calls: this.calls,
      open: (model) => this.#open(model),
    })
  }

  /** For `OPENAI_BASE_URL`: with `/v1`. */
  get baseUrl(): string {
    return `${this.#listening.url}/v1`
  }

  /** For `OPENAI_REALTIME_URL`. */
  get realtimeUrl(): string {
    return `${this.#listening.url.replace('http', 'ws')}/v1/realtime`
  }

  get #listening(): HttpHost {
    if (!this.#host) throw new Error('this OpenAI does not listen')
    return this.#host
  }

  async listen(port: number, host: string): Promise<void> {
    const { calls, faults, requests } = this
    const parts = {
      apiKey: this.#settings.apiKey ?? null,
      calls,
      faults,
      requests,
      schedule: this.#schedule,
      announce: this.#announce,
    }
    this.#host = await startHttpHost(realtimeApp(parts), port, host, (req, socket, head) => {
      this.#upgrades.answer(req, socket, head)
    })
  }

  /** From now on webhooks go to this server: `http://127.0.0.1:3000`. */
  pointAt(url: string): void {
    this.#target = url.replace(/\/+$/, '')
  }

  /**
   * What the next session hears, utterance by utterance, in sound that holds no words: a real voice, a tone. With
   * `times: 'always'` every session hears the same.
   */
  hear(utterances: readonly string[], options?: { times?: number | 'always' }): () => void {
    return this.#announced.add(utterances, {}, options)
  }

  /** Somebody calls over SIP: rings, and tells the server. Resolves when the webhooks were answered. */
  async ring(caller: SipCaller, news: CallNews = {}): Promise<{ call: SipCall; webhooks: CallWebhook[] }> {
    if (this.#target === null) throw new Error('pointAt() was not called: the simulator does not know the webhook')
    const call = this.calls.ring(caller)
    const settings = { secret: this.webhookSecret, now: (this.#settings.now ?? Date.now)() }
    return { call, webhooks: await tellOfCall(call, this.#target, settings, news) }
  }

  /** Resolves with the first truthy value of `probe`, asked again at each event, session, request and call. */
  waitFor<T>(probe: () => T | undefined | null | false, options?: WaitOptions): Promise<T> {
    return waitFor(this.changes, probe, options)
  }

  /** Resolves with the session that opens next, or the first that matches. */
  waitForSession(wanted: (session: RealtimeSession) => boolean = () => true): Promise<RealtimeSession> {
    return this.waitFor(() => this.sessions.find(wanted), { what: 'a session' })
  }

  /** Ends everything that is open and forgets it, faults and scripts included. */
  reset(): void {
    for (const session of this.sessions) session.end(1001, 'reset')
    this.calls.clear()
    this.sessions.length = 0
    this.requests.length = 0
    for (const part of [this.script, this.faults, this.#announced]) part.clear()
  }

  async close(): Promise<void> {
    this.reset()
    this.#upgrades.close()
    await this.#schedule.close()
    await this.#host?.close()
  }

  readonly #announce = (): void => {
    this.changes.announce()
  }

  #open(model: string): RealtimeSession {
    return this.#keep(new RealtimeSession({ ...this.#common(), model, callId: null }))
  }

  #openSideband(call: SipCall, config: SessionConfig): RealtimeSession {
    const model = config.model ?? ''
    return this.#keep(new RealtimeSession({ ...this.#common(), model, callId: call.id, config, out: () => call.out }))
  }

  #common() {
    const { script, faults, timing } = this
    return {
      mind: this.#makeMind(),
      script,
      faults,
      timing,
      announce: this.#announce,
      now: this.#settings.now ?? Date.now,
    }
  }

  #keep(session: RealtimeSession): RealtimeSession {
    session.hear(this.#announced.take({}) ?? [])
    this.sessions.push(session)
    if (this.sessions.length > MOST_KEPT) this.sessions.shift()
    this.#announce()
    return session
  }
}
