import { describe, expect, it } from 'vitest'
import { silence } from './audio.ts'
import { samplesOf } from './g711.ts'
import { Recorder } from './recorder.ts'

const frame = (value: number) => Buffer.alloc(160, value).toString('base64')

async function partsOf(recorder: Recorder): Promise<string[]> {
  const parts: string[] = []
  for await (const part of recorder.finish()) parts.push(part)
  return parts
}

/** Both channels, one value for each 20 ms: of all of these a single sample is looked at. */
async function channels(recorder: Recorder) {
  const wav = (await partsOf(recorder)).join('')
  const { seconds } = recorder
  const bytes = Buffer.from(wav, 'base64')
  const at = (frameNumber: number, channel: number) =>
    bytes.readInt16LE(44 + (frameNumber * 160 + 80) * 4 + channel * 2)
  const frames = Math.round(seconds * 50)
  const row = (channel: number) => Array.from({ length: frames }, (_, i) => at(i, channel))
  return { bytes, seconds, caller: row(0), assistant: row(1) }
}

const sample = (byte: number) => samplesOf['audio/pcma'][byte] ?? 0
const quiet = sample(0xd5)

describe('G.711', () => {
  it('decodes to the values of the recommendation', () => {
    const mu = samplesOf['audio/pcmu']
    expect([mu[0x00], mu[0x80], mu[0xff], mu[0x7f], mu[0xf0]]).toEqual([-32124, 32124, 0, 0, 120])
    const a = samplesOf['audio/pcma']
    expect([a[0x2a], a[0xaa], a[0xd5], a[0x55]]).toEqual([-32256, 32256, 8, -8])
  })
})

describe('a recording', () => {
  it('of nothing is an empty file', async () => {
    const { bytes, seconds } = await channels(new Recorder('audio/pcma'))
    expect([bytes.length, seconds]).toEqual([44, 0])
  })

  it('of many minutes comes in parts that are one file when they are joined', async () => {
    const recorder = new Recorder('audio/pcma')
    for (let i = 0; i < 500; i++) recorder.heard(frame(i % 256))
    expect(await partsOf(recorder)).toHaveLength(4)
    const { bytes, caller } = await channels(recorder)
    expect(bytes.length).toBe(44 + 500 * 160 * 4)
    expect(bytes.readUInt32LE(40)).toBe(500 * 160 * 4)
    expect(caller).toEqual(Array.from({ length: 500 }, (_, i) => sample(i % 256)))
  })

  it('lays what the assistant says where it is heard, after what is already queued', async () => {
    const recorder = new Recorder('audio/pcma')
    for (let i = 0; i < 2; i++) recorder.heard(frame(1))
    recorder.spoke(frame(7))
    recorder.spoke(frame(8))
    for (let i = 0; i < 4; i++) recorder.heard(frame(2))
    const { bytes, seconds, caller, assistant } = await channels(recorder)
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12)).toBe('RIFFWAVE')
    expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([2, 8000, 16])
    expect(seconds).toBe(0.12)
    expect(caller).toEqual([1, 1, 2, 2, 2, 2].map(sample))
    expect(assistant).toEqual([quiet, quiet, sample(7), sample(8), quiet, quiet])
  })

  it('does not hold what was cut before it was heard, and goes on after it', async () => {
    const recorder = new Recorder('audio/pcma')
    recorder.heard(frame(1))
    for (const value of [5, 6, 7]) recorder.spoke(frame(value))
    recorder.heard(silence('audio/pcma', 20))
    recorder.cut(20)
    recorder.heard(frame(2))
    recorder.spoke(frame(9))
    for (let i = 0; i < 2; i++) recorder.heard(frame(2))
    const { assistant } = await channels(recorder)
    expect(assistant).toEqual([quiet, sample(5), quiet, sample(9), quiet])
  })

  it('ends with the call: what nobody heard any more is not in it', async () => {
    const recorder = new Recorder('audio/pcma')
    for (const value of [5, 6, 7]) recorder.spoke(frame(value))
    recorder.heard(frame(1))
    const { assistant } = await channels(recorder)
    expect(assistant).toEqual([sample(5)])
  })
})
