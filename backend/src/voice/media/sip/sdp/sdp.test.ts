import fc from 'fast-check'
import { parse } from 'sdp-transform'
import { describe, expect, test } from 'vitest'
import { offer } from '../testing/scripted-peer.ts'
import { agree } from './agreement.ts'
import { answerSdp, offerSdp } from './local-sdp.ts'
import { readSdp } from './remote-sdp.ts'
import type { RemoteSdp } from './remote-sdp.ts'

const ourselves = { place: { address: '192.0.2.10', port: 20_000 }, sessionId: 7, version: 1 }
const read = (text: string) => readSdp(text) as RemoteSdp

describe('what is refused', () => {
  test.each([
    ['a codec that we do not speak', offer('sendrecv', '18 101')],
    ['encrypted audio', offer().replace('RTP/AVP', 'RTP/SAVP')],
    ['no audio', offer().replace('m=audio', 'm=video')],
    ['a refused audio line', offer('sendrecv', '8', 0)],
    ['a name where an address should be', offer().replaceAll('198.51.100.1', 'inside.example')],
    ['a group', offer().replaceAll('198.51.100.1', '239.1.2.3')],
    ['a number where an address should be', offer().replaceAll('198.51.100.1', '1')],
    ['an address that a tab cuts', offer().replaceAll('198.51.100.1', '1\t8.51.100.1')],
    ['a port that is written as no port is', offer().replace('40000', '0040000')],
    ['everybody', offer().replaceAll('198.51.100.1', '255.255.255.255')],
    ['nothing', ''],
    ['too much', offer() + 'a=x\r\n'.repeat(3000)],
    ['too many lines', offer() + 'm=video 9 RTP/AVP 96\r\n'.repeat(40)],
  ])('%s', (_, text) => {
    expect(readSdp(text)).toBeNull()
  })

  test('a re-INVITE that leaves out the law of the call', () => {
    expect(agree(read(offer('sendrecv', '0')), 'audio/pcma')).toBeNull()
  })

  test('property: whatever is sent, reading it neither throws nor invents', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.string({ maxLength: 12, unit: fc.constantFrom('0', '1', '9', '.', ' ', '/', ':', '\t', '\r\n') }),
    )
    const broken = fc.tuple(fc.nat(offer().length), piece).map(([at, piece]) => {
      return offer().slice(0, at) + piece + offer().slice(at + piece.length)
    })
    fc.assert(
      fc.property(fc.oneof(broken, fc.string({ maxLength: 500, unit: 'binary' })), (text) => {
        const found = readSdp(text)
        if (!found) return
        expect(found.formats.length).toBeGreaterThan(0)
        expect(found.remote.port).toBeGreaterThan(0)
        expect(found.remote.port).toBeLessThanOrEqual(65_535)
        expect(() => answerSdp(found, found.formats[0] ?? 'audio/pcma', ourselves)).not.toThrow()
      }),
      { numRuns: 5_000, examples: [[offer().replace('telephone-event/8000', '8000/8000')]] },
    )
  })
})

describe('what is read', () => {
  test('codecs in the order of the caller', () => {
    expect(read(offer('sendrecv', '0 8')).formats).toEqual(['audio/pcmu', 'audio/pcma'])
    expect(read(offer('sendrecv', '18 8 0')).formats).toEqual(['audio/pcma', 'audio/pcmu'])
  })

  test('the address of the line before that of the session', () => {
    const text = offer().replace('a=rtpmap', 'c=IN IP4 203.0.113.5\r\na=rtpmap')
    expect(read(text).remote).toEqual({ address: '203.0.113.5', port: 40_000 })
    expect(read(offer()).remote.address).toBe('198.51.100.1')
  })

  test('keys where they are offered, and only those of 8 kHz', () => {
    expect(read(offer()).eventType).toBe(101)
    expect(read(offer('sendrecv', '8 0')).eventType).toBeNull()
    expect(read(offer().replace('telephone-event/8000', 'telephone-event/48000')).eventType).toBeNull()
  })

  test.each([
    ['sendrecv', true, true],
    ['sendonly', false, true],
    ['recvonly', true, false],
    ['inactive', false, false],
  ])('%s', (direction, send, receive) => {
    expect(agree(read(offer(direction)))).toMatchObject({ send, receive })
  })

  test('0.0.0.0 is hold, as it once was said', () => {
    expect(agree(read(offer().replace('c=IN IP4 198.51.100.1', 'c=IN IP4 0.0.0.0')))).toMatchObject({ send: false })
  })
})

describe('what we answer', () => {
  test('one codec, the first of theirs, with keys and frames of 20 ms', () => {
    const answer = answerSdp(read(offer('sendrecv', '0 8 101')), 'audio/pcmu', ourselves)
    expect(answer).toContain('m=audio 20000 RTP/AVP 0 101\r\n')
    expect(answer).toContain('a=ptime:20\r\n')
    expect(answer).not.toContain('PCMA')
  })

  test('no keys where none were offered', () => {
    expect(answerSdp(read(offer('sendrecv', '8')), 'audio/pcma', ourselves)).not.toContain('telephone-event')
  })

  test.each([
    ['sendonly', 'recvonly'],
    ['recvonly', 'sendonly'],
    ['inactive', 'inactive'],
    ['sendrecv', 'sendrecv'],
  ])('to %s: %s', (theirs, ours) => {
    expect(parse(answerSdp(read(offer(theirs)), 'audio/pcma', ourselves)).media[0]?.direction).toBe(ours)
  })

  test('a line for each of theirs, those that we do not take with port 0', () => {
    const answer = parse(answerSdp(read(`${offer()}m=video 9 RTP/AVP 96\r\n`), 'audio/pcma', ourselves))
    expect(answer.media.map(({ type, port }) => [type, port])).toEqual([
      ['audio', 20_000],
      ['video', 0],
    ])
  })

  test('our own offer: A-law first', () => {
    expect(offerSdp(ourselves)).toContain('m=audio 20000 RTP/AVP 8 0 101\r\n')
  })

  test('IPv6 is said so', () => {
    expect(offerSdp({ ...ourselves, place: { address: '2001:db8::1', port: 20_000 } })).toContain(
      'c=IN IP6 2001:db8::1',
    )
  })
})
