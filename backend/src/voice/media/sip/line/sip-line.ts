import { Gate } from '../transport/gate.ts'
import type { Wire } from '../transport/wire.ts'
import type { SipAccount } from './account.ts'
import { connect } from './connect.ts'
import type { Connected } from './connect.ts'
import type { LineWorld } from './line-world.ts'
import type { LineHealth } from './news.ts'
import { ping } from './ping.ts'
import type { ReceptionListener } from './reception.ts'
import { Registration } from './registration.ts'
import type { RegistrationState } from './registration.ts'
import { Trunk } from './trunk.ts'

export interface LineListener extends ReceptionListener {
  onHealth(health: LineHealth, detail: string | null): void
}

/** Routers forget a silent way after half a minute, the strictest of them (RFC 5626 § 4.4.1). */
const keepAliveMs = 25_000
/** A BYE is said again until it is answered; a trunk that listens answers within this. */
const farewellMs = 1000

/** One line: its port, its registration, its calls. */
export class SipLine {
  private health: LineHealth = 'starting'
  private detail: string | null = null
  private readonly account: SipAccount
  private readonly world: LineWorld
  private readonly listener: LineListener
  private readonly gate: Gate
  private readonly trunk: Trunk
  private connected: Connected | null = null
  private registration: Registration | null = null
  private keepAlive: NodeJS.Timeout | undefined
  private stopping = false

  constructor(account: SipAccount, world: LineWorld, listener: LineListener) {
    this.account = account
    this.world = world
    this.listener = listener
    this.gate = new Gate(world.ticker.now, (address, what) => {
      listener.onNews({ what, address })
    })
    this.trunk = new Trunk(account, world.names, (source) => {
      this.gate.allow(source)
    })
  }

  /** @returns false when the port is taken: another may be tried */
  async start(port: number): Promise<boolean> {
    this.turn('starting', null)
    const { host, openWire } = this.world
    const admits = (address: string) => this.gate.admits(address)
    const wire = await openWire({ transport: this.account.transport, host, port, domain: this.trunk.host, admits })
    if (!wire) return false
    if (await this.trunk.refresh()) await this.open(wire)
    else this.giveUp(wire)
    return true
  }

  /** No more calls; those in progress end by themselves, or now. */
  async stop(when: 'now' | 'after_calls'): Promise<void> {
    this.stopping = true
    clearInterval(this.keepAlive)
    this.connected?.reception.close()
    await this.registration?.stop()
    if (when === 'after_calls') await this.connected?.reception.whenEmpty()
    else if (this.connected?.reception.hangUpAll()) await new Promise((resolve) => setTimeout(resolve, farewellMs))
    this.close()
  }

  /** Tells how it fares, after asking the trunk whether it is there. */
  async check(): Promise<void> {
    const up = this.health === 'running' || this.health === 'degraded' ? this.connected : null
    const silent = up ? await ping(up.core, up.kit.identity) : null
    if (silent) this.listener.onNews({ what: 'trunk_silent', status: silent })
    // it may have changed while we waited
    const stillUp = this.health === 'running' || this.health === 'degraded'
    if (up && stillUp) this.turn(silent ? 'degraded' : 'running', silent)
    else this.turn(this.health, this.detail)
  }

  private async open(wire: Wire): Promise<void> {
    const { account, world, trunk, gate } = this
    const connected = await connect({ wire, account, world, trunk, gate }, this.listener)
    this.connected = connected
    if (this.stopping) {
      this.close()
      return
    }
    this.listener.onNews({ what: 'listening', transport: account.transport, port: wire.port })
    if (account.username) this.register(connected)
    else this.turn('running', null)
  }

  private register({ core, kit, wire }: Connected): void {
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
    // calls come by the connection that registered
    wire.onLost(() => {
      if (this.health !== 'failed') registration.start()
    })
    this.keepAlive = setInterval(() => {
      if (this.trunk.place) wire.keepAlive(this.trunk.place)
    }, keepAliveMs)
    registration.start()
  }

  private onRegistration(state: RegistrationState): void {
    if (state.is === 'registered') this.registered(state.seconds)
    else if (state.is === 'refused') {
      this.listener.onNews({ what: 'registration_refused', status: state.status })
      this.turn('failed', state.status)
    } else this.missed(state)
  }

  private registered(seconds: number): void {
    if (this.health !== 'running') this.listener.onNews({ what: 'registered', seconds })
    this.turn('running', null)
    // calls may come from an address that its name has been given since
    void this.trunk.refresh()
  }

  /** Another of its addresses may answer, and its name may have come to mean another. */
  private missed({ status, retryMs, holds }: Extract<RegistrationState, { is: 'failed' }>): void {
    const retrySeconds = Math.round(retryMs / 1000)
    const why = this.connected?.messenger.fault
    if (why) this.listener.onNews({ what: 'trunk_unproven', why, domain: this.trunk.host, retrySeconds })
    else this.listener.onNews({ what: 'registration_failed', status, retrySeconds })
    this.turn(holds ? 'degraded' : 'down', why ?? status)
    this.trunk.turnToNext()
    void this.trunk.refresh()
  }

  private giveUp(wire: Wire): void {
    wire.close()
    this.listener.onNews({ what: 'trunk_unknown', domain: this.trunk.host })
    this.turn('down', 'trunk_unknown')
  }

  private close(): void {
    this.connected?.core.dispose()
    this.connected?.messenger.close()
    this.connected = null
  }

  private turn(health: LineHealth, detail: string | null): void {
    this.health = health
    this.detail = detail
    if (!this.stopping) this.listener.onHealth(health, detail)
  }
}
