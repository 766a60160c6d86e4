import { describe, expect, it } from 'vitest'
import { sliceAudioDelta } from './audio-delta.ts'
import { realtimeEvents } from './testing/realtime-peer.ts'

const slice = (value: unknown) =>
  sliceAudioDelta(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))

describe('a piece of voice', () => {
  it('is not seen in any other event, even one that speaks of it', () => {
    expect(slice(realtimeEvents.audioDone('item_1'))).toBeNull()
    expect(slice({ type: 'error', error: { message: '"type":"response.output_audio.delta"' } })).toBeNull()
    expect(slice('')).toBeNull()
    expect(slice('{"type":"response.output_audio.delta","item_id":"a","response_id":"b","delta":"AAA')).toBeNull()
  })

  it('written with spaces, or without one of its fields, is left to the parser', () => {
    expect(slice(JSON.stringify(realtimeEvents.audio('item_1', 'AAAA'), null, 1))).toBeNull()
    expect(slice({ type: 'response.output_audio.delta', delta: 'AAAA', item_id: 'item_1' })).toBeNull()
  })

  it('is cut out whatever the order of its fields', () => {
    const event = realtimeEvents.audio('item_1', 'ab+/cd==', 'resp_9')
    const expected = { responseId: 'resp_9', itemId: 'item_1', audio: 'ab+/cd==' }
    expect(slice(event)).toEqual(expected)
    const { event_id, type, ...rest } = event
    expect(slice({ event_id, type, ...rest })).toEqual(expected)
  })
})
