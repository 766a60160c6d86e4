import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openCall, openLine, pass } from '../testing/line-world.ts'
import { offer, requestText } from '../testing/scripted-peer.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test.each(['Contact: *', 'Contact: <tel:+33>', 'Contact: <sip:>', 'X-Nothing: 1'])(
  'an INVITE with "%s" and no other Contact is refused, and nothing is kept of it',
  async (header) => {
    const { peer, calls, network } = await openLine()
    const text = requestText({ method: 'INVITE', body: offer() })
    peer.say(text.replace(/^Contact: .*$/m, header))
    await pass(0)
    expect(calls).toHaveLength(0)
    expect(peer.statuses('INVITE').every((status) => status === 100 || status === 400)).toBe(true)
    expect(network.rtp.every(({ closed }) => closed)).toBe(true)
  },
)

test('a re-INVITE without Contact is refused, and the call goes on', async () => {
  const { peer, diary } = await openCall()
  const text = requestText({ method: 'INVITE', body: offer(), cseq: 2, branch: 'z9hG4bK-2', toTag: peer.toTag })
  peer.say(text.replace(/^Contact: .*\r\n/m, ''))
  await pass(0)
  expect(peer.statuses('INVITE').at(-1)).toBe(400)
  expect(diary.ends).toEqual([])
})

/** One message of a call, with a piece of it replaced by something else. */
const broken = fc
  .record({
    method: fc.constantFrom('INVITE', 'ACK', 'BYE', 'CANCEL', 'INFO', 'NOTIFY', 'OPTIONS'),
    inCall: fc.boolean(),
    cseq: fc.nat(9),
    at: fc.nat(700),
    length: fc.nat(60),
    piece: fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.constantFrom('\r\n', ',', '<', '*', ';tag=', '\r\n\r\n', '-1'),
    ),
  })
  .map(({ at, length, piece, ...rest }) => ({
    ...rest,
    damage: (text: string) => text.slice(0, at) + piece + text.slice(at + length),
  }))

test('property: whatever a trunk says in the middle of a call, nobody else’s call ends by it', async () => {
  const { peer, wire } = await openCall({}, { callId: 'other', branch: 'z9hG4bK-other' })
  const { toTag } = peer
  await fc.assert(
    fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 8 }), async (messages) => {
      for (const [n, { method, inCall, cseq, damage }] of messages.entries()) {
        const dialog = inCall ? { toTag, callId: 'other' } : { callId: `c${n}` }
        peer.say(damage(requestText({ method, cseq, branch: `z9hG4bK-f${n}`, body: offer(), ...dialog })))
      }
      await pass(20)
      wire.sent.length = 0
    }),
    { numRuns: 150 },
  )
  peer.ask({ method: 'OPTIONS', branch: 'z9hG4bK-alive' })
  expect(peer.statuses('OPTIONS').at(-1)).toBe(200)
})
