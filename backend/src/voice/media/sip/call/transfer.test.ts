import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openCall, pass } from '../testing/line-world.ts'
import { audioPacket, readPacket } from '../testing/packets.ts'
import { headerOf, offer, trunkPlace } from '../testing/scripted-peer.ts'
import { targetUri } from './target-uri.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

type Opened = Awaited<ReturnType<typeof openCall>>
const number = 'tel:+33639980042'
const place = { address: trunkPlace.address, port: 40_000 }
const theirPlace = { address: trunkPlace.address, port: 50_000 }
const contact = ['Contact: <sip:desk@198.51.100.1:5060>']

async function ask(opened: Opened, target = number) {
  const result = opened.call.transfer(target)
  await pass(0)
  return { result, request: opened.peer.requests('REFER')[0] ?? '' }
}

const news = ({ peer }: Opened, status: string, cseq: number) => {
  const headers = ['Event: refer', 'Subscription-State: active']
  const more = { contentType: 'message/sipfrag', branch: `z9hG4bK-n${cseq}`, toTag: peer.toTag }
  peer.ask({ method: 'NOTIFY', cseq, headers, body: `SIP/2.0 ${status}\r\n`, ...more })
}

describe('where a call can be passed on to', () => {
  test.each(['', 'http://x', 'sip:', 'sip:a@b>\r\nX: y', '+33', 'tel:abc', 'javascript:1'])('not to %j', (target) => {
    expect(targetUri(target, 'trunk.test')).toBeNull()
  })

  test.each([
    ['tel:+33639980042', 'sip:+33639980042@trunk.test;user=phone'],
    ['+33 6 39 98 00 42', 'sip:+33639980042@trunk.test;user=phone'],
    ['sip:desk@pbx.test', 'sip:desk@pbx.test'],
  ])('%s', (target, uri) => {
    expect(targetUri(target, 'trunk.test')?.toString()).toBe(uri)
  })
})

describe('a trunk that knows REFER', () => {
  test('the person called is busy: refused, and the call goes on', async () => {
    const opened = await openCall()
    const { result, request } = await ask(opened)
    expect(headerOf(request, 'Refer-To')).toBe('<sip:+33639980042@trunk.test;user=phone>')
    opened.peer.answer(request, '202 Accepted')
    news(opened, '100 Trying', 2)
    news(opened, '486 Busy Here', 3)
    expect(await result).toEqual({ outcome: 'refused', detail: '486 Busy Here' })
    expect(opened.diary.ends).toEqual([])
    expect(opened.peer.requests('BYE')).toHaveLength(0)
  })

  test('a trunk that agrees and then says nothing is not believed', async () => {
    const opened = await openCall()
    const { result, request } = await ask(opened)
    opened.peer.answer(request, '202 Accepted')
    opened.network.rtp[0]?.arrive(audioPacket(1), place)
    await pass(20_000)
    opened.network.rtp[0]?.arrive(audioPacket(2), place)
    await pass(20_000)
    expect(await result).toEqual({ outcome: 'refused', detail: 'no_news' })
  })

  test('the person called answers: accepted, and we leave', async () => {
    const opened = await openCall()
    const { result, request } = await ask(opened)
    opened.peer.answer(request, '202 Accepted')
    news(opened, '200 OK', 2)
    expect(await result).toMatchObject({ outcome: 'accepted' })
    await pass(0)
    expect(opened.peer.requests('BYE')).toHaveLength(1)
    expect(opened.diary.ends).toEqual([{ reason: 'caller_hung_up', detail: 'transferred' }])
  })
})

