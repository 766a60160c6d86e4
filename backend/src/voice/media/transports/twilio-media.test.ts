import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallOffer } from '../../media-protocol.ts'
import { silence } from '../audio.ts'
import type { MediaLeg } from '../media-leg.ts'
import { TwilioCaller, openDoor } from '../testing/twilio-caller.ts'
import { TwilioMedia } from './twilio-media.ts'

/** Two shared cores can make anything slow. */
const patience = { timeout: 15_000 }

const frame = Buffer.alloc(160, 1).toString('base64')
const chunk = Buffer.alloc(3200, 1).toString('base64')

let now: number
let road: TwilioMedia
let door: Awaited<ReturnType<typeof openDoor>>
let offers: { offer: CallOffer; leg: MediaLeg }[]
let told: unknown[][]
let strays: string[]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  now = 0
  offers = []
  told = []
  strays = []
  const offer = (one: CallOffer, leg: MediaLeg) => {
    const note =
      (name: string) =>
      (...args: unknown[]) =>
        void told.push([name, ...args])
    leg.listen({
      onAudio: note('audio'),
      onDrained: note('drained'),
      onDtmf: note('dtmf'),
      onHeld: note('held'),
      onEnded: note('ended'),
    })
    offers.push({ offer: one, leg })
  }
  const onStray = (detail: string) => void strays.push(detail)
  road = new TwilioMedia({ host: { offer }, onStray, now: () => now })
  door = await openDoor((upgrade, socket) => {
    road.take(upgrade, socket)
  })
})
afterEach(async () => {
  for (const { leg } of offers) leg.hangUp()
  road.close()
  vi.useRealTimers()
  await door.close()
})

async function call(parameters?: Record<string, string>) {
  const caller = await TwilioCaller.open(door.url)
  caller.start(parameters)
  await caller.settled()
  const offered = offers.at(-1)
  if (!offered) throw new Error('not offered')
  return { caller, ...offered }
}

describe('a stream', () => {
  it('that does not begin by saying which call it is, is closed, and that is all that is said of it', async () => {
    for (const message of [{ event: 'media', media: { timestamp: '0', payload: frame } }, { event: 'start' }, {}]) {
      const caller = await TwilioCaller.open(door.url)
      caller.send(message)
      expect((await caller.closed)[0]).toBe(1008)
    }
    const foreign = await TwilioCaller.open(door.url)
    foreign.start({}, 'audio/l16')
    expect((await foreign.closed)[0]).toBe(1003)
    expect(offers).toEqual([])
    const expected = '@start_expected'
    await vi.waitFor(() => {
      expect(strays).toEqual([expected, expected, expected, '@wrong_audio'])
    }, patience)
  })

  it('that says nothing for five seconds is closed', async () => {
    const caller = await TwilioCaller.open(door.url)
    caller.send({ event: 'connected', protocol: 'Call', version: '1.0.0' })
    await caller.settled()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await caller.closed).toEqual([1008, 'no start in time'])
    await vi.waitFor(() => {
      expect(strays).toEqual(['@no_start'])
    }, patience)
  })

  it('that breaks off before it has said which call it is, is told of', async () => {
    const caller = await TwilioCaller.open(door.url)
    caller.socket.terminate()
    await vi.waitFor(() => {
      expect(strays).toEqual(['@closed_elsewhere 1006'])
    }, patience)
  })

  it('that sends more than 64 KiB at once is closed', async () => {
    const { caller } = await call()
    caller.send({ event: 'dtmf', dtmf: { digit: 'x'.repeat(65 * 1024) } })
    expect((await caller.closed)[0]).toBe(1009)
    expect(told).toEqual([['ended', 'media_lost', '@too_large']])
    expect(strays).toEqual([])
  })

  it('offers the call with the word of our own document, and what it says of the two numbers', async () => {
    const { offer } = await call({ pass: 'once', from: '+33612345678', to: '+33400000000' })
    expect(offer).toEqual({
      ref: expect.any(String) as string,
      road: 'twilio_stream',
      lineId: null,
      pass: 'once',
      providerCallId: 'CA1',
      from: '+33612345678',
      to: '+33400000000',
    })
  })
})

