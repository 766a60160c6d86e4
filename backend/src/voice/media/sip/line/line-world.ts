import type { Pacer, Ticker } from '../rtp/pacer.ts'
import type { OpenRtp } from '../rtp/rtp-socket.ts'
import type { openWire } from '../transport/open-wire.ts'
import type { Names } from '../transport/resolve-target.ts'
import type { localAddressTowards } from './local-address.ts'

/** What a line needs of the world. */
export interface LineWorld {
  /** Where SIP and RTP listen; a wildcard is everywhere. */
  host: string
  /** What the trunk is told instead, behind a router. */
  publicAddress: string | null
  names: Names
  openWire: typeof openWire
  openRtp: OpenRtp
  pacer: Pacer
  ticker: Ticker
  /** From 0 to 1. */
  random: () => number
  localAddress: typeof localAddressTowards
}
