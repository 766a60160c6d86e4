import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Diary, openCall, openLine, pass } from '../testing/line-world.ts'
import { audioPacket, keyPacket, readPacket } from '../testing/packets.ts'
import { bodyOf, headerOf, offer, trunkPlace } from '../testing/scripted-peer.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

const place = { address: trunkPlace.address, port: 40_000 }

describe('what is refused', () => {
  test.each([
    ['no codec of ours', { body: offer('sendrecv', '18') }, 488],
    ['a description that is none', { body: 'hello' }, 488],
    ['another kind of body', { body: '<x/>', contentType: 'application/xml' }, 415],
    ['something that we would have to know', { headers: ['Require: 100rel'] }, 420],
    ['a session shorter than a minute and a half', { headers: ['Supported: timer', 'Session-Expires: 60'] }, 422],
  ])('%s', async (_, invite, status) => {
    const { peer, calls, news } = await openLine()
    peer.invite(invite)
    await pass(0)
    expect(peer.statuses('INVITE')).toEqual([100, status])
    expect(calls).toHaveLength(0)
    expect(news.some(({ what }) => what === 'call_refused')).toBe(true)
  })

  test('a call when no port is left: 503', async () => {
    const { peer, network } = await openLine()
    network.rtpLeft = 0
    peer.invite()
    await pass(0)
    expect(peer.statuses('INVITE')).toEqual([100, 503])
  })

  test('a call for a line that stops: 503, and the call in progress goes on', async () => {
    const { peer, line, diary } = await openCall()
    void line.stop('after_calls')
    peer.invite({ branch: 'z9hG4bK-2', callId: 'call-2' })
    await pass(0)
    expect(peer.statuses('INVITE').at(-1)).toBe(503)
    expect(diary.ends).toEqual([])
  })

  test.each([404, 486, 480, 503])('whatever we say: %i, and its port is free again', async (status) => {
    const { peer, calls, network } = await openLine()
    peer.invite()
    await pass(0)
    calls[0]?.refuse(status)
    expect(peer.statuses('INVITE')).toEqual([100, 180, status])
    expect(network.rtp[0]?.closed).toBe(true)
  })
})

describe('ringing', () => {
  test('100 and 180 with a To-tag, and no 200 before the voice is ready', async () => {
    const { peer, calls } = await openLine()
    peer.invite()
    await pass(5000)
    expect(peer.statuses('INVITE')).toEqual([100, 180])
    expect(headerOf(peer.answersTo('INVITE')[1] ?? '', 'To')).toContain(';tag=')
    expect(calls[0]).toMatchObject({ from: '+33639980001', to: '+33900000000', format: 'audio/pcma' })
  })

  test('who hides is nobody', async () => {
    const { peer, calls } = await openLine()
    peer.invite({ headers: ['Privacy: id', 'P-Asserted-Identity: <sip:+33639980009@trunk.test>'] })
    await pass(0)
    expect(calls[0]?.from).toBeNull()
  })

  test('the number that the network vouches for is the caller', async () => {
    const { peer, calls } = await openLine()
    peer.invite({ headers: ['P-Asserted-Identity: <tel:+33639980009>'] })
    await pass(0)
    expect(calls[0]?.from).toBe('+33639980009')
  })

  test('CANCEL: 200, and 487 for the INVITE', async () => {
    const { peer, calls, network } = await openLine()
    peer.invite()
    await pass(0)
    const diary = new Diary()
    calls[0]?.listen(diary)
    peer.ask({ method: 'CANCEL' })
    expect(peer.statuses('CANCEL')).toEqual([200])
    expect(peer.statuses('INVITE')).toEqual([100, 180, 487])
    expect(diary.ends).toEqual([{ reason: 'caller_hung_up', detail: 'cancelled' }])
    expect(network.rtp[0]?.closed).toBe(true)
    calls[0]?.answer()
    expect(peer.statuses('INVITE')).toEqual([100, 180, 487])
  })

  test('CANCEL that crosses our 200 changes nothing', async () => {
    const { peer, calls } = await openLine()
    peer.invite()
    await pass(0)
    const diary = new Diary()
    calls[0]?.listen(diary)
    calls[0]?.answer()
    peer.ask({ method: 'CANCEL' })
    expect(peer.statuses('INVITE').at(-1)).toBe(200)
    expect(diary.ends).toEqual([])
  })
})

