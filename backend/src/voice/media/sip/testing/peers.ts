import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { afterEach } from 'vitest'

export const host = '127.0.0.1'

interface Closable {
  close(): unknown
}

/** For a file of tests: what it is given is closed after the test. */
export function closingAfterEach(): <T extends Closable>(one: T) => T {
  const opened: Closable[] = []
  afterEach(() => {
    for (const one of opened.splice(0)) one.close()
  })
  return (one) => {
    opened.push(one)
    return one
  }
}

/** A peer begins to listen; who breaks off a TLS handshake is no error of it. @returns its port */
export async function listenOn(server: Server): Promise<number> {
  server.on('tlsClientError', () => undefined)
  server.listen(0, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
