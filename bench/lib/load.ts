import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface LoadResult {
  done: number
  failed: number
  /** Statuses other than 2xx that came; 0 is a broken connection. */
  refusals: Set<number>
  seconds: number
  /** When the first request was due, by `performance.now()`. */
  startedAt: number
  /** Milliseconds in the order of the requests, from the intended send in an open loop, from the real one in a closed loop. */
  latencies: number[]
}

interface Exchange {
  bytes: Buffer
  start: number
  settle: (status: number) => void
}

/** One keep-alive HTTP/1.1 connection that sends ready-made requests one at a time and reads only status and length. */
class Connection {
  readonly #port: number
  #socket: Socket
  #pending: Exchange | null = null
  #received: Buffer = Buffer.alloc(0)

  constructor(port: number) {
    this.#port = port
    this.#socket = this.#connect()
  }

  /** A server closes what it takes for idle: the next exchange then has a connection of its own, as any client would. */
  exchange(bytes: Buffer): Promise<number> {
    if (!this.#socket.writable) this.#socket = this.#connect()
    return new Promise((settle) => {
      this.#pending = { bytes, start: performance.now(), settle }
      this.#socket.write(bytes)
    })
  }

  #connect(): Socket {
    const socket = connect(this.#port, '127.0.0.1')
    const fail = () => {
      if (socket === this.#socket) this.#pending?.settle(0)
    }
    this.#received = Buffer.alloc(0)
    return socket
      .setNoDelay(true)
      .on('data', (chunk) => {
        this.#read(chunk)
      })
      .on('error', fail)
      .on('close', fail)
  }

  close(): void {
    this.#pending = null
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const head = this.#received.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = this.#received.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (this.#received.length < head + 4 + length) return
    this.#received = this.#received.subarray(head + 4 + length)
    const pending = this.#pending
    this.#pending = null
    pending?.settle(Number(text.slice(9, 12)))
  }
}

/** As fast as the server answers, `connections` at a time, each request once. */
export async function closedLoop(port: number, requests: readonly Buffer[], connections: number): Promise<LoadResult> {
  const latencies: number[] = []
  let next = 0
  let failed = 0
  const refusals = new Set<number>()
  const start = performance.now()
  const run = async () => {
    const connection = new Connection(port)
    for (let index = next++; index < requests.length; index = next++) {
      const sent = performance.now()
      const status = await connection.exchange(requests[index] ?? Buffer.alloc(0))
      latencies[index] = performance.now() - sent
      if (status < 200 || status > 299) {
        failed += 1
        refusals.add(status)
      }
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: connections }, run))
  return {
    done: requests.length - failed,
    failed,
    refusals,
    seconds: (performance.now() - start) / 1000,
    startedAt: start,
    latencies,
  }
}

/** At a fixed rate whatever the server does; each latency counts from the moment it should have been sent. */
export async function openLoop(
  port: number,
  requests: readonly Buffer[],
  perSecond: number,
  connections: number,
): Promise<LoadResult> {
  const latencies: number[] = []
  let failed = 0
  const refusals = new Set<number>()
  const idle = Array.from({ length: connections }, () => new Connection(port))
  const all = [...idle]
  const queue: { index: number; bytes: Buffer; due: number }[] = []
  const start = performance.now()
  const finished = Promise.withResolvers<undefined>()
  let settled = 0

  const pump = () => {
    while (queue.length > 0 && idle.length > 0) {
      const request = queue.shift()
      // in turn, so that none is left idle until the server closes it
      const connection = idle.shift()
      if (!request || !connection) return
      const { index, bytes, due } = request
      void connection.exchange(bytes).then((status) => {
        latencies[index] = performance.now() - due
        if (status < 200 || status > 299) {
          failed += 1
          refusals.add(status)
        }
        idle.push(connection)
        settled += 1
        if (settled === requests.length) finished.resolve(undefined)
        pump()
      })
    }
  }
  let sent = 0
  const timer = setInterval(() => {
    // the first is due at once
    const wanted = Math.min(requests.length, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1)
    for (; sent < wanted; sent++)
      queue.push({ index: sent, bytes: requests[sent] ?? Buffer.alloc(0), due: start + (sent / perSecond) * 1000 })
    if (sent === requests.length) clearInterval(timer)
    pump()
  }, 1)
  await finished.promise
  for (const connection of all) connection.close()
  return {
    done: requests.length - failed,
    failed,
    refusals,
    seconds: (performance.now() - start) / 1000,
    startedAt: start,
    latencies,
  }
}

/** Many colleagues and not one: the product counts the calls of each address. */
export const from = (index: number) => ({ 'X-Forwarded-For': `10.0.0.${index % 250}` })

/** A whole HTTP request as bytes, made before the measure. */
export function httpRequest(method: string, path: string, headers: Record<string, string>, body = ''): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: keep-alive']
  const all =
    body === '' && method === 'GET' ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
  for (const [name, value] of Object.entries(all)) lines.push(`${name}: ${value}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
