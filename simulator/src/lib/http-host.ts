import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AddressInfo } from 'node:net'

export interface HttpHost {
  /** `http://127.0.0.1:49152`, without a path. */
  url: string
  port: number
  /** Ends open connections too. */
  close(): Promise<void>
}

export type OnUpgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void

/** Listens on `port` (0 = a free one) and rejects when it is taken. */
export async function startHttpHost(
  listener: RequestListener,
  port: number,
  host: string,
  onUpgrade?: OnUpgrade,
): Promise<HttpHost> {
  const server = createServer({ keepAliveTimeout: 30_000 }, listener)
  if (onUpgrade) server.on('upgrade', onUpgrade)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
      server.closeAllConnections()
    })
  return { url: `http://${name}:${actual}`, port: actual, close }
}
