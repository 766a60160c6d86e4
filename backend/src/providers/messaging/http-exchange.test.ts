import { once } from 'node:events'
import http from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { exchange } from './http-exchange.ts'

const agent = new http.Agent({ keepAlive: true })
let server: http.Server | undefined

async function listen(answer: RequestListener): Promise<URL> {
  server = http.createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/path`)
}

const post = (url: URL, timeoutMs = 2_000) =>
  exchange({ method: 'POST', url, headers: { 'Content-Type': 'text/plain' }, body: 'é', agent, timeoutMs })

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

describe('an exchange', () => {
  it('that is refused a connection says so', async () => {
    const url = await listen(() => undefined)
    server?.close()
    await expect(post(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('without an answer in time is over, and so is one whose answer trickles', async () => {
    const silent = await listen(() => undefined)
    await expect(post(silent, 50)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    server?.closeAllConnections()
    const trickling = await listen((_, res) => res.writeHead(200).write('{'))
    await expect(post(trickling, 50)).rejects.toBeInstanceOf(Error)
  })

  it('gives any status, JSON read and other text as it is, over one connection', async () => {
    const ports = new Set<number | undefined>()
    const url = await listen((req, res) => {
      ports.add(req.socket.remotePort)
      const length = req.headers['content-length']
      res.writeHead(ports.size === 1 && length === '2' ? 404 : 500).end(req.method === 'POST' ? '{"code":20404}' : 'no')
    })
    expect(await post(url)).toMatchObject({ statusCode: 404, body: { code: 20404 } })
    expect(await post(url)).toMatchObject({ statusCode: 404 })
    const get = { method: 'GET', url, headers: {}, body: '', agent, timeoutMs: 2_000 }
    expect(await exchange(get)).toMatchObject({ statusCode: 500, body: 'no' })
    expect(ports.size).toBe(1)
  })
})
