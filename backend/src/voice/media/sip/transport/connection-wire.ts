import net from 'node:net'
import tls from 'node:tls'
import type { Place } from '../rtp/latch.ts'
import { Framing } from './framing.ts'
import { HandshakeError } from './tls-fault.ts'
import { plainAddress } from './wire.ts'
import type { Admits, Wire } from './wire.ts'

/** How long a connection may take to open, in milliseconds: less than a transaction waits (RFC 3261 timer F, 32 s). */
const connectMs = 8000

/** Opens a connection to a peer; TLS proves its name. */
export type Dial = (to: Place) => net.Socket

export const dialTcp: Dial = (to) => net.connect({ host: to.address, port: to.port })

/** @param name whose certificate is expected: the trunk's domain */
export function dialTls(name: string, trusted?: string): Dial {
  const servername = net.isIP(name) ? {} : { servername: name }
  return (to) => tls.connect({ host: to.address, port: to.port, ...servername, ...(trusted ? { ca: trusted } : {}) })
}

/** SIP over TCP or TLS: one connection for each peer, opened by them or by us, both ways. */
export class ConnectionWire implements Wire {
  readonly transport: 'tcp' | 'tls'
  readonly port: number
  private readonly dial: Dial
  private readonly server: net.Server | null
  private readonly connections = new Map<string, Promise<net.Socket>>()
  private readonly sockets = new Set<net.Socket>()
  private listener: ((text: string, from: Place) => void) | null = null
  private lost: ((peer: Place) => void) | null = null

  /** @param server listens already; null for TLS, which only calls out: a line has no certificate of its own */
  constructor(transport: 'tcp' | 'tls', dial: Dial, server: net.Server | null, port: number, admits: Admits) {
    this.transport = transport
    this.dial = dial
    this.server = server
    this.port = port
    server?.on('connection', (socket) => {
      const from = placeOf(socket)
      if (!from || !admits(from.address)) socket.destroy()
      else {
        this.connections.set(keyOf(from), Promise.resolve(socket))
        this.adopt(socket, from)
        this.tellLoss(socket, from)
      }
    })
  }

  async send(text: string, to: Place): Promise<void> {
    const socket = await this.connectionTo(to)
    await new Promise<void>((resolve, reject) => {
      socket.write(text, (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  }

  listen(listener: (text: string, from: Place) => void): void {
    this.listener = listener
  }

  onLost(listener: (peer: Place) => void): void {
    this.lost = listener
  }

  keepAlive(to: Place): void {
    // where no connection is open there is none to keep: when to open one is for the registration to say
    void this.known(to)
      ?.then((socket) => socket.write('\r\n\r\n'))
      .catch(() => undefined)
  }

  close(): void {
    this.lost = null
    this.server?.close()
    for (const socket of this.sockets) socket.destroy()
  }

  private connectionTo(to: Place): Promise<net.Socket> {
    const known = this.known(to)
    if (known) return known
    const opening = this.open(to)
    this.connections.set(keyOf(to), opening)
    opening.catch(() => this.connections.delete(keyOf(to)))
    return opening
  }

  private known(to: Place): Promise<net.Socket> | undefined {
    return this.connections.get(keyOf(to)) ?? this.toSameHost(to)
  }

  /** A trunk behind TCP is often reached only by the connection that registered, whatever port its Contact names. */
  private toSameHost({ address }: Place): Promise<net.Socket> | undefined {
    const key = [...this.connections.keys()].find((known) => known.startsWith(`${address} `))
    return key === undefined ? undefined : this.connections.get(key)
  }

  private open(to: Place): Promise<net.Socket> {
    return new Promise((resolve, reject) => {
      const socket = this.dial(to)
      let isProving = false
      if (this.transport === 'tls') socket.once('connect', () => (isProving = true))
      socket.setTimeout(connectMs, () => socket.destroy(new Error(`no connection within ${connectMs / 1000} s`)))
      socket.once(this.transport === 'tls' ? 'secureConnect' : 'connect', () => {
        socket.setTimeout(0)
        this.tellLoss(socket, to)
        resolve(socket)
      })
      const fail = (error: Error) => {
        reject(isProving ? new HandshakeError(error) : error)
      }
      socket.once('error', fail)
      socket.once('close', () => {
        fail(new Error('connection closed'))
      })
      this.adopt(socket, to)
    })
  }

  private adopt(socket: net.Socket, peer: Place): void {
    const framing = new Framing()
    this.sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.sockets.delete(socket)
      this.connections.delete(keyOf(peer))
    })
    socket.on('data', (bytes: Buffer) => {
      this.read(socket, framing, bytes, peer)
    })
  }

  /** Only of a connection that was open: one that fails to open is told to who wanted it. */
  private tellLoss(socket: net.Socket, peer: Place): void {
    socket.once('close', () => this.lost?.(peer))
  }

  private read(socket: net.Socket, framing: Framing, bytes: Buffer, peer: Place): void {
    try {
      for (const message of framing.push(bytes)) this.listener?.(message, peer)
    } catch {
      socket.destroy()
    }
  }
}

/** @returns null when the port is taken */
export function listenTcp(host: string, port: number): Promise<net.Server | null> {
  const server = net.createServer()
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(null)
    })
    server.listen(port, host, () => {
      resolve(server)
    })
  })
}

function placeOf({ remoteAddress, remotePort }: net.Socket): Place | null {
  return remoteAddress && remotePort ? { address: plainAddress(remoteAddress), port: remotePort } : null
}

const keyOf = ({ address, port }: Place) => `${address} ${port}`
