import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { SipTransport } from '@conciergerie/contract'
import type { Place } from '../rtp/latch.ts'

/** Names to addresses: the machine's own, or a test's. */
export interface Names {
  /** @returns every address, best first; none when the name is unknown */
  addresses(host: string): Promise<string[]>
  /** @returns targets of `_sip._udp.host` and the like (RFC 3263), best first */
  services(name: string): Promise<{ name: string; port: number }[]>
}

export const machineNames: Names = {
  addresses: async (host) => {
    const found = await lookup(host, { all: true }).catch(() => [])
    return found.map(({ address }) => address)
  },
  services: async (name) => {
    const resolver = new Resolver({ timeout: 1000, tries: 2 })
    const found = await resolver.resolveSrv(name).catch(() => [])
    return found.sort((one, other) => one.priority - other.priority || other.weight - one.weight)
  },
}

const uri = /(sips?):(?:[^@>\s]*@)?(\[[^\]]+\]|[^:;>?\s,]+)(?::(\d{1,5}))?/i
const services = { udp: '_sip._udp.', tcp: '_sip._tcp.', tls: '_sips._tcp.' } as const

const defaultPort = (transport: SipTransport) => (transport === 'tls' ? 5061 : 5060)

/** Host and port of a SIP address, a Route or a bare name; null when it is none. */
export function hostOf(text: string): { host: string; port: number | null } | null {
  const found = uri.exec(/^sips?:|</i.test(text) ? text : `sip:${text}`)
  if (!found?.[2]) return null
  return { host: found[2].replace(/^\[|\]$/g, ''), port: found[3] ? Number(found[3]) : null }
}

/** Every place that stands for a SIP address (RFC 3263 without NAPTR: a line has one transport). */
export async function resolveTargets(text: string, transport: SipTransport, names: Names): Promise<Place[]> {
  const target = hostOf(text)
  if (!target) return []
  const { host, port } = target
  if (isIP(host)) return [{ address: host, port: port ?? defaultPort(transport) }]
  const served = port === null ? await names.services(services[transport] + host) : []
  const hosts = served.length > 0 ? served : [{ name: host, port: port ?? defaultPort(transport) }]
  const places = await Promise.all(
    hosts.map(async ({ name, port: at }) => (await names.addresses(name)).map((address) => ({ address, port: at }))),
  )
  return places.flat()
}
