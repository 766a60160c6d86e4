import { createHash, randomBytes } from 'node:crypto'
import type { Reply, SipRequest } from './sip-message.ts'
import { headerOf, uriOf } from './sip-message.ts'

export interface Place {
  address: string
  port: number
}

/** A line that can be called. */
export interface Registration {
  username: string
  /** What it wants to be called by. */
  contact: string
  /** Where it called from: calls go back there. */
  place: Place
  /** In milliseconds of the clock. */
  until: number
}

const REALM = 'operateur.simule'
const LONGEST_SECONDS = 3600
const NO_DIGIT = /\D/g

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** `Digest a="b", c=d` → its parts. */
function readDigest(header: string): Record<string, string> {
  const parts = [...header.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^,\s]+))/g)]
  return Object.fromEntries(parts.map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? '']))
}

/** Who is registered, and who may be (RFC 3261 § 10, RFC 2617): any name, with the one password. */
export class Registrar {
  readonly #password: string
  readonly #now: () => number
  readonly #lines = new Map<string, Registration>()
  /** Each with the highest count it was used with: a proof is good once. */
  readonly #nonces = new Map<string, number>()

  constructor(password: string, now: () => number) {
    this.#password = password
    this.#now = now
  }

  get lines(): Registration[] {
    return [...this.#lines.values()].filter(({ until }) => until > this.#now())
  }

  /** The line whose name is that number, else the only one there is. */
  lineFor(number: string): Registration | null {
    const digits = number.replaceAll(NO_DIGIT, '')
    const { lines } = this
    const named = lines.find(({ username }) => username.replaceAll(NO_DIGIT, '') === digits)
    return named ?? (lines.length === 1 ? (lines[0] ?? null) : null)
  }

  answer(request: SipRequest, from: Place): Reply {
    const proof = readDigest(headerOf(request, 'authorization'))
    const { username = '', nonce = '' } = proof
    if (username === '' || !this.#nonces.has(nonce)) return this.#challenge()
    if (!this.#isProved(proof, request.method)) return { status: 403, reason: 'Forbidden' }
    return this.#keep(request, username, from)
  }

  clear(): void {
    this.#lines.clear()
    this.#nonces.clear()
  }

  #challenge(): Reply {
    const nonce = randomBytes(12).toString('hex')
    this.#nonces.set(nonce, 0)
    const wanted = `Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5, qop="auth"`
    return { status: 401, reason: 'Unauthorized', headers: [['www-authenticate', wanted]] }
  }

  #isProved(proof: Record<string, string>, method: string): boolean {
    const { username = '', realm = '', nonce = '', uri = '', nc = '', cnonce = '', qop = '', response } = proof
    const count = Number.parseInt(nc, 16)
    if (realm !== REALM || qop !== 'auth' || !(count > (this.#nonces.get(nonce) ?? 0))) return false
    this.#nonces.set(nonce, count)
    const secret = md5(`${username}:${realm}:${this.#password}`)
    return response === md5(`${secret}:${nonce}:${nc}:${cnonce}:${qop}:${md5(`${method}:${uri}`)}`)
  }

  #keep(request: SipRequest, username: string, place: Place): Reply {
    const contact = headerOf(request, 'contact')
    const asked = /;\s*expires=(\d+)/i.exec(contact)?.[1] ?? headerOf(request, 'expires')
    const seconds = Math.min(Number(asked === '' ? LONGEST_SECONDS : asked), LONGEST_SECONDS)
    if (!(seconds > 0)) {
      this.#lines.delete(username)
      return { status: 200, reason: 'OK' }
    }
    const uri = uriOf(contact)
    this.#lines.set(username, { username, contact: uri, place, until: this.#now() + seconds * 1000 })
    return { status: 200, reason: 'OK', headers: [['contact', `<${uri}>;expires=${seconds}`]] }
  }
}
