import { expect, test } from 'vitest'
import { Gate } from './gate.ts'

function openGate() {
  const refused: string[] = []
  const clock = { now: 0 }
  const gate = new Gate(
    () => clock.now,
    (address, why) => refused.push(`${why} ${address}`),
  )
  return { gate, refused, clock }
}
const from = { address: '198.51.100.1', port: 5060 }

test('nobody is admitted who was not allowed, and each stranger is told of once', () => {
  const { gate, refused } = openGate()
  gate.allow('198.51.100.1')
  for (let n = 0; n < 3; n++) expect(gate.admits('203.0.113.66')).toBe(false)
  expect(refused).toEqual(['stranger 203.0.113.66'])
})

test('strangers cannot fill the log', () => {
  const { gate, refused } = openGate()
  for (let n = 0; n < 1000; n++) gate.admits(`203.0.${n >> 8}.${n & 255}`)
  expect(refused).toHaveLength(100)
})

test('what is no address is not allowed', () => {
  const { gate } = openGate()
  expect(() => {
    gate.allow('trunk.test')
    gate.allow('')
  }).not.toThrow()
})

test('an address and a network are admitted', () => {
  const { gate } = openGate()
  gate.allow('198.51.100.1')
  gate.allow('203.0.113.0/24')
  gate.allow('2001:db8::/32')
  expect(['198.51.100.1', '203.0.113.77', '2001:db8::5'].map((address) => gate.admits(address))).toEqual([
    true,
    true,
    true,
  ])
  expect(gate.admits('198.51.100.2')).toBe(false)
})

test('of a thousand calls in a second sixty are read, and twenty-five more for each second', () => {
  const { gate, refused, clock } = openGate()
  const read = (count: number) =>
    Array.from({ length: count }, () => gate.takes('INVITE sip:a SIP/2.0', from)).filter(Boolean).length
  expect(read(1000)).toBe(60)
  clock.now = 1000
  expect(read(1000)).toBe(25)
  expect(refused.length).toBeLessThan(4)
})

test('a flood of calls leaves the other messages alone, up to their own limit', () => {
  const { gate } = openGate()
  for (let n = 0; n < 200; n++) gate.takes('INVITE sip:a SIP/2.0', from)
  expect(gate.takes('BYE sip:a SIP/2.0', from)).toBe(true)
  const taken = Array.from({ length: 2000 }, () => gate.takes('OPTIONS sip:a SIP/2.0', from)).filter(Boolean).length
  expect(taken).toBeLessThan(800)
})
