import type { SipTransport } from '@conciergerie/contract'
import type { Place } from '../rtp/latch.ts'

/** What carries the messages of one line, whole: a socket, or connections. */
export interface Wire {
  readonly transport: SipTransport
  /** Where it is reached on this machine; nominal for TLS, which only calls out. */
  readonly port: number
  send(text: string, to: Place): Promise<void>
  listen(listener: (text: string, from: Place) => void): void
  /** A connection that was open is gone, and with it the way by which calls came. UDP has none. */
  onLost(listener: (peer: Place) => void): void
  /** Two line ends keep a router's way to us open (RFC 5626 § 3.5.1). */
  keepAlive(to: Place): void
  close(): void
}

/** What a wire asks before it listens to anybody. */
export type Admits = (address: string) => boolean

/** Larger than any message of a call, in bytes; what passes it is dropped, with its connection where there is one. */
export const largestMessage = 16_384

/** IPv4 that a two-protocol socket shows as IPv6. */
export const plainAddress = (address: string) => address.replace(/^::ffff:/i, '')
