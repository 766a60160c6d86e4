import dgram from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Place } from '../rtp/latch.ts'

/** The address of this machine from which a place is reached: no packet is sent to find out. */
export function localAddressTowards({ address, port }: Place): Promise<string> {
  const socket = dgram.createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  return new Promise((resolve) => {
    const done = (found: string) => {
      socket.close()
      resolve(found)
    }
    socket.once('error', () => {
      done('127.0.0.1')
    })
    socket.connect(port, address, () => {
      done(socket.address().address)
    })
  })
}

export const isWildcard = (host: string) => host === '' || host === '0.0.0.0' || host === '::'
