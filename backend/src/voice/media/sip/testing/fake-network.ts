import type { SipTransport } from '@conciergerie/contract'
import type { LineWorld } from '../line/line-world.ts'
import type { Place } from '../rtp/latch.ts'
import { Pacer } from '../rtp/pacer.ts'
import type { Ticker } from '../rtp/pacer.ts'
import type { RtpSocket } from '../rtp/rtp-socket.ts'
import type { WireWish } from '../transport/open-wire.ts'
import type { Wire } from '../transport/wire.ts'

/** The clock of the test: `vi.useFakeTimers` moves it. */
export const testTicker: Ticker = {
  now: () => Date.now(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms)
    return () => {
      clearInterval(timer)
    }
  },
  afterReading: (then) => {
    then()
  },
}

/** A wire whose other end is the test. */
export class FakeWire implements Wire {
  readonly transport: SipTransport
  readonly port: number
  readonly sent: { text: string; to: Place }[] = []
  keptAlive = 0
  closed = false
  /** Why what is sent does not leave, while there is a reason. */
  broken: Error | null = null
  private readonly admits: (address: string) => boolean
  private listener: ((text: string, from: Place) => void) | null = null
  private lost: ((peer: Place) => void) | null = null

  constructor({ transport, port, admits }: WireWish) {
    this.transport = transport
    this.port = port
    this.admits = admits
  }

  send(text: string, to: Place): Promise<void> {
    if (this.broken) return Promise.reject(this.broken)
    this.sent.push({ text, to })
    return Promise.resolve()
  }

  listen(listener: (text: string, from: Place) => void): void {
    this.listener = listener
  }

  onLost(listener: (peer: Place) => void): void {
    this.lost = listener
  }

  keepAlive(): void {
    this.keptAlive += 1
  }

  close(): void {
    this.closed = true
  }

  /** A message arrives. */
  arrive(text: string, from: Place): void {
    if (this.admits(from.address)) this.listener?.(text, from)
  }

  /** The connection breaks. */
  breakOff(peer: Place): void {
    this.lost?.(peer)
  }
}

export class FakeRtp implements RtpSocket {
  readonly port: number
  readonly sent: { packet: Uint8Array; to: Place }[] = []
  closed = false
  private listener: ((packet: Uint8Array, from: Place) => void) | null = null

  constructor(port: number) {
    this.port = port
  }

  send(packet: Uint8Array, to: Place): void {
    this.sent.push({ packet, to })
  }

  listen(listener: (packet: Uint8Array, from: Place) => void): void {
    this.listener = listener
  }

  close(): void {
    this.closed = true
  }

  arrive(packet: Uint8Array, from: Place): void {
    this.listener?.(packet, from)
  }
}

/** A world without a network, and all that was opened in it. */
export class FakeWorld {
  readonly wires: FakeWire[] = []
  readonly rtp: FakeRtp[] = []
  /** Ports that somebody else holds. */
  readonly taken = new Set<number>()
  readonly hosts = new Map<string, string[]>()
  rtpLeft = 100

  world(): LineWorld {
    return {
      host: '192.0.2.10',
      publicAddress: null,
      names: {
        addresses: (host) => Promise.resolve(this.hosts.get(host) ?? []),
        services: () => Promise.resolve([]),
      },
      openWire: (wish) => Promise.resolve(this.taken.has(wish.port) ? null : this.open(wish)),
      openRtp: () => Promise.resolve(this.rtpLeft-- > 0 ? this.openRtp() : null),
      pacer: new Pacer(testTicker),
      ticker: testTicker,
      random: () => 0.5,
      localAddress: () => Promise.resolve('192.0.2.10'),
    }
  }

  private open(wish: WireWish): FakeWire {
    const wire = new FakeWire(wish)
    this.wires.push(wire)
    return wire
  }

  private openRtp(): FakeRtp {
    const socket = new FakeRtp(20_000 + 2 * this.rtp.length)
    this.rtp.push(socket)
    return socket
  }
}
