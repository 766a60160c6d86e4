import { expect, test } from 'vitest'
import { placeOfVia, stampVia } from './via.ts'

const from = { address: '203.0.113.9', port: 61_000 }

test('a Via without an address leads nowhere', () => {
  expect(placeOfVia('')).toBeNull()
  expect(placeOfVia('SIP/2.0/UDP host;received=1.2.3.4;rport=99999')).toBeNull()
})

test('what a caller claims of itself does not count', () => {
  const via = stampVia('SIP/2.0/UDP 10.0.0.1:5060;received=8.8.8.8;branch=z9hG4bKx;rport', from, false)
  expect(placeOfVia(via)).toEqual(from)
  expect(via).not.toContain('8.8.8.8')
})

test('without rport the answer goes to the port that was named (RFC 3261 § 18.2.2)', () => {
  expect(placeOfVia(stampVia('SIP/2.0/UDP 10.0.0.1:5099;branch=z9hG4bKx', from, false))).toEqual({
    ...from,
    port: 5099,
  })
  expect(placeOfVia(stampVia('SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx', from, false))).toEqual({ ...from, port: 5060 })
})

test('on a connection the answer goes back by it', () => {
  expect(placeOfVia(stampVia('SIP/2.0/TCP 10.0.0.1:5060;branch=z9hG4bKx', from, true))).toEqual(from)
})

test('only the topmost is noted on', () => {
  const via = stampVia('SIP/2.0/UDP a;rport;branch=1, SIP/2.0/UDP b;rport;branch=2', from, false)
  expect(via).toBe('SIP/2.0/UDP a;branch=1;received=203.0.113.9;rport=61000, SIP/2.0/UDP b;rport;branch=2')
})

test('IPv6 comes back as it went', () => {
  const via = stampVia('SIP/2.0/UDP [2001:db8::1]:5062;branch=x', { address: '2001:db8::9', port: 7 }, false)
  expect(placeOfVia(via)).toEqual({ address: '2001:db8::9', port: 5062 })
})