describe('the caller’s sound', () => {
  it('goes on as it came, with silence for what was lost on the way', async () => {
    const { caller } = await call()
    caller.speak(0, frame)
    caller.speak(80, frame)
    await caller.settled()
    expect(told).toEqual([
      ['audio', frame],
      ['audio', silence('audio/pcmu', 60)],
      ['audio', frame],
    ])
    expect(offers[0]?.leg.stats()).toMatchObject({ framesIn: 2, framesLost: 3, gapMaxMs: null })
  })

  it('that stops for half a minute ends the call', async () => {
    const { caller } = await call()
    caller.speak(0, frame)
    await caller.settled()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(told).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(told.at(-1)).toEqual(['ended', 'media_lost', '@no_sound 30'])
  })

  it('may be keys: only those that a telephone has', async () => {
    const { caller } = await call()
    for (const digit of ['5', '#', 'x', '']) caller.send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit } })
    await caller.settled()
    expect(told).toEqual([
      ['dtmf', '5'],
      ['dtmf', '#'],
    ])
  })
})

describe('our sound', () => {
  it('is sent as it is, and nothing but media, mark and clear ever is', async () => {
    const { caller, leg } = await call()
    leg.answer()
    leg.play(frame)
    leg.endItem()
    leg.clear()
    await leg.transfer('tel:+33400000000')
    expect(await caller.hear(4)).toEqual([
      { event: 'mark', streamSid: 'MZ1', mark: { name: '0.1' } },
      { event: 'media', streamSid: 'MZ1', media: { payload: frame } },
      { event: 'mark', streamSid: 'MZ1', mark: { name: '0.2' } },
      { event: 'clear', streamSid: 'MZ1' },
    ])
  })

  it('is played when its marks have come back: exactly as much as was heard in between', async () => {
    const { caller, leg } = await call()
    leg.play(chunk)
    leg.play(chunk)
    await caller.hear(5)
    expect(leg.playedMs()).toBe(0)
    now = 1_000
    caller.returnMark('0.1')
    await caller.settled()
    now += 130
    expect(leg.playedMs()).toBe(130)
    now += 10_000
    expect(leg.playedMs()).toBe(400)
  })

  it('that was cleared leaves no trace: its marks come back at once and say nothing', async () => {
    const { caller, leg } = await call()
    leg.play(chunk)
    leg.endItem()
    leg.clear()
    await caller.hear(4)
    for (const name of caller.marks()) caller.returnMark(name)
    await caller.settled()
    expect(leg.playedMs()).toBe(0)
    expect(told).toEqual([])
  })

  it('has been heard when its last mark is back, and only once we said that it was the last', async () => {
    const { caller, leg } = await call()
    leg.play(chunk)
    await caller.hear(3)
    for (const name of caller.marks()) caller.returnMark(name)
    await caller.settled()
    expect(told).toEqual([])
    leg.endItem()
    expect(told).toEqual([['drained']])
  })

  it('whose marks never come back counts as heard after its time and two seconds', async () => {
    const { leg } = await call()
    leg.play(chunk)
    leg.endItem()
    await vi.advanceTimersByTimeAsync(2_399)
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(told).toEqual([['drained']])
  })
})

describe('the end', () => {
  it('by stop, by a clean close or by a broken line is told once, and the socket is closed', async () => {
    const stopped = await call()
    stopped.caller.send({ event: 'stop', stop: { accountSid: 'AC1', callSid: 'CA1' } })
    await stopped.caller.closed
    const closed = await call()
    closed.caller.socket.close(1000)
    await closed.caller.closed
    const broken = await call()
    broken.caller.socket.terminate()
    await vi.waitFor(() => {
      expect(told).toEqual([
        ['ended', 'caller_hung_up', null],
        ['ended', 'caller_hung_up', null],
        ['ended', 'media_lost', '@broke_off 1006'],
      ])
    }, patience)
  })

  it('by us closes the stream, tells nobody and leaves no timer', async () => {
    const { caller, leg } = await call()
    leg.play(chunk)
    leg.endItem()
    leg.hangUp()
    expect((await caller.closed)[0]).toBe(1000)
    leg.play(chunk)
    leg.clear()
    leg.hangUp()
    expect(told).toEqual([])
    await vi.waitFor(() => {
      expect(vi.getTimerCount()).toBe(0)
    }, patience)
  })
})
