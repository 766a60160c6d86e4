import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offer, requestText } from '../testing/scripted-peer.ts'
import { parseMessage } from './parse-message.ts'

const invite = requestText({ method: 'INVITE', body: offer() })
const without = (header: string) => invite.replace(new RegExp(`^${header}: .*\r\n`, 'm'), '')

test.each(['Via', 'From', 'To', 'Call-ID', 'CSeq'])('a request without %s is none', (header) => {
  expect(parseMessage(without(header))).toBeNull()
})

test('a request is none whose CSeq names another method, whose branch is old, whose sender has no tag', () => {
  expect(parseMessage(invite.replace('CSeq: 1 INVITE', 'CSeq: 1 BYE'))).toBeNull()
  expect(parseMessage(invite.replace('branch=z9hG4bK-1', 'branch=1'))).toBeNull()
  expect(parseMessage(invite.replace(';tag=theirs', ''))).toBeNull()
})

test('an answer without a number in its CSeq is none, and no error', () => {
  expect(parseMessage('SIP/2.0 200 OK\r\nCSeq: x\r\n\r\n')).toBeNull()
})

test('several Via on one line are read as several', () => {
  const joined = invite.replace(/^Via: (.*)$/m, 'Via: $1, SIP/2.0/UDP 203.0.113.1;branch=z9hG4bK-2')
  expect(parseMessage(joined)?.getHeaders('via')).toHaveLength(2)
  expect(parseMessage(joined)?.body).toBe(offer())
})

test('short names are read', () => {
  const short = invite.replace('Via:', 'v:').replace('From:', 'f:').replace('To:', 't:').replace('Call-ID:', 'i:')
  expect(parseMessage(short)?.callId).toBe('call-1')
})

test('property: whatever arrives, reading it does not throw', () => {
  const broken = fc.tuple(fc.nat(invite.length), fc.string({ maxLength: 60, unit: 'binary' })).map(([at, piece]) => {
    return invite.slice(0, at) + piece + invite.slice(at + piece.length)
  })
  fc.assert(
    fc.property(fc.oneof(broken, fc.string({ maxLength: 300, unit: 'binary' })), (text) => {
      expect(() => parseMessage(text)).not.toThrow()
    }),
    { numRuns: 300 },
  )
})
