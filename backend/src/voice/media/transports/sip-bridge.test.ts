import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CallOffer, LineReport, SipLine } from '../../media-protocol.ts'
import type { MediaLeg } from '../media-leg.ts'
import { FakeWorld } from '../sip/testing/fake-network.ts'
import type { FakeWire } from '../sip/testing/fake-network.ts'
import { pass } from '../sip/testing/line-world.ts'
import { audioPacket, readPacket } from '../sip/testing/packets.ts'
import { ScriptedPeer, trunkPlace } from '../sip/testing/scripted-peer.ts'
import { HandshakeError } from '../sip/transport/tls-fault.ts'
import type { SipNews } from '../sip/line/news.ts'
import { SipBridge } from './sip-bridge.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

const order: SipLine = {
  lineId: 7,
  number: '+33900000000',
  username: null,
  password: null,
  domain: 'trunk.test',
  port: null,
  transport: 'udp',
}
const place = { address: trunkPlace.address, port: 40_000 }

function openBridge(sipPorts = { from: 5070, to: 5072 }) {
  const network = new FakeWorld()
  network.hosts.set('trunk.test', [trunkPlace.address])
  const reports: LineReport[] = []
  const logs: ({ lineId: number } & SipNews)[] = []
  const offers: { offer: CallOffer; leg: MediaLeg }[] = []
  const config = { sipPorts, rtpPorts: { from: 20_000, to: 20_010 }, publicAddress: null, host: '192.0.2.10' }
  const host = {
    offer: (offer: CallOffer, leg: MediaLeg) => offers.push({ offer, leg }),
    report: (report: LineReport) => reports.push(report),
    log: (lineId: number, news: SipNews) => logs.push({ lineId, ...news }),
  }
  return { bridge: new SipBridge(config, host, network.world()), network, reports, logs, offers }
}
type Opened = ReturnType<typeof openBridge>

const peerOf = ({ network }: Opened, index = 0) => new ScriptedPeer(network.wires[index] as FakeWire)

async function openCall() {
  const opened = openBridge()
  opened.bridge.start(order)
  await pass(0)
  const peer = peerOf(opened)
  peer.invite()
  await pass(0)
  const leg = opened.offers[0]?.leg as MediaLeg
  const told: string[] = []
  leg.listen({
    onAudio: (audio) => told.push(`audio ${audio.length}`),
    onDrained: () => told.push('drained'),
    onDtmf: (digit) => told.push(`key ${digit}`),
    onHeld: (held) => told.push(`held ${held}`),
    onEnded: (reason) => told.push(reason),
  })
  return { ...opened, peer, leg, told, rtp: () => opened.network.rtp[0] }
}

test('a line without a domain fails, and says why', () => {
  const { bridge, reports } = openBridge()
  bridge.start({ ...order, domain: ' ' })
  expect(reports).toEqual([{ lineId: 7, state: 'failed', detail: '@sip_no_domain', sipPort: null }])
})

test('over TLS a line that would not register could never be called: it fails, and says why', () => {
  const { bridge, reports } = openBridge()
  bridge.start({ ...order, transport: 'tls' })
  expect(reports).toEqual([{ lineId: 7, state: 'failed', detail: '@tls_no_username', sipPort: null }])
})

test('a trunk that cannot prove itself is down, by what is wrong', async () => {
  const opened = openBridge()
  opened.bridge.start({ ...order, transport: 'tls', username: 'house', password: 'secret' })
  await pass(0)
  const wire = opened.network.wires[0] as FakeWire
  wire.broken = new HandshakeError(Object.assign(new Error('too old'), { code: 'CERT_HAS_EXPIRED' }))
  peerOf(opened).answer(peerOf(opened).requests('REGISTER')[0] ?? '', '503 Service Unavailable')
  await pass(4000)
  expect(opened.reports.at(-1)).toMatchObject({ state: 'down', detail: '@tls_date' })
})

test('a trunk that has no address is down, by name, and its port is free', async () => {
  const opened = openBridge()
  opened.bridge.start({ ...order, domain: 'nowhere.test' })
  await pass(0)
  expect(opened.reports.at(-1)).toMatchObject({ state: 'down', detail: '@trunk_unknown' })
  expect(opened.logs.at(-1)).toEqual({ lineId: 7, what: 'trunk_unknown', domain: 'nowhere.test' })
  expect(opened.network.wires[0]?.closed).toBe(true)
})

test('a port that somebody else holds is passed over; when all are, the line is down', async () => {
  const opened = openBridge()
  opened.network.taken.add(5070)
  opened.bridge.start(order)
  await pass(0)
  expect(opened.reports.at(-1)).toEqual({ lineId: 7, state: 'running', detail: null, sipPort: 5071 })
  opened.network.taken.add(5072)
  opened.bridge.start({ ...order, lineId: 8 })
  await pass(0)
  expect(opened.reports.at(-1)).toMatchObject({ lineId: 8, state: 'down', sipPort: null })
  expect(opened.logs.at(-1)).toEqual({ lineId: 8, what: 'port_taken' })
})

test('the port that was planned for a line is tried first', async () => {
  const opened = openBridge()
  opened.bridge.start({ ...order, localPort: 5072 })
  await pass(0)
  opened.bridge.start({ ...order, lineId: 8, localPort: 5072 })
  await pass(0)
  expect(opened.network.wires.map(({ port }) => port)).toEqual([5072, 5070])
})

test('each line has a port of its own', async () => {
  const opened = openBridge()
  for (const lineId of [1, 2]) opened.bridge.start({ ...order, lineId })
  await pass(0)
  expect(opened.network.wires.map(({ port }) => port)).toEqual([5070, 5071])
})

