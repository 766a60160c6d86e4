import { BlockList, isIP } from 'node:net'
import type { Place } from '../rtp/latch.ts'
import { TokenBucket } from './token-bucket.ts'

/** New calls a second and at once, from one address; beyond it they are not read, and their sender says them again. */
const calls = { perSecond: 25, burst: 60 }
/** Messages of any kind, likewise: reading one costs a third of a millisecond. */
const messages = { perSecond: 400, burst: 800 }
const tellFloodEveryMs = 60_000
/** Strangers are told of once each, in a table that they cannot fill. */
const mostStrangers = 100

/** Who may speak to a line: the addresses of its trunk, and nobody else. Others get no answer that they could use. */
export class Gate {
  private readonly allowed = new BlockList()
  private readonly known = new Set<string>()
  private readonly buckets = new Map<string, { calls: TokenBucket; messages: TokenBucket }>()
  private readonly strangers = new Set<string>()
  private readonly now: () => number
  private readonly onRefused: (address: string, why: 'stranger' | 'too_many') => void
  private floodToldMs = -Infinity

  constructor(now: () => number, onRefused: (address: string, why: 'stranger' | 'too_many') => void) {
    this.now = now
    this.onRefused = onRefused
  }

  /** @param source an address, or a network such as 203.0.113.0/24 */
  allow(source: string): void {
    const [address = '', prefix] = source.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0 || this.known.has(source)) return
    this.known.add(source)
    if (prefix === undefined) this.allowed.addAddress(address, family)
    else this.allowed.addSubnet(address, Number(prefix), family)
  }

  admits(address: string): boolean {
    if (this.allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return true
    if (!this.strangers.has(address) && this.strangers.size < mostStrangers) {
      this.strangers.add(address)
      this.onRefused(address, 'stranger')
    }
    return false
  }

  takes(text: string, { address }: Place): boolean {
    const now = this.now()
    const bucket = this.bucketOf(address, now)
    const taken = bucket.messages.take(now) && (!text.startsWith('INVITE ') || bucket.calls.take(now))
    if (!taken && now - this.floodToldMs >= tellFloodEveryMs) {
      this.floodToldMs = now
      this.onRefused(address, 'too_many')
    }
    return taken
  }

  private bucketOf(address: string, now: number) {
    const known = this.buckets.get(address)
    if (known) return known
    const bucket = {
      calls: new TokenBucket(calls.perSecond, calls.burst, now),
      messages: new TokenBucket(messages.perSecond, messages.burst, now),
    }
    this.buckets.set(address, bucket)
    return bucket
  }
}
