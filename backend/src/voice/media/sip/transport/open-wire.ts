import type { SipTransport } from '@conciergerie/contract'
import { ConnectionWire, dialTcp, dialTls, listenTcp } from './connection-wire.ts'
import { openUdp } from './udp-wire.ts'
import type { Admits, Wire } from './wire.ts'

/** What a line listens on. */
export interface WireWish {
  transport: SipTransport
  host: string
  port: number
  /** The trunk's name, which its certificate must bear. */
  domain: string
  admits: Admits
}

/** @returns null when the port is taken */
export async function openWire({ transport, host, port, domain, admits }: WireWish): Promise<Wire | null> {
  if (transport === 'udp') return openUdp(host, port, admits)
  if (transport === 'tls') return new ConnectionWire('tls', dialTls(domain), null, port, admits)
  const server = await listenTcp(host, port)
  return server ? new ConnectionWire('tcp', dialTcp, server, port, admits) : null
}
