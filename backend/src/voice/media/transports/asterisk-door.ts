import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { plainAddress } from '../sip/transport/wire.ts'

const mostStrangers = 100

/** Who may open calls in the name of an Asterisk: from where, and with which password (HTTP Basic, RFC 7617). */
export class AsteriskDoor {
  private readonly sources = new BlockList()
  private readonly expected: Buffer
  private readonly strangers = new Set<string>()

  /** @param sources addresses or networks; none = this machine */
  constructor(username: string, password: string, sources: readonly string[]) {
    this.expected = digest(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`)
    for (const source of sources.length > 0 ? sources : ['127.0.0.0/8', '::1']) this.allow(source)
  }

  /** @returns the status to refuse with, or null */
  refusalOf(request: IncomingMessage): 400 | 401 | 403 | null {
    const address = plainAddress(request.socket.remoteAddress ?? '')
    if (!this.sources.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return 403
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), this.expected)) return 401
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    return protocols.includes('media') ? null : 400
  }

  /** Strangers are told of once each, in a table that they cannot fill. */
  isNewStranger(address: string): boolean {
    if (this.strangers.has(address) || this.strangers.size >= mostStrangers) return false
    this.strangers.add(address)
    return true
  }

  private allow(source: string): void {
    const [address = '', prefix] = source.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) return
    if (prefix === undefined) this.sources.addAddress(address, family)
    else this.sources.addSubnet(address, Number(prefix), family)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