describe('a trunk that does not: we call, and join the two', () => {
  async function second(opened: Opened) {
    const { result, request } = await ask(opened)
    opened.peer.answer(request, '405 Method Not Allowed')
    await pass(0)
    return { result, invite: opened.peer.requests('INVITE')[0] ?? '' }
  }

  test('the person called is busy: refused, acknowledged, and its port is free', async () => {
    const opened = await openCall()
    const { result, invite } = await second(opened)
    opened.peer.answer(invite, '486 Busy Here')
    expect(await result).toEqual({ outcome: 'refused', detail: '486 Busy Here' })
    expect(opened.peer.requests('ACK')).toHaveLength(1)
    expect(opened.network.rtp[1]?.closed).toBe(true)
    opened.peer.answer(invite, '486 Busy Here')
    await pass(0)
    expect(opened.peer.requests('ACK')).toHaveLength(2)
  })

  test('nobody answers for thirty seconds: cancelled, before the house gives up by itself', async () => {
    const opened = await openCall()
    const { result, invite } = await second(opened)
    opened.peer.answer(invite, '180 Ringing', contact)
    for (let n = 0; n < 3; n++) {
      opened.rtp.arrive(audioPacket(n), place)
      await pass(10_000)
    }
    expect(await result).toEqual({ outcome: 'refused', detail: 'no_answer' })
    expect(opened.peer.requests('CANCEL').length).toBeGreaterThan(0)
  })

  async function joined() {
    const opened = await openCall()
    const { result, invite } = await second(opened)
    expect(invite).toContain('m=audio 20002 RTP/AVP 8 101')
    opened.peer.answer(invite, '200 OK', contact, offer('sendrecv', '8', 50_000))
    expect(await result).toEqual({ outcome: 'accepted', detail: null })
    expect(opened.peer.requests('ACK')).toHaveLength(1)
    return { ...opened, desk: opened.network.rtp[1] }
  }

  test('each hears the other, and the voice hears neither', async () => {
    const { rtp, desk, diary } = await joined()
    const before = diary.audio.length
    rtp.arrive(audioPacket(1, 11), place)
    desk?.arrive(audioPacket(1, 22), theirPlace)
    await pass(40)
    const audioOf = (sent: { packet: Uint8Array }[] = []) => sent.map(({ packet }) => readPacket(packet).audio[0])
    expect(audioOf(rtp.sent)).toContain(22)
    expect(audioOf(desk?.sent)).toContain(11)
    expect(diary.audio).toHaveLength(before)
  })

  test('the person called leaves: so does the caller', async () => {
    const { peer, diary, desk } = await joined()
    const ack = peer.requests('ACK')[0] ?? ''
    const [to, from] = [headerOf(ack, 'From') ?? '', headerOf(ack, 'To') ?? '']
    const head = ['BYE sip:house@192.0.2.10 SIP/2.0', 'Via: SIP/2.0/UDP 198.51.100.1;branch=z9hG4bK-d;rport']
    const rest = [
      `From: ${from}`,
      `To: ${to}`,
      `Call-ID: ${headerOf(ack, 'Call-ID') ?? ''}`,
      'CSeq: 1 BYE',
      'Content-Length: 0',
    ]
    peer.say([...head, ...rest, '', ''].join('\r\n'))
    await pass(0)
    expect(peer.requests('BYE')).toHaveLength(1)
    expect(diary.ends).toEqual([{ reason: 'caller_hung_up', detail: 'transferred' }])
    expect(desk?.closed).toBe(true)
  })

  test('the caller leaves: so does the person called', async () => {
    const { peer, desk, rtp } = await joined()
    peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: peer.toTag })
    await pass(0)
    expect(peer.requests('BYE')).toHaveLength(1)
    expect([desk?.closed, rtp.closed]).toEqual([true, true])
  })

  test('the caller leaves while it rings: it rings no more', async () => {
    const opened = await openCall()
    const { result, invite } = await second(opened)
    opened.peer.answer(invite, '180 Ringing', contact)
    opened.peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: opened.peer.toTag })
    await pass(0)
    expect(await result).toEqual({ outcome: 'refused', detail: 'caller_gone' })
    expect(opened.peer.requests('CANCEL')).toHaveLength(1)
    expect(opened.network.rtp.every(({ closed }) => closed)).toBe(true)
  })

  test('the caller leaves as it is answered: nobody is left talking to nobody', async () => {
    const opened = await openCall()
    const { result, invite } = await second(opened)
    opened.peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: opened.peer.toTag })
    opened.peer.answer(invite, '200 OK', contact, offer('sendrecv', '8', 50_000))
    expect(await result).toEqual({ outcome: 'refused', detail: 'caller_gone' })
    await pass(0)
    expect(opened.peer.requests('BYE')).toHaveLength(1)
    expect(opened.network.rtp.every(({ closed }) => closed)).toBe(true)
  })
})
