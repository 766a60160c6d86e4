import { describe, expect, it } from 'vitest'
import type { CallEvent, FromMedia } from './media-protocol.ts'
import { RecordingParts } from './recording-parts.ts'

const of = (callId: number, event: CallEvent): FromMedia => ({ from: 'call', callId, event })

describe('a recording in parts', () => {
  it('is passed on whole, each call’s its own, and nothing else is held back', () => {
    const parts = new RecordingParts()
    const drained: FromMedia = { from: 'drained' }
    expect(parts.join(drained)).toBe(drained)
    expect(parts.join(of(1, { on: 'recording_part', wav: 'AAA' }))).toBeNull()
    expect(parts.join(of(2, { on: 'recording_part', wav: 'xxx' }))).toBeNull()
    expect(parts.join(of(1, { on: 'recording_part', wav: 'BBB' }))).toBeNull()
    const end = of(1, { on: 'recording', wav: '', seconds: 3 })
    expect(parts.join(end)).toEqual(of(1, { on: 'recording', wav: 'AAABBB', seconds: 3 }))
    expect(parts.join(end)).toEqual(end)
  })
})
