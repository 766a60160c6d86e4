import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLine, pass } from '../testing/line-world.ts'
import { audioPacket } from '../testing/packets.ts'
import { headerOf, offer, requestText, ScriptedPeer, trunkPlace } from '../testing/scripted-peer.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a stranger gets no answer at all, and is told of', async () => {
  const { wire, news } = await openLine()
  new ScriptedPeer(wire, { address: '203.0.113.66', port: 5060 }).invite()
  await pass(1000)
  expect(wire.sent).toHaveLength(0)
  expect(news).toContainEqual({ what: 'stranger', address: '203.0.113.66' })
})

test('noise is passed over', async () => {
  const { peer, wire } = await openLine()
  for (const noise of ['X', 'INVITE', 'INVITE sip:a SIP/2.0\r\n\r\n', 'SIP/2.0 200 OK\r\nCSeq: x\r\n\r\n'])
    peer.say(noise)
  await pass(0)
  expect(wire.sent).toHaveLength(0)
})

test('a method that we do not know is 405, with those that we do', async () => {
  const { peer } = await openLine()
  for (const method of ['SUBSCRIBE', 'MESSAGE', 'REFER', 'UPDATE', 'PUBLISH', 'FOO']) {
    peer.ask({ method, branch: `z9hG4bK-${method}` })
    expect(peer.statuses(method)).toEqual([405])
    expect(headerOf(peer.answersTo(method)[0] ?? '', 'Allow')).toBe('INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, NOTIFY')
  }
})

test.each(['BYE', 'INFO', 'NOTIFY', 'OPTIONS', 'INVITE'])('%s in a call that is not is 481', async (method) => {
  const { peer } = await openLine()
  peer.ask({ method, toTag: 'nobody', ...(method === 'NOTIFY' ? { headers: ['Event: refer'] } : {}) })
  expect(peer.statuses(method)).toEqual([481])
})

test('CANCEL of nothing is 481', async () => {
  const { peer } = await openLine()
  peer.ask({ method: 'CANCEL' })
  expect(peer.statuses('CANCEL')).toEqual([481])
})

test('OPTIONS is answered with what we take', async () => {
  const { peer } = await openLine()
  peer.ask({ method: 'OPTIONS', uri: 'sip:anybody@192.0.2.10' })
  expect(peer.statuses('OPTIONS')).toEqual([200])
  expect(headerOf(peer.answersTo('OPTIONS')[0] ?? '', 'Allow')).toContain('INVITE')
  expect(headerOf(peer.answersTo('OPTIONS')[0] ?? '', 'To')).toContain('tag=')
})

test('an answer goes where its request came from, not where it says', async () => {
  const { wire } = await openLine()
  new ScriptedPeer(wire, { address: trunkPlace.address, port: 61_000 }).ask({ method: 'OPTIONS' })
  expect(wire.sent[0]?.to).toEqual({ address: trunkPlace.address, port: 61_000 })
})

test('a request said again is answered again, and not done again (timer J)', async () => {
  const { peer, calls } = await openLine()
  peer.invite()
  await pass(0)
  calls[0]?.answer()
  peer.ack()
  const bye = { method: 'BYE', branch: 'z9hG4bK-bye', cseq: 2, toTag: peer.toTag }
  peer.ask(bye)
  await pass(10_000)
  peer.ask(bye)
  expect(peer.statuses('BYE')).toEqual([200, 200])
  await pass(33_000)
  peer.ask(bye)
  expect(peer.statuses('BYE')).toEqual([200, 200, 481])
})

test('an INVITE said again is the same call, before and after its end', async () => {
  const { peer, calls } = await openLine()
  peer.invite()
  peer.invite()
  await pass(0)
  peer.invite()
  expect(calls).toHaveLength(1)
  calls[0]?.refuse(486)
  peer.ask({ method: 'ACK', toTag: peer.toTag })
  peer.invite()
  await pass(0)
  expect(calls).toHaveLength(1)
  expect(peer.statuses('INVITE').at(-1)).toBe(486)
})

test('the same INVITE by another way is 482, not a second call', async () => {
  const { peer, calls } = await openLine()
  peer.invite()
  await pass(0)
  peer.invite({ branch: 'z9hG4bK-other' })
  await pass(0)
  expect(calls).toHaveLength(1)
  expect(peer.statuses('INVITE')).toContain(482)
})

test('a refusal is said again until it is acknowledged (timer G)', async () => {
  const { peer, calls } = await openLine()
  peer.invite()
  await pass(0)
  calls[0]?.refuse(486)
  await pass(500 + 1000)
  expect(peer.statuses('INVITE').filter((status) => status === 486)).toHaveLength(3)
  peer.ask({ method: 'ACK', toTag: peer.toTag })
  await pass(60_000)
  expect(peer.statuses('INVITE').filter((status) => status === 486)).toHaveLength(3)
})

test('200 is said again until it is acknowledged; after 32 s there is a BYE, and the call is lost', async () => {
  const { peer, calls, network } = await openLine()
  peer.invite()
  await pass(0)
  const ends: (string | null)[] = []
  const silent = () => undefined
  calls[0]?.listen({
    onAudio: silent,
    onKey: silent,
    onDrained: silent,
    onHeld: silent,
    onEnded: (_, detail) => ends.push(detail),
  })
  calls[0]?.answer()
  await pass(3500)
  expect(peer.statuses('INVITE').filter((status) => status === 200)).toHaveLength(4)
  expect(peer.requests('BYE')).toHaveLength(0)
  network.rtp[0]?.arrive(audioPacket(1), trunkPlace)
  await pass(30_000)
  expect(peer.requests('BYE').length).toBeGreaterThan(0)
  expect(ends).toEqual(['no_ack'])
})

test('a request of ours is said again, slower each time, and given up after 32 s (timers E and F)', async () => {
  const { peer, health } = await openLine({ username: 'house', password: 'secret' })
  expect(peer.requests('REGISTER')).toHaveLength(1)
  await pass(500 + 1000 + 2000 + 4000 + 4000)
  expect(peer.requests('REGISTER')).toHaveLength(6)
  await pass(21_000)
  expect(health.at(-1)).toEqual({ health: 'down', detail: '408 Request Timeout' })
})

test('an answer ends the repetitions', async () => {
  const { peer } = await openLine({ username: 'house', password: 'secret' })
  peer.answer(peer.requests('REGISTER')[0] ?? '', '200 OK', ['Expires: 600'])
  await pass(30_000)
  expect(peer.requests('REGISTER')).toHaveLength(1)
})

test('on a connection nothing is said twice', async () => {
  const { peer } = await openLine({ username: 'house', password: 'secret', transport: 'tcp' })
  await pass(30_000)
  expect(peer.requests('REGISTER')).toHaveLength(1)
})

test('a thousand calls in a second are not a thousand rings', async () => {
  const { peer, calls, news } = await openLine()
  for (let n = 0; n < 1000; n++)
    peer.say(requestText({ method: 'INVITE', branch: `z9hG4bK-${n}`, callId: `c${n}`, body: offer() }))
  await pass(0)
  expect(calls).toHaveLength(60)
  expect(news.filter(({ what }) => what === 'too_many')).toHaveLength(1)
})
