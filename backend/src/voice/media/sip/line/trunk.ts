import type { SipTransport } from '@conciergerie/contract'
import type { Place } from '../rtp/latch.ts'
import { hostOf, resolveTargets } from '../transport/resolve-target.ts'
import type { Names } from '../transport/resolve-target.ts'
import { readDomain } from './account.ts'
import type { SipAccount } from './account.ts'

/** Where a line's trunk is, as its name says it now. */
export class Trunk {
  readonly host: string
  private places: Place[] = []
  private turn = 0
  private readonly port: number | null
  private readonly others: string[]
  private readonly transport: SipTransport
  private readonly names: Names
  private readonly onSource: (source: string) => void

  /** @param onSource an address or network from which calls may come */
  constructor(account: SipAccount, names: Names, onSource: (source: string) => void) {
    const { host, port, others } = readDomain(account)
    this.host = host
    this.port = port
    this.others = others
    this.transport = account.transport
    this.names = names
    this.onSource = onSource
  }

  /** Looks its names up again. @returns whether the trunk has an address */
  async refresh(): Promise<boolean> {
    const found = await resolveTargets(this.uri, this.transport, this.names)
    if (found.length > 0) this.places = found
    for (const { address } of this.places) this.onSource(address)
    for (const other of this.others) await this.allow(other)
    return this.places.length > 0
  }

  /** The next of its addresses, after one that did not answer. */
  turnToNext(): void {
    this.turn += 1
  }

  get place(): Place | null {
    return this.places[this.turn % Math.max(1, this.places.length)] ?? null
  }

  /** Where a request goes: what is addressed to the trunk by name goes where we register. */
  async locate(target: string): Promise<Place | null> {
    const aim = hostOf(/<([^>]+)>/.exec(target)?.[1] ?? target)
    if (aim?.host === this.host && (aim.port === null || aim.port === this.port)) return this.place
    const found = await resolveTargets(/<([^>]+)>/.exec(target)?.[1] ?? target, this.transport, this.names)
    return found[0] ?? null
  }

  private get uri(): string {
    const host = this.host.includes(':') ? `[${this.host}]` : this.host
    return `sip:${host}${this.port === null ? '' : `:${this.port}`}`
  }

  private async allow(source: string): Promise<void> {
    if (/^[0-9a-f.:]+(\/\d+)?$/i.test(source)) this.onSource(source)
    else for (const { address } of await resolveTargets(`sip:${source}:5060`, 'udp', this.names)) this.onSource(address)
  }
}
