import type { IncomingInviteRequest, UserAgentCore } from 'sip.js/lib/core/index.js'
import { URI } from 'sip.js/lib/grammar/index.js'
import type { CallKit } from '../call/call-kit.ts'
import { statusOf } from '../call/call-kit.ts'
import { refusalOf } from '../call/invite-refusal.ts'
import { formatOf, SipCall } from '../call/sip-call.ts'
import type { Pacer, Ticker } from '../rtp/pacer.ts'
import type { OpenRtp } from '../rtp/rtp-socket.ts'
import { Gate } from '../transport/gate.ts'
import { Messenger } from '../transport/messenger.ts'
import { openWire as openRealWire } from '../transport/open-wire.ts'
import type { Names } from '../transport/resolve-target.ts'
import type { Wire } from '../transport/wire.ts'
import type { SipAccount } from './account.ts'
import { isWildcard, localAddressTowards } from './local-address.ts'
import { makeCore } from './make-core.ts'
import type { LineHealth, SipNews } from './news.ts'
import { Registration } from './registration.ts'
import type { RegistrationState } from './registration.ts'
import { allowHeader, serveRequest } from './serve-requests.ts'
import { Trunk } from './trunk.ts'

/** What a line needs of the world. */
export interface LineWorld {
  /** Where SIP and RTP listen; a wildcard is everywhere. */
  host: string
  /** What the trunk is told instead, behind a router. */
  publicAddress: string | null
  names: Names
  openWire: typeof openRealWire
  openRtp: OpenRtp
  pacer: Pacer
  ticker: Ticker
  /** From 0 to 1. */
  random: () => number
  localAddress: typeof localAddressTowards
}

export interface LineListener {
  onHealth(health: LineHealth, detail: string | null): void
  onNews(news: SipNews): void
  onCall(call: SipCall): void
}

const keepAliveMs = 25_000
const pingMs = 5000

/** One line: its port, its registration, its calls. */
export class SipLine {
  health: LineHealth = 'starting'
  detail: string | null = null
  private readonly account: SipAccount
  private readonly world: LineWorld
  private readonly listener: LineListener
  private readonly gate: Gate
  private readonly trunk: Trunk
  private readonly calls = new Set<SipCall>()
  private up: { wire: Wire; messenger: Messenger; core: UserAgentCore; kit: CallKit } | null = null
  private registration: Registration | null = null
  private keepAlive: NodeJS.Timeout | undefined
  private draining = false
  private onEmpty: (() => void) | null = null

  constructor(account: SipAccount, world: LineWorld, listener: LineListener) {
    this.account = account
    this.world = world
    this.listener = listener
    this.gate = new Gate(
      () => world.ticker.now(),
      (address, what) => {
        listener.onNews({ what, address })
      },
    )
    this.trunk = new Trunk(account, world.names, (source) => {
      this.gate.allow(source)
    })
  }

  get callCount(): number {
    return this.calls.size
  }

  /** @returns false when the port is taken: another may be tried */
  async start(port: number): Promise<boolean> {
    this.turn('starting', null)
    const { host, openWire } = this.world
    const admits = (address: string) => this.gate.admits(address)
    const wire = await openWire({ transport: this.account.transport, host, port, domain: this.trunk.host, admits })
    if (!wire) return false
    if (!(await this.trunk.refresh())) {
      wire.close()
      this.listener.onNews({ what: 'trunk_unknown', domain: this.trunk.host })
      this.turn('down', 'trunk_unknown')
      return true
    }
    await this.open(wire)
    return true
  }

  /** No more calls; those in progress end by themselves, or now. */
  async stop(when: 'now' | 'after_calls'): Promise<void> {
    this.draining = true
    clearInterval(this.keepAlive)
    await this.registration?.stop()
    if (when === 'now') this.hangUpAll()
    if (this.calls.size > 0) await new Promise<void>((resolve) => (this.onEmpty = resolve))
    // a BYE is repeated until it is answered; a second is enough for a trunk that listens
    if (this.up && when === 'now') await new Promise((resolve) => setTimeout(resolve, this.byesUnderWay ? 1000 : 0))
    this.close()
  }

  hangUpAll(): void {
    this.byesUnderWay = this.calls.size > 0
    for (const call of [...this.calls]) call.hangUp()
  }
  private byesUnderWay = false

  /** Asks the trunk whether it is there (OPTIONS); any answer is one. */
  async check(): Promise<void> {
    const { up } = this
    if (!up || (this.health !== 'running' && this.health !== 'degraded')) {
      this.turn(this.health, this.detail)
      return
    }
    const { core } = up
    const { identity } = up.kit
    const silent = await new Promise<string | null>((resolve) => {
      const timer = setTimeout(() => { resolve('no answer') }, pingMs)
      const answered = (status: string | null) => { clearTimeout(timer); resolve(status) }
      const message = core.makeOutgoingRequestMessage('OPTIONS', new URI('sip', '', identity.host), identity, identity, {}, [])
      core.request(message, {
        onAccept: () => { answered(null) },
        onRedirect: () => { answered(null) },
        onReject: ({ message: answer }) => { answered(answer.hasHeader('via') ? null : statusOf(answer)) },
      })
    })
    if (silent) this.listener.onNews({ what: 'trunk_silent', status: silent })
    this.turn(silent ? 'degraded' : 'running', silent)
  }

