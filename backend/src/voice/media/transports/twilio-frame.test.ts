import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTwilioMessage } from './twilio-frame.ts'

const read = (value: unknown) =>
  readTwilioMessage(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))
const media = {
  event: 'media',
  sequenceNumber: '3',
  media: { track: 'inbound', chunk: '2', timestamp: '40', payload: 'ab+/' },
  streamSid: 'MZ1',
}
const start = {
  event: 'start',
  sequenceNumber: '1',
  streamSid: 'MZ1',
  start: {
    accountSid: 'AC1',
    callSid: 'CA1',
    streamSid: 'MZ1',
    tracks: ['inbound'],
    customParameters: { pass: 'once', odd: 3 },
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
  },
}

describe('a message of a stream', () => {
  it('that is none is read as none, whatever it is', () => {
    for (const value of ['', 'null', '3', '[]', '{}', '{"event":3}', { ...start, start: null }])
      expect(read(value)).toBeNull()
    const strangeSid = { ...start, start: { ...start.start, streamSid: '"}},{"event":"' } }
    expect(read(strangeSid)).toBeNull()
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('start', 'media', 'mark', 'dtmf'), fc.jsonValue()), (value) => {
        for (const event of ['start', 'media', 'mark', 'dtmf']) read({ event, ...value })
      }),
    )
  })

  it('that we do not know is passed over', () => {
    expect(read({ event: 'connected', protocol: 'Call', version: '1.0.0' })).toEqual({ event: 'other' })
    expect(read({ event: 'of.the.future' })).toEqual({ event: 'other' })
  })

  it('with sound is read the same whether it is written as usual or not', () => {
    const expected = { event: 'media', timestamp: 40, audio: 'ab+/' }
    expect(read(media)).toEqual(expected)
    expect(read(JSON.stringify(media, null, 2))).toEqual(expected)
    expect(read({ padding: 'x'.repeat(200), ...media })).toEqual(expected)
  })

  it('of the start names the call and what our own document gave it', () => {
    expect(read(start)).toEqual({
      event: 'start',
      start: {
        streamSid: 'MZ1',
        callSid: 'CA1',
        encoding: 'audio/x-mulaw',
        sampleRate: 8000,
        parameters: { pass: 'once' },
      },
    })
  })

  it('of marks, keys and the end', () => {
    expect(read({ event: 'mark', mark: { name: '0.1' } })).toEqual({ event: 'mark', name: '0.1' })
    expect(read({ event: 'dtmf', dtmf: { track: 'inbound_track', digit: '1' } })).toEqual({ event: 'dtmf', digit: '1' })
    expect(read({ event: 'stop' })).toEqual({ event: 'stop' })
  })
})
