import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallOffer, FromMedia } from '../media-protocol.ts'
import { Calls } from './calls.ts'
import { someStart } from './testing/call-start.ts'
import { FakeLeg } from './testing/fake-leg.ts'
import { FakeVoice } from './testing/fake-voice.ts'

let calls: Calls
let voice: FakeVoice
let sent: FromMedia[]
let leg: FakeLeg

const offer: CallOffer = {
  ref: 'ref_1',
  road: 'twilio_stream',
  lineId: null,
  pass: 'once',
  providerCallId: 'CA1',
  from: null,
  to: null,
}
const ended = (reason: string, callId = 7): unknown =>
  expect.objectContaining({ from: 'call', callId, event: expect.objectContaining({ on: 'ended', reason }) as unknown })

beforeEach(() => {
  vi.useFakeTimers()
  voice = new FakeVoice()
  sent = []
  leg = new FakeLeg()
  calls = new Calls({ model: voice, send: (message) => sent.push(message), now: () => Date.now() })
})
afterEach(async () => {
  await calls.drain('now')
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('a mistake', () => {
  const broken = () => {
    throw new Error('a mistake')
  }
  const other = { ...offer, ref: 'ref_2' }

  it('in a call ends that call as lost, once, and no other', async () => {
    const second = new FakeLeg()
    calls.offer(offer, leg)
    calls.start(someStart)
    calls.offer(other, second)
    calls.start({ ...someStart, ref: 'ref_2', callId: 8 })
    voice.tell.onReady()
    leg.refuse = broken
    calls.command(7, { do: 'hang_up', when: 'now' })
    await vi.waitFor(() => {
      expect(sent).toContainEqual(ended('media_lost'))
    })
    calls.command(7, { do: 'hang_up', when: 'now' })
    voice.tell.onAudio('a1', 'AAAA')
    expect(second.queue).toEqual(['AAAA'])
    expect(sent.filter((told) => told.from === 'call' && told.callId === 7)).toEqual([ended('media_lost')])
  })

  it('in what a call does last does not keep it from ending', async () => {
    calls.offer(offer, leg)
    calls.start(someStart)
    leg.refuse = broken
    leg.hangUp = broken
    leg.stats = broken
    calls.command(7, { do: 'hang_up', when: 'now' })
    await vi.waitFor(() => {
      expect(sent.filter(({ from }) => from === 'call')).toEqual([ended('media_lost')])
    })
  })

  it('in the beginning of a call ends it', () => {
    calls.offer(offer, leg)
    voice.connect = broken
    calls.start(someStart)
    expect(sent.at(-1)).toEqual(ended('media_lost'))
    expect(leg.asked).toEqual(['hang up'])
  })
})

describe('a call that knocks', () => {
  it('is refused when main says so, when it says nothing, and when we take no more', async () => {
    calls.offer(offer, leg)
    calls.refuse('ref_1', 'busy')
    calls.offer(offer, leg)
    vi.advanceTimersByTime(10_000)
    await calls.drain('after_calls')
    calls.offer(offer, leg)
    expect(leg.asked).toEqual(['refuse busy', 'refuse unavailable', 'refuse unavailable'])
    expect(sent).toEqual([
      { from: 'offer', offer },
      { from: 'offer', offer },
    ])
  })

  it('and is started too late, or twice, ends as refused; nothing is asked of the model', () => {
    calls.start(someStart)
    expect(sent).toEqual([ended('refused')])
    expect(voice.session).toBeNull()
  })

  it('and has left while main was thinking ends as it did', () => {
    calls.offer(offer, leg)
    leg.listener?.onEnded('caller_hung_up', null)
    calls.start(someStart)
    expect(sent.at(-1)).toEqual(ended('caller_hung_up'))
    expect(voice.session).toBeNull()
  })

  it('and is started talks; commands reach it and no other', () => {
    calls.offer(offer, leg)
    leg.listener?.onAudio('AAAA')
    calls.start(someStart)
    voice.tell.onReady()
    leg.listener?.onAudio('BBBB')
    calls.command(8, { do: 'say', instructions: 'à un autre' })
    calls.command(7, { do: 'say', instructions: 'à vous' })
    expect(voice.of('sendAudio')).toEqual([['BBBB']])
    expect(voice.of('say')).toEqual([['Dis bonjour.'], ['à vous']])
  })
})

describe('a call that the provider carries', () => {
  it('needs no offer: main accepted it', () => {
    calls.start({ ...someStart, road: 'openai_sip', providerCallId: 'rtc_1' })
    expect(voice.asked).toEqual([['attach', 'rtc_1']])
  })
})

describe('draining', () => {
  it('now ends every call; after the calls waits for the last of them', async () => {
    calls.offer(offer, leg)
    calls.start(someStart)
    voice.tell.onReady()
    let isDrained = false
    const drained = calls.drain('after_calls').then(() => {
      isDrained = true
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(isDrained).toBe(false)
    leg.listener?.onEnded('caller_hung_up', null)
    await drained
    expect(sent.at(-1)).toEqual(ended('caller_hung_up'))
  })

  it('now hangs up', async () => {
    calls.offer(offer, leg)
    calls.start(someStart)
    voice.tell.onReady()
    await calls.drain('now')
    expect(leg.asked).toEqual(['answer', 'hang up'])
    expect(sent.at(-1)).toEqual(ended('hung_up'))
  })
})
