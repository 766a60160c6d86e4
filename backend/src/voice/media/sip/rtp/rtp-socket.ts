import dgram from 'node:dgram'
import type { Place } from './latch.ts'
import type { PortPool, PortRange } from './port-pool.ts'

/** Where packets of one call leave and arrive. */
export interface RtpSocket {
  readonly port: number
  send(packet: Uint8Array, to: Place): void
  listen(listener: (packet: Uint8Array, from: Place) => void): void
  close(): void
}

/** Opens sockets for calls, out of a share first; null when no port is left. */
export type OpenRtp = (share?: PortRange) => Promise<RtpSocket | null>

/** How often another port is tried when somebody else on this machine has the one taken. */
const triesForPort = 10

/**
 * @param pool ports that this process may use
 * @param address of this machine, or its wildcard
 */
export function rtpSockets(pool: PortPool, address: string): OpenRtp {
  return async (share) => {
    for (let tries = 0; tries < triesForPort; tries++) {
      const port = pool.take(share)
      if (port === null) return null
      const socket = await bind(port, address)
      if (socket) return asRtpSocket(socket, port, pool)
      pool.giveBack(port)
    }
    return null
  }
}

function bind(port: number, address: string): Promise<dgram.Socket | null> {
  const socket = dgram.createSocket({ type: address.includes(':') ? 'udp6' : 'udp4' })
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close()
      resolve(null)
    })
    socket.bind(port, address, () => {
      socket.removeAllListeners('error')
      // an unreachable caller (ICMP) is found out by its silence
      socket.on('error', () => undefined)
      resolve(socket)
    })
  })
}

function asRtpSocket(socket: dgram.Socket, port: number, pool: PortPool): RtpSocket {
  let open = true
  return {
    port,
    send(packet, to) {
      if (open) socket.send(packet, to.port, to.address, () => undefined)
    },
    listen(listener) {
      socket.on('message', listener)
    },
    close() {
      if (!open) return
      open = false
      socket.close()
      pool.giveBack(port)
    },
  }
}
