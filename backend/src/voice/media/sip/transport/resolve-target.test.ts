import { expect, test } from 'vitest'
import { hostOf, resolveTargets } from './resolve-target.ts'
import type { Names } from './resolve-target.ts'

const names: Names = {
  addresses: (host) => Promise.resolve(host === 'trunk.test' ? ['198.51.100.1', '198.51.100.2'] : []),
  services: (name) => Promise.resolve(name === '_sip._udp.served.test' ? [{ name: 'trunk.test', port: 5080 }] : []),
}

test('what is no address leads nowhere', async () => {
  expect(hostOf('sip:')).toBeNull()
  expect(await resolveTargets('sip:nobody.test', 'udp', names)).toEqual([])
})

test('an address needs no name', async () => {
  expect(await resolveTargets('<sip:user@[2001:db8::1]:5070;lr>', 'udp', names)).toEqual([
    { address: '2001:db8::1', port: 5070 },
  ])
  expect(await resolveTargets('sip:user@192.0.2.1', 'tls', names)).toEqual([{ address: '192.0.2.1', port: 5061 }])
})

test('a name is asked for its services first, unless a port is named (RFC 3263)', async () => {
  expect(await resolveTargets('sip:served.test', 'udp', names)).toEqual([
    { address: '198.51.100.1', port: 5080 },
    { address: '198.51.100.2', port: 5080 },
  ])
  expect(await resolveTargets('sip:trunk.test:5099', 'udp', names)).toHaveLength(2)
})
