import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallEvent } from '../../media-protocol.ts'
import { someStart } from '../testing/call-start.ts'
import { FakeVoice } from '../testing/fake-voice.ts'
import { SidebandCall } from './openai-sip.ts'

let voice: FakeVoice
let events: CallEvent[]
let call: SidebandCall

beforeEach(() => {
  vi.useFakeTimers()
  voice = new FakeVoice()
  events = []
  const start = { ...someStart, road: 'openai_sip' as const, providerCallId: 'rtc_1' }
  call = new SidebandCall({ start, model: voice, tell: (event) => events.push(event), now: () => Date.now() })
})
afterEach(() => {
  call.hangUp()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

/** Greeted, and nothing is left to hear. */
function talk(): void {
  voice.tell.onReady()
  voice.answer('greeting')
  voice.tell.onPlayback('started')
  voice.tell.onPlayback('stopped')
  events.length = 0
}

describe('a sideband', () => {
  it('that is refused, breaks or runs out of time is a lost model', () => {
    voice.tell.onClosed({ code: 404, reason: 'call_id_not_found' })
    expect(events).toEqual([
      expect.objectContaining({ on: 'ended', reason: 'model_lost', detail: 'call_id_not_found (404)' }),
    ])
  })

  it('that closes by itself means that the caller has hung up', () => {
    talk()
    voice.tell.onClosed({ code: 1000, reason: '' })
    voice.tell.onClosed({ code: 1000, reason: '' })
    expect(events).toEqual([expect.objectContaining({ on: 'ended', reason: 'caller_hung_up' })])
  })

  it('that breaks in the middle is a lost model', () => {
    talk()
    voice.tell.onClosed({ code: 1006, reason: '' })
    expect(events).toEqual([expect.objectContaining({ on: 'ended', reason: 'model_lost' })])
  })

  it('never carries sound and never truncates, even when the caller speaks over us', () => {
    talk()
    voice.tell.onPlayback('started')
    voice.tell.onSpeechStarted()
    voice.tell.onPlayback('cleared')
    expect([voice.of('sendAudio'), voice.of('truncate')]).toEqual([[], []])
  })

  it('says what of a text was heard, guessing how long the whole would have been', () => {
    talk()
    voice.tell.onText({ itemId: 'a1', speaker: 'assistant', text: 'Nous servons de 19 h à ', final: false })
    voice.tell.onText({ itemId: 'a1', speaker: 'assistant', text: '22 h.', final: false })
    voice.tell.onTruncated?.({ itemId: 'a1', heardMs: 700 })
    expect(events.at(-1)).toEqual({ on: 'cut', itemId: 'a1', heardMs: 700, ofMs: 28 * 75 })
  })

  it('tells when the first word is heard and when silence begins', () => {
    voice.tell.onReady()
    voice.answer('greeting')
    vi.advanceTimersByTime(400)
    voice.tell.onPlayback('started')
    expect(events.at(-1)).toEqual({ on: 'first_audio', ms: 400 })
    voice.tell.onPlayback('stopped')
    expect(events.at(-1)).toMatchObject({ on: 'quiet' })
  })

  it('waits for the last words, which the caller no longer cuts, before it says that it is time to hang up', () => {
    talk()
    voice.tell.onPlayback('started')
    call.command({ do: 'hang_up', when: 'after_playout' })
    expect(events.some(({ on }) => on === 'ended')).toBe(false)
    expect(voice.of('stopListening')).toHaveLength(1)
    voice.tell.onPlayback('stopped')
    expect(events.at(-1)).toMatchObject({ on: 'ended', reason: 'hung_up' })
    expect(voice.of('close')).toHaveLength(1)
  })

  it('gives the model what the caller keyed', () => {
    talk()
    voice.tell.onDtmf('5')
    expect(events.at(-1)).toMatchObject({ on: 'dtmf', digit: '5' })
    call.command({ do: 'hear', itemId: 'keys_1', text: '[touches : 5]' })
    expect(voice.of('hear')).toEqual([['keys_1', '[touches : 5]']])
  })

  it('leaves transfers and recordings to others', () => {
    talk()
    call.command({ do: 'record', on: true })
    expect(events).toEqual([{ on: 'error', code: 'unsupported', message: 'record is not for this road' }])
  })
})
