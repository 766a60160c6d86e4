import { createHash, randomBytes } from 'node:crypto'
import type { DigestAuthentication } from 'sip.js/lib/core/index.js'

/** What a server asks (RFC 8760 § 2), as SIP.js reads it. */
export interface Challenge {
  realm?: string
  nonce?: string
  opaque?: string
  algorithm?: string
  qop?: string[]
  stale?: boolean
}

const hashes: Record<string, string> = { MD5: 'md5', 'SHA-256': 'sha256' }

/**
 * Proves a password (RFC 2617, 7616). SIP.js has its own, which knows MD5 alone; trunks begin to ask for SHA-256.
 */
export class Digest {
  stale: boolean | undefined
  private answer = ''
  private uses = 0
  private nonce = ''
  private readonly username: string
  private readonly password: string

  constructor(username: string, password: string) {
    this.username = username
    this.password = password
  }

  /** The shape that SIP.js expects. */
  static forSip(username: string, password: string): DigestAuthentication {
    return new Digest(username, password) as unknown as DigestAuthentication
  }

  /** @returns false when we cannot answer what is asked */
  authenticate(request: { method: string; ruri: { toString(): string } }, challenge: Challenge): boolean {
    const algorithm = (challenge.algorithm ?? 'MD5').toUpperCase()
    const hash = hashes[algorithm]
    const plain = !challenge.qop?.length
    if (!hash || !challenge.realm || !challenge.nonce || !(plain || challenge.qop?.includes('auth'))) return false
    this.stale = challenge.stale
    this.uses = challenge.nonce === this.nonce ? this.uses + 1 : 1
    this.nonce = challenge.nonce
    this.answer = this.prove({ ...challenge, algorithm }, hash, request.method, request.ruri.toString(), plain)
    return true
  }

  toString(): string {
    return this.answer
  }

  private prove(challenge: Challenge, name: string, method: string, uri: string, plain: boolean): string {
    const hash = (text: string) => createHash(name).update(text).digest('hex')
    const { realm = '', nonce = '', opaque, algorithm = 'MD5' } = challenge
    const secret = hash(`${this.username}:${realm}:${this.password}`)
    const deed = hash(`${method}:${uri}`)
    const cnonce = randomBytes(8).toString('hex')
    const count = this.uses.toString(16).padStart(8, '0')
    const response = hash(plain ? `${secret}:${nonce}:${deed}` : `${secret}:${nonce}:${count}:${cnonce}:auth:${deed}`)
    const said = { username: this.username, realm, nonce, uri, response, ...(opaque ? { opaque } : {}) }
    const quoted = Object.entries(said).map(([key, value]) => `${key}="${value.replace(/["\\]/g, '\\$&')}"`)
    const counted = plain ? [] : ['qop=auth', `cnonce="${cnonce}"`, `nc=${count}`]
    return `Digest ${[...quoted, `algorithm=${algorithm}`, ...counted].join(', ')}`
  }
}
