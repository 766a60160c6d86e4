import dgram from 'node:dgram'
import type { Place } from '../rtp/latch.ts'
import { largestMessage, plainAddress } from './wire.ts'
import type { Admits, Wire } from './wire.ts'

/** @returns null when the port is taken */
export function openUdp(host: string, port: number, admits: Admits): Promise<Wire | null> {
  const socket = dgram.createSocket({ type: host.includes(':') ? 'udp6' : 'udp4' })
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close()
      resolve(null)
    })
    socket.bind(port, host, () => {
      socket.removeAllListeners('error')
      // an unreachable peer (ICMP) is found out by the timers of SIP
      socket.on('error', () => undefined)
      resolve(udpWire(socket, admits))
    })
  })
}

function udpWire(socket: dgram.Socket, admits: Admits): Wire {
  let open = true
  const send = (data: string, to: Place) =>
    new Promise<void>((resolve, reject) => {
      if (!open) resolve()
      else {
        socket.send(data, to.port, to.address, (error) => {
          if (error) reject(error)
          else resolve()
        })
      }
    })
  return {
    transport: 'udp',
    port: socket.address().port,
    send,
    listen(listener) {
      socket.on('message', (bytes, { address, port }) => {
        const from = { address: plainAddress(address), port }
        if (admits(from.address) && isMessage(bytes)) listener(bytes.toString('utf8'), from)
      })
    },
    onLost: () => undefined,
    keepAlive(to) {
      send('\r\n\r\n', to).catch(() => undefined)
    },
    close() {
      if (open) socket.close()
      open = false
    },
  }
}

/** A message begins with a letter; line ends alone keep a way open, the rest is noise. */
function isMessage(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0
  return bytes.length <= largestMessage && first >= 0x41 && first <= 0x5a
}