test('a check is answered, for a line that is not there too', async () => {
  const opened = openBridge()
  opened.bridge.check(99)
  expect(opened.reports.at(-1)).toMatchObject({ lineId: 99, state: 'down' })
  opened.bridge.start(order)
  await pass(0)
  const before = opened.reports.length
  opened.bridge.check(7)
  await pass(0)
  const peer = peerOf(opened)
  peer.answer(peer.requests('OPTIONS')[0] ?? '', '404 Not Found')
  await pass(0)
  expect(opened.reports.slice(before)).toEqual([{ lineId: 7, state: 'running', detail: null, sipPort: 5070 }])
})

test('a trunk that no longer answers degrades the line, and one that answers again mends it', async () => {
  const opened = openBridge()
  opened.bridge.start(order)
  await pass(0)
  opened.bridge.check(7)
  await pass(5000)
  expect(opened.reports.at(-1)).toMatchObject({ state: 'degraded' })
  opened.bridge.check(7)
  await pass(0)
  const peer = peerOf(opened)
  peer.answer(peer.requests('OPTIONS').at(-1) ?? '', '200 OK')
  await pass(0)
  expect(opened.reports.at(-1)).toMatchObject({ state: 'running' })
})

test.each([
  ['unknown', 404],
  ['busy', 486],
  ['closed', 480],
  ['unavailable', 503],
] as const)('%s is %i to the network', async (reason, status) => {
  const { leg, peer } = await openCall()
  leg.refuse(reason)
  expect(peer.statuses('INVITE').at(-1)).toBe(status)
})

test('a call is offered with what the trunk says of it', async () => {
  const { offers, leg } = await openCall()
  expect(offers).toHaveLength(1)
  expect(offers[0]?.offer).toMatchObject({
    road: 'sip_bridge',
    lineId: 7,
    pass: null,
    providerCallId: 'call-1',
    from: '+33639980001',
    to: '+33900000000',
  })
  expect(leg.format).toBe('audio/pcma')
})

test('sound is base64 on our side and the same bytes on theirs; what was played is exact', async () => {
  const { leg, peer, told, rtp } = await openCall()
  leg.answer()
  peer.ack()
  rtp()?.arrive(audioPacket(1), place)
  expect(told[0]).toBe(`audio ${Buffer.alloc(160).toString('base64').length}`)
  leg.play(Buffer.alloc(800, 9).toString('base64'))
  leg.endItem()
  await pass(60)
  expect(leg.playedMs()).toBe(80)
  await pass(60)
  expect(told).toContain('drained')
  expect(leg.playedMs()).toBe(100)
  leg.clear()
  expect(leg.playedMs()).toBe(0)
  expect(rtp()?.sent.filter(({ packet }) => readPacket(packet).audio[0] === 9)).toHaveLength(5)
})

test('the log of a line tells who called and how it ended, in words', async () => {
  const { leg, peer, logs } = await openCall()
  leg.answer()
  peer.ack()
  peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: peer.toTag })
  expect(logs).toEqual([
    { lineId: 7, what: 'listening', transport: 'udp', port: 5070 },
    { lineId: 7, what: 'call', from: '+33639980001', to: '+33900000000' },
    { lineId: 7, what: 'call_over', why: 'caller_hung_up' },
  ])
})

test('after its end a leg does nothing', async () => {
  const { leg, peer, told } = await openCall()
  leg.answer()
  peer.ack()
  leg.hangUp()
  leg.hangUp()
  leg.answer()
  leg.play('AAAA')
  leg.refuse('busy')
  await pass(0)
  expect(peer.requests('BYE')).toHaveLength(1)
  expect(await leg.transfer('tel:+33639980042')).toEqual({ outcome: 'refused', detail: 'no_call' })
  expect(told).toEqual([])
})

test('a line that is started again keeps its calls, on the port that they know', async () => {
  const { bridge, leg, peer, told, network } = await openCall()
  leg.answer()
  peer.ack()
  bridge.start(order)
  await pass(1500)
  expect(network.wires.map(({ port, closed }) => [port, closed])).toEqual([
    [5070, false],
    [5071, false],
  ])
  peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: peer.toTag })
  await pass(0)
  expect(told.at(-1)).toBe('caller_hung_up')
  expect(network.wires[0]?.closed).toBe(true)
})

test('a line that is started again without calls keeps its port: its trunk may know no other', async () => {
  const opened = openBridge()
  opened.bridge.start(order)
  await pass(0)
  opened.bridge.stop(7, 'after_calls')
  opened.bridge.start(order)
  await pass(0)
  expect(opened.network.wires.map(({ port, closed }) => [port, closed])).toEqual([
    [5070, true],
    [5070, false],
  ])
})

test('a line that is stopped while it waits for its port does not come', async () => {
  const { bridge, leg, peer, network } = await openCall()
  leg.answer()
  peer.ack()
  bridge.start(order)
  await pass(0)
  bridge.stop(7, 'after_calls')
  await pass(2000)
  expect(network.wires).toHaveLength(1)
})

test('at the end every line is gone, with its calls, its ports and its timers', async () => {
  const { bridge, leg, peer, network } = await openCall()
  leg.answer()
  peer.ack()
  const closing = bridge.close()
  await pass(2000)
  await closing
  expect(peer.requests('BYE').length).toBeGreaterThan(0)
  expect([...network.wires, ...network.rtp].every(({ closed }) => closed)).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})
