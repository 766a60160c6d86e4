import { once } from 'node:events'
import http from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { wireFetch } from './wire-fetch.ts'

let server: http.Server | undefined

async function listen(answer: RequestListener): Promise<string> {
  server = http.createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/path`
}

const json = { 'content-type': 'application/json' }

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

describe('the wire of the model', () => {
  it('gives any status with its headers and its body, over one connection', async () => {
    const ports = new Set<number | undefined>()
    const seen: string[] = []
    const url = await listen((req, res) => {
      ports.add(req.socket.remotePort)
      req.setEncoding('utf8').on('data', (text: string) => seen.push(`${req.headers['x-a'] as string} ${text}`))
      req.once('end', () => res.writeHead(529, { ...json, 'request-id': 'r1' }).end('{"é":1}'))
    })
    for (let time = 0; time < 2; time++) {
      const answer = await wireFetch(url, { method: 'POST', headers: { 'x-a': 'b' }, body: '{"à":2}' })
      expect([answer.status, answer.ok, answer.headers.get('request-id')]).toEqual([529, false, 'r1'])
      expect(await answer.json()).toEqual({ é: 1 })
    }
    expect(seen).toEqual(['b {"à":2}', 'b {"à":2}'])
    expect(ports.size).toBe(1)
  })

  it('follows no redirection', async () => {
    const url = await listen((_, res) => res.writeHead(307, { location: '/elsewhere' }).end())
    expect((await wireFetch(url)).status).toBe(307)
  })

  it('fails when nobody listens or the body breaks off', async () => {
    const broken = await listen((_, res) => {
      res.writeHead(200, { 'content-length': '10' }).write('{')
      setImmediate(() => res.destroy())
    })
    await expect(wireFetch(broken)).rejects.toBeInstanceOf(Error)
    server?.closeAllConnections()
    await new Promise((done) => server?.close(done))
    await expect(wireFetch(broken)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it.each(['before it is sent', 'before the answer', 'in the middle of the body'] as const)(
    'is let go %s, for the reason that is given',
    async (moment) => {
      const reached = Promise.withResolvers<undefined>()
      const gone = Promise.withResolvers<undefined>()
      const url = await listen((req, res) => {
        if (moment === 'in the middle of the body') res.writeHead(200).write('{')
        req.once('close', () => {
          gone.resolve(undefined)
        })
        reached.resolve(undefined)
      })
      const stop = new AbortController()
      const reason = new DOMException('no longer', 'AbortError')
      if (moment === 'before it is sent') stop.abort(reason)
      const answer = wireFetch(url, { signal: stop.signal })
      const failed = expect(answer).rejects.toBe(reason)
      if (moment !== 'before it is sent') {
        await reached.promise
        stop.abort(reason)
        await gone.promise
      }
      await failed
    },
  )
})
