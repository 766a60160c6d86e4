import { lookup } from 'node:dns'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { LookupFunction } from 'node:net'

/** Addresses that no file of a client may be fetched from: this machine, private networks, metadata services. */
const forbidden = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  forbidden.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  forbidden.addSubnet(network, prefix, 'ipv6')

/** Whether an address is on the public internet; an IPv4 address inside an IPv6 one counts as itself. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(.+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isIPv4(mapped) && !forbidden.check(mapped, 'ipv4')
  if (isIPv4(address)) return !forbidden.check(address, 'ipv4')
  return isIPv6(address) && !forbidden.check(address, 'ipv6')
}

/** Resolves a name and gives only public addresses: what was checked is what is connected to, so a second answer of the DNS changes nothing. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0)
      return
    }
    const safe = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = safe
    if (!first || safe.length < addresses.length) callback(new Error('this name leads to a private address'), '', 0)
    else if (options.all) callback(null, safe)
    else callback(null, first.address, first.family)
  })
}
