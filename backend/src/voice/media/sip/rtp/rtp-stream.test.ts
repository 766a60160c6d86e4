import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { within } from '../../containment.ts'
import { FakeRtp, testTicker } from '../testing/fake-network.ts'
import { audioPacket, keyPacket, readPacket } from '../testing/packets.ts'
import { Pacer } from './pacer.ts'
import { RtpStream } from './rtp-stream.ts'
import type { Agreement } from './rtp-stream.ts'

const caller = { address: '198.51.100.1', port: 40_000 }
const stranger = { address: '203.0.113.66', port: 9 }
const agreement: Agreement = { format: 'audio/pcma', eventType: 101, remote: caller, send: true, receive: true }
const silent = 0xd5

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

function openStream(change: Partial<Agreement> = {}) {
  const rtp = new FakeRtp(20_000)
  const told = { audio: [] as Uint8Array[], keys: [] as string[], drained: 0, inactive: 0 }
  const stream = new RtpStream(
    rtp,
    { ...agreement, ...change },
    {
      onAudio: (audio) => told.audio.push(audio),
      onKey: (key) => told.keys.push(key),
      onDrained: () => (told.drained += 1),
      onInactive: () => (told.inactive += 1),
    },
  )
  stream.start(new Pacer(testTicker), testTicker)
  return { rtp, told, stream, sent: () => rtp.sent.map(({ packet }) => readPacket(packet)) }
}
const firsts = (audio: Uint8Array[]) => audio.map((frame) => frame[0])

test('what is no RTP of this call is dropped: garbage, another codec, another source, too long', () => {
  const { rtp, told } = openStream()
  rtp.arrive(audioPacket(1), caller)
  rtp.arrive(Uint8Array.of(1, 2, 3), caller)
  rtp.arrive(new Uint8Array(0), caller)
  rtp.arrive(audioPacket(2, 2, { payloadType: 18 }), caller)
  rtp.arrive(audioPacket(2, 2), stranger)
  rtp.arrive(audioPacket(2, 2, { bytes: 4000 }), caller)
  expect(firsts(told.audio)).toEqual([1])
})

test('sound leaves every 20 ms, silence where there is nothing to say', async () => {
  const { sent } = openStream()
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent()).toHaveLength(51)
  expect(sent().every(({ audio, payloadType }) => payloadType === 8 && audio.every((byte) => byte === silent))).toBe(
    true,
  )
  expect(sent()[50]?.timestamp).toBe(((sent()[0]?.timestamp ?? 0) + 50 * 160) >>> 0)
})

test('the first words wait until the other side listens', async () => {
  const { stream, sent } = openStream()
  stream.play(new Uint8Array(160).fill(1))
  await vi.advanceTimersByTimeAsync(100)
  expect(stream.playedMs()).toBe(0)
  stream.openEars()
  await vi.advanceTimersByTimeAsync(20)
  expect(sent().at(-1)?.audio[0]).toBe(1)
  expect(stream.playedMs()).toBe(20)
})

test('the marker says where speech begins', async () => {
  const { stream, rtp, sent } = openStream()
  rtp.arrive(audioPacket(1), caller)
  await vi.advanceTimersByTimeAsync(40)
  stream.play(new Uint8Array(320).fill(1))
  await vi.advanceTimersByTimeAsync(60)
  expect(sent().map(({ marker }) => marker)).toEqual([true, false, false, true, false, false])
})

test('what was played is counted to the byte, and begins again when it is cut', async () => {
  const { stream, rtp, told } = openStream()
  rtp.arrive(audioPacket(1), caller)
  stream.play(new Uint8Array(1600).fill(1))
  stream.endItem()
  await vi.advanceTimersByTimeAsync(99)
  expect(stream.playedMs()).toBe(100)
  stream.clear()
  expect(stream.playedMs()).toBe(0)
  await vi.advanceTimersByTimeAsync(500)
  expect(told.drained).toBe(0)
})

test('the end of what is said is told when the last of it was heard', async () => {
  const { stream, rtp, told } = openStream()
  rtp.arrive(audioPacket(1), caller)
  stream.play(new Uint8Array(1600).fill(1))
  stream.endItem()
  await vi.advanceTimersByTimeAsync(180)
  expect(told.drained).toBe(0)
  await vi.advanceTimersByTimeAsync(20)
  expect(told.drained).toBe(1)
})

