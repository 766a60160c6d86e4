import { randomUUID } from 'node:crypto'
import type { MediaSettings, SipLine as LineOrder } from '../../media-protocol.ts'
import { atMost } from '../at-most.ts'
import type { LineRoad, MediaLeg, RoadHost } from '../media-leg.ts'
import type { SipAccount } from '../sip/line/account.ts'
import { localAddressTowards } from '../sip/line/local-address.ts'
import type { LineHealth, SipNews } from '../sip/line/news.ts'
import { SipLine } from '../sip/line/sip-line.ts'
import type { LineWorld } from '../sip/line/line-world.ts'
import { machineTicker, Pacer } from '../sip/rtp/pacer.ts'
import type { PortRange } from '../sip/rtp/port-pool.ts'
import { PortPool } from '../sip/rtp/port-pool.ts'
import { rtpSockets } from '../sip/rtp/rtp-socket.ts'
import { openWire } from '../sip/transport/open-wire.ts'
import { machineNames } from '../sip/transport/resolve-target.ts'
import type { SipCall } from '../sip/call/sip-call.ts'
import { AsteriskLine, isAsterisk } from './asterisk.ts'
import type { AsteriskCall } from './asterisk.ts'
import { SipLeg } from './sip-leg.ts'
import { missing, reasonOf } from './sip-reasons.ts'

export type BridgeConfig = Pick<MediaSettings, 'sipPorts' | 'rtpPorts' | 'publicAddress' | 'host'>

/** The real machine: sockets, names, clock. */
export function machineWorld({ rtpPorts, publicAddress, host }: BridgeConfig): LineWorld {
  return {
    host,
    publicAddress,
    names: machineNames,
    openWire,
    openRtp: rtpSockets(new PortPool(rtpPorts), host),
    pacer: new Pacer(machineTicker),
    ticker: machineTicker,
    random: Math.random,
    localAddress: localAddressTowards,
  }
}

/** A line of either kind. */
type Line = Pick<SipLine, 'start' | 'stop' | 'check'>

interface Served {
  line: Line
  port: number | null
}

/** Longest Call-ID that is kept, in characters. */
const longestCallId = 250

/** A trunk that calls our address knows one port of it: the next run of a line waits this long for that of the last. */
const handoverMs = 1500

/** The road of SIP trunks: each line has a port of its own, which it registers from and is called on. */
export class SipBridge implements LineRoad {
  private readonly config: BridgeConfig
  private readonly host: RoadHost
  private readonly world: LineWorld
  private readonly lines = new Map<number, Served>()
  /** Lines that end their calls, or say goodbye: the last run of each, and all of them. */
  private readonly leaving = new Map<number, Promise<void>>()
  private readonly farewells = new Set<Promise<void>>()
  private readonly ports = new Set<number>()

  constructor(config: BridgeConfig, host: RoadHost, world: LineWorld = machineWorld(config)) {
    this.config = config
    this.host = host
    this.world = world
  }

  start(order: LineOrder): void {
    this.stop(order.lineId, 'after_calls')
    const lack = lackOf(order)
    if (lack === null) void this.open(order, { ...order, domain: order.domain ?? '' })
    else this.report(order.lineId, 'failed', lack)
  }

  stop(lineId: number, when: 'now' | 'after_calls'): void {
    const served = this.lines.get(lineId)
    if (!served) return
    this.lines.delete(lineId)
    const leaving: Promise<void> = served.line.stop(when).finally(() => {
      if (served.port !== null) this.ports.delete(served.port)
      if (this.leaving.get(lineId) === leaving) this.leaving.delete(lineId)
      this.farewells.delete(leaving)
    })
    this.leaving.set(lineId, leaving)
    this.farewells.add(leaving)
  }

  check(lineId: number): void {
    const line = this.lines.get(lineId)?.line
    if (line) void line.check()
    else this.report(lineId, 'down', null)
  }

  async close(): Promise<void> {
    for (const lineId of [...this.lines.keys()]) this.stop(lineId, 'now')
    await Promise.all(this.farewells)
  }

  private async open({ lineId, localPort, rtpPorts }: LineOrder, account: SipAccount): Promise<void> {
    const served: Served = { port: null, line: this.makeLine(lineId, account, rtpPorts) }
    this.lines.set(lineId, served)
    const last = this.leaving.get(lineId)
    if (last) await atMost(handoverMs, last)
    if (this.lines.get(lineId) !== served) return
    for (const port of this.freePorts(localPort)) {
      this.ports.add(port)
      served.port = port
      if (await served.line.start(port)) return
      this.ports.delete(port)
    }
    served.port = null
    this.log(lineId, { what: 'port_taken' })
    this.report(lineId, 'down', missing.port)
  }

  private makeLine(lineId: number, account: SipAccount, share?: PortRange): Line {
    const common = {
      onHealth: (health: LineHealth, detail: string | null) => {
        this.report(lineId, health, reasonOf(health, detail))
      },
      onNews: (news: SipNews) => {
        this.log(lineId, news)
      },
    }
    if (isAsterisk(account.domain)) {
      const onCall = (call: AsteriskCall) => {
        this.offer(lineId, call, call.leg)
      }
      return new AsteriskLine(account, this.world.host, this.world.ticker.now, { ...common, onCall })
    }
    const onCall = (call: SipCall) => {
      this.offer(lineId, call, new SipLeg(call))
    }
    const world = { ...this.world, openRtp: () => this.world.openRtp(share) }
    return new SipLine(account, world, { ...common, onCall })
  }

  private offer(lineId: number, call: { id: string; from: string | null; to: string | null }, leg: MediaLeg): void {
    const { from, to } = call
    const providerCallId = call.id.slice(0, longestCallId)
    this.host.offer({ ref: randomUUID(), road: 'sip_bridge', lineId, pass: null, providerCallId, from, to }, leg)
  }

  /** @param planned for the line: its last run may still have calls on it */
  private *freePorts(planned: number | undefined): Generator<number> {
    const { from, to } = this.config.sipPorts
    if (planned !== undefined && !this.ports.has(planned)) yield planned
    for (let port = from; port <= to; port++) if (port !== planned && !this.ports.has(port)) yield port
  }

  private report(lineId: number, state: Parameters<RoadHost['report']>[0]['state'], detail: string | null): void {
    this.host.report({ lineId, state, detail, sipPort: this.lines.get(lineId)?.port ?? null })
  }

  private log(lineId: number, news: SipNews): void {
    this.host.log(lineId, news)
  }
}

/** @returns what a line lacks to be served; null when nothing */
function lackOf({ domain, username, password, transport }: LineOrder): string | null {
  if (!domain?.trim()) return missing.domain
  if (isAsterisk(domain)) return username && password ? null : missing.asteriskAccount
  // calls come by the connection that registers: without one, nobody could ever call
  if (transport === 'tls' && !username) return missing.tlsAccount
  return username && !password ? missing.password : null
}
