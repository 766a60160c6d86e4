import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Framing } from './framing.ts'

const message = (n: number, body: string) =>
  `OPTIONS sip:${n} SIP/2.0\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

test('a stream without lengths, or with too much, is cut off', () => {
  expect(() => new Framing().push(Buffer.from('OPTIONS sip:a SIP/2.0\r\n\r\n'))).toThrow(RangeError)
  expect(() => new Framing().push(Buffer.from('OPTIONS sip:a SIP/2.0\r\nl: 999999\r\n\r\n'))).toThrow(RangeError)
  expect(() => new Framing().push(Buffer.alloc(20_000, 'x'))).toThrow(RangeError)
})

test('line ends between messages are skipped', () => {
  expect(new Framing().push(Buffer.from(`\r\n\r\n${message(1, '')}\r\n\r\n`))).toEqual([message(1, '')])
})

test('property: however a stream is cut into pieces, the messages are the same', () => {
  const bodies = fc.array(fc.string({ maxLength: 60, unit: 'grapheme' }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(bodies, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (all, sizes) => {
      const messages = all.map((body, n) => message(n, body))
      const stream = Buffer.from(messages.join(''))
      const framing = new Framing()
      const found: string[] = []
      for (let at = 0, n = 0; at < stream.length; n++) {
        const size = sizes[n % sizes.length] ?? 1
        found.push(...framing.push(stream.subarray(at, at + size)))
        at += size
      }
      expect(found).toEqual(messages)
    }),
  )
})