  private async open(wire: Wire): Promise<void> {
    const { trunk, account } = this
    const place = trunk.place ?? { address: '127.0.0.1', port: 5060 }
    const { host, publicAddress, openRtp, pacer, ticker } = this.world
    const own = isWildcard(host) ? await this.world.localAddress(place) : host
    const address = publicAddress ?? own
    const bracketed = address.includes(':') ? `[${address}]` : address
    const user = account.username ?? 'house'
    const identity = new URI('sip', user, trunk.host)
    const contact = new URI('sip', user, bracketed, wire.port, { transport: account.transport })
    const { username, password } = account
    const viaHost = `${bracketed}:${wire.port}`
    const core = makeCore({ identity, contact, viaHost, username, password, transport: () => messenger }, {
      onInvite: (invite) => {
        this.onInvite(invite)
      },
    })
    const messenger = new Messenger({
      wire,
      allowed: allowHeader,
      locate: (target) => trunk.locate(target),
      takes: (text, from) => this.gate.takes(text, from),
      onRequest: (message) => {
        serveRequest(message, core, user)
      },
      onResponse: (message) => {
        core.receiveIncomingResponseFromTransport(message)
      },
    })
    const kit = { core, contact: `<${contact.toString()}>`, identity, mediaAddress: address, openRtp, pacer, ticker }
    this.up = { wire, messenger, core, kit }
    this.listener.onNews({ what: 'listening', transport: account.transport, port: wire.port })
    this.begin(wire)
  }

  private begin(wire: Wire): void {
    if (!this.up || this.draining) return
    if (!this.account.username) {
      this.turn('running', null)
      return
    }
    const { core, kit } = this.up
    const registration = new Registration({
      core,
      identity: kit.identity,
      contact: kit.contact,
      random: this.world.random,
      onState: (state) => {
        this.onRegistration(state)
      },
    })
    this.registration = registration
    wire.onLost(() => {
      registration.start()
    })
    this.keepAlive = setInterval(() => {
      if (this.trunk.place) wire.keepAlive(this.trunk.place)
    }, keepAliveMs)
    registration.start()
  }

  private onRegistration(state: RegistrationState): void {
    if (state.is === 'registered') {
      if (this.health !== 'running') this.listener.onNews({ what: 'registered', seconds: state.seconds })
      this.turn('running', null)
    } else if (state.is === 'refused') {
      this.listener.onNews({ what: 'registration_refused', status: state.status })
      this.turn('failed', state.status)
    } else {
      const { status, retryMs, holds } = state
      this.listener.onNews({ what: 'registration_failed', status, retrySeconds: Math.round(retryMs / 1000) })
      this.turn(holds ? 'degraded' : 'down', status)
      this.trunk.turnToNext()
      void this.trunk.refresh()
    }
  }

  private onInvite(invite: IncomingInviteRequest): void {
    invite.trying()
    const refusal = refusalOf(invite.message)
    const format = formatOf(invite)
    if (this.draining) this.turnAway(invite, 503, 'draining', ['Retry-After: 30'])
    else if (refusal) this.turnAway(invite, refusal.status, 'unsupported', refusal.headers)
    else if (!format) this.turnAway(invite, 488, 'no_common_codec')
    else void this.offer(invite, format)
  }

  private async offer(invite: IncomingInviteRequest, format: NonNullable<ReturnType<typeof formatOf>>): Promise<void> {
    let cancelled = false
    invite.delegate = {
      onCancel: () => {
        cancelled = true
        invite.reject({ statusCode: 487 })
      },
    }
    const socket = await this.world.openRtp()
    if (cancelled || !this.up || !socket) {
      socket?.close()
      if (!cancelled) this.turnAway(invite, 503, 'no_port')
      return
    }
    const call: SipCall = new SipCall(invite, format, socket, this.up.kit, () => {
      this.forget(call)
    })
    this.calls.add(call)
    call.ring()
    this.listener.onNews({ what: 'call', from: call.from, to: call.to })
    this.listener.onCall(call)
  }

  private turnAway(invite: IncomingInviteRequest, status: number, why: string, extraHeaders: string[] = []): void {
    invite.reject({ statusCode: status, extraHeaders })
    this.listener.onNews({ what: 'call_refused', status, why })
  }

  private forget(call: SipCall): void {
    this.calls.delete(call)
    if (this.calls.size === 0) this.onEmpty?.()
  }

  private close(): void {
    this.up?.core.dispose()
    this.up?.messenger.close()
    this.up = null
  }

  private turn(health: LineHealth, detail: string | null): void {
    this.health = health
    this.detail = detail
    if (!this.draining) this.listener.onHealth(health, detail)
  }
}