test('a packet that is lost is heard as silence, in its place', async () => {
  const { rtp, told, stream } = openStream()
  for (const n of [1, 2, 4, 5, 6]) {
    rtp.arrive(audioPacket(n, n), caller)
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(firsts(told.audio)).toEqual([1, 2, silent, 4, 5, 6])
  expect(stream.stats()).toMatchObject({ framesIn: 5, framesLost: 1 })
})

test('when the caller sends nothing the model hears silence, in time', async () => {
  const { rtp, told } = openStream()
  rtp.arrive(audioPacket(1), caller)
  await vi.advanceTimersByTimeAsync(2000)
  expect(told.audio.length).toBeGreaterThan(80)
  expect(told.audio.length).toBeLessThan(101)
})

test('packets that are late by a fifth of a second are heard without a hole', async () => {
  const { rtp, told } = openStream()
  rtp.arrive(audioPacket(1, 1), caller)
  await vi.advanceTimersByTimeAsync(200)
  for (let n = 2; n <= 11; n++) rtp.arrive(audioPacket(n, n), caller)
  await vi.advanceTimersByTimeAsync(20)
  expect(firsts(told.audio)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('a caller who says that silence begins is heard to be silent at once', async () => {
  const { rtp, told } = openStream()
  rtp.arrive(audioPacket(1, 1), caller)
  rtp.arrive(audioPacket(2, 9, { payloadType: 13, bytes: 1 }), caller)
  await vi.advanceTimersByTimeAsync(200)
  expect(firsts(told.audio)).toEqual([1, ...Array.from({ length: 8 }, () => silent)])
})

test('a caller whose clock runs fast loses nothing', async () => {
  const { rtp, told } = openStream()
  for (let n = 1; n <= 200; n++) {
    rtp.arrive(audioPacket(n), caller)
    await vi.advanceTimersByTimeAsync(19)
  }
  expect(told.audio).toHaveLength(200)
})

test('a new source of the caller, counted anew, is heard', () => {
  const { rtp, told } = openStream()
  rtp.arrive(audioPacket(500, 1), caller)
  rtp.arrive(audioPacket(480, 2, { ssrc: 99 }), caller)
  expect(firsts(told.audio)).toEqual([1, 2])
})

test('keys are told once each', () => {
  const { rtp, told } = openStream()
  for (let n = 0; n < 6; n++) rtp.arrive(keyPacket(10 + n, 800, 4), caller)
  rtp.arrive(keyPacket(16, 1600, 12), caller)
  expect(told.keys).toEqual(['4', 'A'])
})

test('nothing is sent on hold, what was to be said waits, and sound goes on after it', async () => {
  const { rtp, stream, sent } = openStream()
  rtp.arrive(audioPacket(1), caller)
  stream.play(new Uint8Array(800).fill(1))
  await vi.advanceTimersByTimeAsync(0)
  stream.change({ ...agreement, send: false, receive: false }, Date.now())
  const before = sent().length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent()).toHaveLength(before)
  stream.change(agreement, Date.now())
  await vi.advanceTimersByTimeAsync(200)
  expect(stream.playedMs()).toBe(100)
})

test('30 s without a packet are the end of it', async () => {
  const { rtp, told } = openStream()
  rtp.arrive(audioPacket(1), caller)
  await vi.advanceTimersByTimeAsync(29_900)
  expect(told.inactive).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(told.inactive).toBe(1)
})

test('after the end there is no timer, no socket, and nothing is heard', () => {
  const { rtp, told, stream } = openStream()
  stream.close()
  rtp.arrive(audioPacket(1), caller)
  expect(vi.getTimerCount()).toBe(0)
  expect(rtp.closed).toBe(true)
  expect(told.audio).toHaveLength(0)
})

test('a mistake in the sound of one call is that call’s: those on the same clock go on', async () => {
  const pacer = new Pacer(testTicker)
  const errors: unknown[] = []
  const open = (port: number, onAudio: (audio: Uint8Array) => void) => {
    const rtp = new FakeRtp(port)
    const rest = { onKey: () => undefined, onDrained: () => undefined, onInactive: () => undefined }
    const stream = new RtpStream(rtp, agreement, { onAudio, ...rest })
    within({ fail: (error) => errors.push(error) }, () => {
      stream.start(pacer, testTicker)
    })
    return rtp
  }
  const ill = open(20_000, () => {
    throw new Error('a mistake')
  })
  const heard: Uint8Array[] = []
  const well = open(20_002, (audio) => heard.push(audio))
  ill.arrive(audioPacket(1), caller)
  well.arrive(audioPacket(1), caller)
  await vi.advanceTimersByTimeAsync(100)
  expect(errors[0]).toEqual(new Error('a mistake'))
  expect(firsts(heard)[0]).toBe(1)
  expect(well.sent).toHaveLength(6)
})