describe('talking', () => {
  test('200 has one codec, our place, and the Contact of the line', async () => {
    const { peer } = await openCall()
    const answer = peer.answersTo('INVITE').at(-1) ?? ''
    expect(bodyOf(answer)).toContain('m=audio 20000 RTP/AVP 8 101')
    expect(bodyOf(answer)).toContain('c=IN IP4 192.0.2.10')
    expect(headerOf(answer, 'Contact')).toBe('<sip:house@192.0.2.10:5070;transport=udp>')
    expect(headerOf(answer, 'Allow')).toBe('INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, NOTIFY')
  })

  test('an INVITE without a description gets ours, and its ACK the answer', async () => {
    const { peer, call, diary, rtp } = await openLine().then(async (all) => {
      all.peer.invite({ body: '' })
      await pass(0)
      const heard = new Diary()
      all.calls[0]?.listen(heard)
      all.calls[0]?.answer()
      expect(bodyOf(all.peer.answersTo('INVITE').at(-1) ?? '')).toContain('m=audio 20000 RTP/AVP 8 101')
      all.peer.ack({ body: offer('sendrecv', '8') })
      return { ...all, call: all.calls[0], diary: heard, rtp: all.network.rtp[0] }
    })
    call?.play(new Uint8Array(160).fill(1))
    await pass(20)
    expect(rtp?.sent.at(-1)?.to).toEqual(place)
    expect(diary.ends).toEqual([])
    expect(peer.requests('BYE')).toHaveLength(0)
  })

  test('sound goes both ways, untouched', async () => {
    const { call, diary, rtp } = await openCall()
    rtp.arrive(audioPacket(1, 42), place)
    expect(diary.audio[0]).toEqual(new Uint8Array(160).fill(42))
    call.play(new Uint8Array(160).fill(9))
    await pass(20)
    expect(rtp.sent.map(({ packet }) => readPacket(packet).audio[159])).toContain(9)
  })

  test('keys come as RTP and as INFO', async () => {
    const { peer, diary, rtp } = await openCall()
    rtp.arrive(keyPacket(1, 100, 4), place)
    const info = { method: 'INFO', cseq: 2, toTag: peer.toTag, body: 'Signal=7\r\nDuration=100' }
    peer.ask({ ...info, branch: 'z9hG4bK-i', contentType: 'application/dtmf-relay' })
    peer.ask({ ...info, branch: 'z9hG4bK-j', cseq: 3, contentType: 'application/x' })
    expect(diary.keys).toEqual(['4', '7'])
    expect(peer.statuses('INFO')).toEqual([200, 415])
  })

  test('the caller hangs up', async () => {
    const { peer, diary, rtp, line } = await openCall()
    peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: peer.toTag })
    expect(peer.statuses('BYE')).toEqual([200])
    expect(diary.ends).toEqual([{ reason: 'caller_hung_up', detail: null }])
    expect(rtp.closed).toBe(true)
    const stopping = line.stop('after_calls')
    await pass(0)
    await stopping
  })

  test('we hang up: BYE along the route of the call', async () => {
    const { peer, call, diary, wire } = await openCall({}, { headers: ['Record-Route: <sip:198.51.100.7:5062;lr>'] })
    call.hangUp()
    await pass(0)
    const bye = peer.requests('BYE')[0] ?? ''
    expect(headerOf(bye, 'Route')).toBe('<sip:198.51.100.7:5062;lr>')
    expect(bye).toContain('BYE sip:+33639980001@198.51.100.1:5060 SIP/2.0')
    expect(wire.sent.at(-1)?.to).toEqual({ address: '198.51.100.7', port: 5062 })
    expect(diary.ends).toEqual([])
  })

  test('a call that we end before its ACK is ended after it (RFC 3261 § 15)', async () => {
    const { peer, calls } = await openLine()
    peer.invite()
    await pass(0)
    calls[0]?.answer()
    calls[0]?.hangUp()
    await pass(0)
    expect(peer.requests('BYE')).toHaveLength(0)
    peer.ack()
    await pass(0)
    expect(peer.requests('BYE')).toHaveLength(1)
  })

  test('both hang up at once: each is answered, and it ends once', async () => {
    const { peer, call, diary } = await openCall()
    call.hangUp()
    await pass(0)
    peer.ask({ method: 'BYE', branch: 'z9hG4bK-b', cseq: 2, toTag: peer.toTag })
    expect(peer.statuses('BYE')).toEqual([481])
    peer.answer(peer.requests('BYE')[0] ?? '', '481 Call Does Not Exist')
    await pass(40_000)
    expect(diary.ends).toEqual([])
  })

  test('a caller who falls silent for 30 s is gone: BYE', async () => {
    const { peer, diary } = await openCall()
    await pass(30_100)
    expect(peer.requests('BYE').length).toBeGreaterThan(0)
    expect(diary.ends).toEqual([{ reason: 'media_lost', detail: 'no_audio' }])
  })

  test('a line that stops at once ends its calls by BYE, and leaves nothing', async () => {
    const { peer, line, rtp, wire } = await openCall()
    const stopping = line.stop('now')
    await pass(1000)
    await stopping
    expect(peer.requests('BYE').length).toBeGreaterThan(0)
    expect([rtp.closed, wire.closed]).toEqual([true, true])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('changes', () => {
  const reInvite = (cseq: number, body = offer()) => ({ cseq, body, branch: `z9hG4bK-re${cseq}` })

  test('a re-INVITE without our codec is 488, and the call goes on as it was', async () => {
    const { peer, diary, calls } = await openCall()
    peer.invite({ ...reInvite(2, offer('sendrecv', '0')), toTag: peer.toTag })
    await pass(0)
    expect(peer.statuses('INVITE').at(-1)).toBe(488)
    expect(calls).toHaveLength(1)
    expect(diary.ends).toEqual([])
  })

  test('hold and back: nothing is sent meanwhile, and it is told', async () => {
    const { peer, diary, rtp, calls } = await openCall()
    const toTag = peer.toTag
    peer.invite({ ...reInvite(2, offer('sendonly')), toTag })
    await pass(0)
    const answer = peer.answersTo('INVITE').at(-1) ?? ''
    expect(bodyOf(answer)).toContain('a=recvonly')
    expect(headerOf(answer, 'Contact')).toContain('house@')
    peer.ack({ cseq: 2, toTag })
    const before = rtp.sent.length
    await pass(20_000)
    expect(rtp.sent).toHaveLength(before)
    peer.invite({ ...reInvite(3), toTag })
    peer.ack({ cseq: 3, toTag })
    await pass(100)
    expect(rtp.sent.length).toBeGreaterThan(before)
    expect(diary.holds).toEqual([true, false])
    expect(calls).toHaveLength(1)
  })

  test('on hold by "inactive" no sound is missed', async () => {
    const { peer, diary } = await openCall()
    const toTag = peer.toTag
    peer.invite({ ...reInvite(2, offer('inactive')), toTag })
    peer.ack({ cseq: 2, toTag })
    await pass(120_000)
    expect(diary.ends).toEqual([])
  })

  test('sound follows to another place', async () => {
    const { peer, rtp } = await openCall()
    peer.invite({ ...reInvite(2, offer('sendrecv', '8 101', 41_000)), toTag: peer.toTag })
    await pass(20)
    expect(rtp.sent.at(-1)?.to.port).toBe(41_000)
  })

  test('a change without a description gets ours', async () => {
    const { peer } = await openCall()
    peer.invite({ ...reInvite(2, ''), toTag: peer.toTag })
    await pass(0)
    expect(bodyOf(peer.answersTo('INVITE').at(-1) ?? '')).toContain('m=audio 20000')
  })
})

describe('session timers (RFC 4028)', () => {
  const timed = (value: string) => ({ headers: ['Supported: timer', `Session-Expires: ${value}`] })

  test('a caller who should refresh and does not is hung up on, in time', async () => {
    const { peer, diary, rtp } = await openCall({}, timed('90;refresher=uac'))
    expect(headerOf(peer.answersTo('INVITE').at(-1) ?? '', 'Session-Expires')).toBe('90;refresher=uac')
    expect(headerOf(peer.answersTo('INVITE').at(-1) ?? '', 'Require')).toBe('timer')
    for (let n = 0; n < 3; n++) {
      rtp.arrive(audioPacket(n), place)
      await pass(19_900)
    }
    expect(diary.ends).toEqual([])
    await pass(1000)
    expect(diary.ends).toEqual([{ reason: 'media_lost', detail: 'session_expired' }])
    expect(peer.requests('BYE').length).toBeGreaterThan(0)
  })

  test('an interval longer than a timer can count is cut to a day', async () => {
    for (const refresher of ['uac', 'uas']) {
      const { peer, diary, rtp } = await openCall({}, timed(`99999999999;refresher=${refresher}`))
      expect(headerOf(peer.answersTo('INVITE').at(-1) ?? '', 'Session-Expires')).toBe(`86400;refresher=${refresher}`)
      rtp.arrive(audioPacket(1), place)
      await pass(10_000)
      expect(peer.requests('INVITE')).toEqual([])
      expect(diary.ends).toEqual([])
    }
  })

  test('a refresh begins the time again, and is no second call', async () => {
    const { peer, diary, rtp, calls } = await openCall({}, timed('90;refresher=uac'))
    const toTag = peer.toTag
    for (let n = 0; n < 6; n++) {
      rtp.arrive(audioPacket(n), place)
      await pass(25_000)
      const cseq = n + 2
      peer.invite({ ...timed('90;refresher=uac'), cseq, branch: `z9hG4bK-r${n}`, toTag })
      peer.ack({ cseq, toTag, branch: `z9hG4bK-a${n}` })
    }
    expect(diary.ends).toEqual([])
    expect(calls).toHaveLength(1)
  })

  test('where it is ours to refresh, we do, by half of the time', async () => {
    const { peer, rtp, diary } = await openCall({}, timed('90;refresher=uas'))
    rtp.arrive(audioPacket(1), place)
    await pass(25_000)
    rtp.arrive(audioPacket(2), place)
    await pass(20_000)
    const refresh = peer.requests('INVITE')[0] ?? ''
    expect(headerOf(refresh, 'Session-Expires')).toBe('90;refresher=uac')
    expect(bodyOf(refresh)).toContain('m=audio 20000')
    peer.answer(refresh, '200 OK', ['Contact: <sip:+33639980001@198.51.100.1:5060>'], offer())
    await pass(0)
    expect(peer.requests('ACK')).toHaveLength(1)
    expect(diary.ends).toEqual([])
  })

  test('a call that the other side no longer knows is over', async () => {
    const { peer, rtp, diary } = await openCall({}, timed('90;refresher=uas'))
    rtp.arrive(audioPacket(1), place)
    await pass(25_000)
    rtp.arrive(audioPacket(2), place)
    await pass(20_000)
    peer.answer(peer.requests('INVITE')[0] ?? '', '481 Call Does Not Exist')
    await pass(0)
    expect(diary.ends).toEqual([{ reason: 'media_lost', detail: 'session_expired' }])
  })
})
