import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallCommand, CallEvent, CallStart } from '../media-protocol.ts'
import { silence } from './audio.ts'
import { Call } from './call.ts'
import { someStart } from './testing/call-start.ts'
import { FakeLeg } from './testing/fake-leg.ts'
import { FakeVoice } from './testing/fake-voice.ts'

let leg: FakeLeg
let voice: FakeVoice
let events: CallEvent[]
let call: Call

/** 400 ms of sound. */
const chunk = Buffer.alloc(3200, 1).toString('base64')
const frame = Buffer.alloc(160, 2).toString('base64')

function open(start: Partial<CallStart> = {}): void {
  call = new Call({
    start: { ...someStart, ...start },
    leg,
    model: voice,
    tell: (event) => events.push(event),
    now: () => Date.now(),
  })
  leg.listen(call.legListener)
}

/** Answered and greeted; nothing is left to hear. */
function talk(start: Partial<CallStart> = {}): void {
  open(start)
  voice.tell.onReady()
  voice.answer('greeting', chunk)
  leg.hearAll()
  events.length = 0
}

beforeEach(() => {
  vi.useFakeTimers()
  leg = new FakeLeg()
  voice = new FakeVoice()
  events = []
})
afterEach(async () => {
  call.hangUp()
  await vi.runAllTimersAsync()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const told = <On extends CallEvent['on']>(on: On) =>
  events.filter((event): event is Extract<CallEvent, { on: On }> => event.on === on)
const command = (one: CallCommand) => {
  call.command(one)
}

describe('a call whose model', () => {
  it('cannot be reached is refused and never answered', async () => {
    open()
    voice.tell.onClosed({ code: 404, reason: 'no such model' })
    await vi.runAllTimersAsync()
    expect(leg.asked).toEqual(['refuse unavailable'])
    expect(events).toEqual([
      expect.objectContaining({ on: 'ended', reason: 'model_lost', detail: 'no such model (404)' }),
    ])
  })

  it('is lost in the middle is hung up, once', async () => {
    talk()
    voice.tell.onClosed({ code: 1006, reason: '' })
    voice.tell.onClosed({ code: 1006, reason: '' })
    await vi.runAllTimersAsync()
    expect(leg.asked).toEqual(['answer', 'hang up'])
    expect(told('ended')).toHaveLength(1)
  })
})

describe('a caller who leaves', () => {
  it('before the model is there is never greeted', async () => {
    open()
    leg.listener?.onEnded('caller_hung_up', null)
    voice.tell.onReady()
    await vi.runAllTimersAsync()
    expect(voice.of('say')).toEqual([])
    expect(leg.asked).toEqual([])
    expect(told('ended')[0]).toMatchObject({ reason: 'caller_hung_up' })
  })

  it('lets the model go; what main still asks does nothing', async () => {
    talk()
    leg.listener?.onEnded('media_lost', 'broken')
    command({ do: 'say', instructions: 'encore' })
    await vi.runAllTimersAsync()
    expect(voice.of('close')).toHaveLength(1)
    expect(voice.of('say')).toHaveLength(1)
    expect(told('ended')[0]).toMatchObject({ reason: 'media_lost', detail: 'broken' })
  })
})

describe('a caller who hangs up', () => {
  it('has heard nothing of what was still to be said', async () => {
    talk()
    voice.answer('offer', chunk, chunk)
    leg.hear(500)
    leg.listener?.onEnded('caller_hung_up', null)
    await vi.runAllTimersAsync()
    expect(events.filter(({ on }) => on === 'cut' || on === 'ended')).toEqual([
      { on: 'cut', itemId: 'offer', heardMs: 500, ofMs: 800 },
      expect.objectContaining({ on: 'ended', reason: 'caller_hung_up' }),
    ])
  })

  it('between two answers has heard them all', async () => {
    talk()
    leg.listener?.onEnded('caller_hung_up', null)
    await vi.runAllTimersAsync()
    expect(told('cut')).toEqual([])
  })
})

describe('first words', () => {
  it('come when the model is there and the leg is open, in the leg’s own format', () => {
    open()
    expect(voice.session?.format).toBe('audio/pcma')
    expect([leg.asked, voice.of('say'), events]).toEqual([[], [], []])
    voice.tell.onReady()
    expect([leg.asked, voice.of('say'), events]).toEqual([['answer'], [['Dis bonjour.']], [{ on: 'answered' }]])
  })

  it('are timed from the answer, and each answer from the end of the caller’s words', () => {
    open()
    voice.tell.onReady()
    vi.advanceTimersByTime(240)
    voice.answer('a1', chunk, chunk)
    leg.hearAll()
    voice.tell.onSpeechStarted()
    voice.tell.onSpeechStopped()
    vi.advanceTimersByTime(310)
    voice.answer('a2', chunk, chunk)
    expect([told('first_audio'), told('response_time')]).toEqual([
      [{ on: 'first_audio', ms: 240 }],
      [{ on: 'response_time', ms: 310 }],
    ])
  })

  it('are not disturbed by what the caller said before them', () => {
    open()
    leg.listener?.onAudio(frame)
    expect(voice.of('sendAudio')).toEqual([])
    voice.tell.onReady()
    leg.listener?.onAudio(frame)
    expect(voice.of('sendAudio')).toEqual([[frame]])
  })
})

describe('a caller who speaks', () => {
  it('while nothing is said cuts nothing', () => {
    talk()
    voice.tell.onSpeechStarted()
    expect(leg.asked).toEqual(['answer'])
    expect(voice.of('truncate')).toEqual([])
    expect(told('speech')).toHaveLength(1)
  })

  it('over the assistant silences it at once, and the model is told what was heard', () => {
    talk()
    voice.tell.onResponseStarted(false)
    voice.tell.onAudio('a1', chunk)
    voice.tell.onAudio('a1', chunk)
    leg.hear(520)
    voice.tell.onSpeechStarted()
    expect(leg.asked).toEqual(['answer', 'clear'])
    expect(voice.of('truncate')).toEqual([['a1', 520]])
    expect(told('cut')).toEqual([{ on: 'cut', itemId: 'a1', heardMs: 520, ofMs: 800 }])
    voice.tell.onAudio('a1', chunk)
    expect(leg.queue).toEqual([])
  })

  it('over several things cuts those that were not heard to their end', () => {
    talk()
    voice.answer('a1', chunk)
    voice.answer('a2', chunk)
    voice.answer('a3', chunk)
    leg.hear(500)
    voice.tell.onSpeechStarted()
    expect(told('cut')).toEqual([
      { on: 'cut', itemId: 'a2', heardMs: 100, ofMs: 400 },
      { on: 'cut', itemId: 'a3', heardMs: 0, ofMs: 400 },
    ])
  })

  it('is not cut off from the next answer', () => {
    talk()
    voice.answer('a1', chunk)
    voice.tell.onSpeechStarted()
    voice.tell.onSpeechStopped()
    voice.answer('a2', chunk)
    expect(leg.queue).toEqual([chunk])
  })

  it('and whose sound stops in the middle of a word gives the model a second of silence, once', () => {
    talk()
    leg.listener?.onAudio(frame)
    voice.tell.onSpeechStarted()
    vi.advanceTimersByTime(500)
    expect(voice.of('sendAudio')).toHaveLength(1)
    vi.advanceTimersByTime(5_000)
    expect(voice.of('sendAudio')).toEqual([[frame], [silence('audio/pcma', 1000)]])
  })
})

describe('silence', () => {
  it('does not begin while sound is left to hear, an answer is made, a tool works or the caller speaks', () => {
    talk()
    voice.tell.onSpeechStarted()
    voice.tell.onSpeechStopped()
    voice.tell.onResponseStarted(false)
    voice.tell.onToolCall({ toolCallId: 'c1', name: 'book', arguments: '{}', itemId: 'i1' })
    voice.tell.onResponseDone({ status: 'completed', usage: null, toolCalls: 1, owesMore: false })
    expect(told('quiet')).toEqual([])
    command({ do: 'answer_tool', toolCallId: 'c1', output: '{}', goOn: true })
    voice.answer('a1', chunk)
    leg.hear(399)
    expect(told('quiet')).toEqual([])
    leg.hear(1)
    expect(told('quiet')).toHaveLength(1)
  })

  it('begins after the one answer to what a tool found and to what the caller said meanwhile', () => {
    talk()
    voice.tell.onResponseStarted(false)
    voice.tell.onToolCall({ toolCallId: 'c1', name: 'book', arguments: '{}', itemId: 'i1' })
    voice.tell.onResponseDone({ status: 'completed', usage: null, toolCalls: 1, owesMore: false })
    voice.tell.onSpeechStarted()
    command({ do: 'answer_tool', toolCallId: 'c1', output: '{}', goOn: true })
    voice.tell.onSpeechStopped()
    voice.answer('a1', chunk)
    expect(told('quiet')).toEqual([])
    leg.hearAll()
    expect(told('quiet')).toHaveLength(1)
  })

  it('does not begin between two answers, however short the first', () => {
    talk()
    command({ do: 'say', instructions: 'Un instant.' })
    command({ do: 'say', instructions: 'Il reste une minute.' })
    voice.tell.onResponseStarted(true)
    voice.tell.onResponseDone({ status: 'completed', usage: null, toolCalls: 0, owesMore: true })
    expect(told('quiet')).toEqual([])
    voice.answer('a2')
    expect(told('quiet')).toHaveLength(1)
  })

  it('begins when what was asked for never comes', () => {
    talk()
    command({ do: 'say', instructions: 'Êtes-vous là ?' })
    vi.advanceTimersByTime(4_999)
    expect(told('quiet')).toEqual([])
    vi.advanceTimersByTime(1)
    expect(told('quiet')).toHaveLength(1)
  })

  it('begins when a tool has answered and nothing is to be said of it', () => {
    talk()
    voice.tell.onResponseStarted(false)
    voice.tell.onToolCall({ toolCallId: 'c1', name: 'book', arguments: '{}', itemId: 'i1' })
    voice.tell.onResponseDone({ status: 'completed', usage: null, toolCalls: 1, owesMore: false })
    command({ do: 'answer_tool', toolCallId: 'c1', output: '{}', goOn: false })
    expect(told('quiet')).toHaveLength(1)
  })
})

describe('hanging up', () => {
  it('now is now, and ended is told once', async () => {
    talk()
    voice.answer('a1', chunk)
    command({ do: 'hang_up', when: 'now' })
    leg.listener?.onEnded('caller_hung_up', null)
    await vi.runAllTimersAsync()
    expect(leg.asked).toEqual(['answer', 'hang up'])
    expect(told('ended')).toEqual([expect.objectContaining({ reason: 'hung_up' })])
  })

  it('after the last words waits for them, those asked for just before too', () => {
    talk()
    command({ do: 'say', instructions: 'Au revoir.' })
    command({ do: 'hang_up', when: 'after_playout' })
    vi.advanceTimersByTime(4_000)
    voice.answer('a1', chunk, chunk)
    leg.hear(799)
    expect(leg.asked).toEqual(['answer'])
    leg.hear(1)
    expect(leg.asked).toEqual(['answer', 'hang up'])
  })

  it('after the last words is not cut by the caller, whom the model no longer hears', () => {
    talk()
    voice.answer('a1', chunk)
    command({ do: 'hang_up', when: 'after_playout' })
    leg.listener?.onAudio(frame)
    voice.tell.onSpeechStarted()
    expect(leg.asked).toEqual(['answer'])
    expect(voice.of('sendAudio')).toEqual([])
    leg.hearAll()
    expect(leg.asked).toEqual(['answer', 'hang up'])
  })

  it('does not wait for words that never begin, nor for those that never end', () => {
    talk()
    command({ do: 'hang_up', when: 'after_playout' })
    expect(leg.asked).toEqual(['answer', 'hang up'])
    leg = new FakeLeg()
    talk()
    voice.tell.onResponseStarted(false)
    command({ do: 'hang_up', when: 'after_playout' })
    vi.advanceTimersByTime(15_000)
    expect(leg.asked).toEqual(['answer', 'hang up'])
  })
})

describe('a transfer', () => {
  it('that is refused leaves the caller with the assistant', async () => {
    talk()
    leg.transferResult = { outcome: 'refused', detail: '603' }
    command({ do: 'transfer', target: 'tel:+33400000000' })
    await vi.advanceTimersByTimeAsync(0)
    expect(told('transfer')).toEqual([{ on: 'transfer', outcome: 'refused', detail: '603' }])
    leg.listener?.onAudio(frame)
    expect(voice.of('sendAudio')).toEqual([[frame]])
    expect(voice.of('close')).toEqual([])
  })

  it('waits for the last words, then lets the model go and ends with the leg', async () => {
    talk()
    voice.answer('a1', chunk)
    command({ do: 'transfer', target: 'tel:+33400000000' })
    expect(leg.asked).toEqual(['answer'])
    leg.hearAll()
    await vi.advanceTimersByTimeAsync(0)
    expect(leg.asked).toEqual(['answer', 'transfer tel:+33400000000'])
    voice.tell.onClosed({ code: 1000, reason: '' })
    expect(told('ended')).toEqual([])
    leg.listener?.onEnded('caller_hung_up', null)
    await vi.runAllTimersAsync()
    expect(told('ended')).toEqual([expect.objectContaining({ reason: 'transferred' })])
  })
})

describe('commands', () => {
  it('cancel stops the answer and what is being heard', () => {
    talk()
    voice.answer('a1', chunk)
    leg.hear(100)
    command({ do: 'cancel' })
    expect(voice.of('cancel')).toHaveLength(1)
    expect(voice.of('truncate')).toEqual([['a1', 100]])
    expect(leg.asked).toEqual(['answer', 'clear'])
  })

  it('update and answers of tools reach the model', () => {
    talk()
    command({ do: 'update', language: 'en' })
    command({ do: 'answer_tool', toolCallId: 'c1', output: '{}', goOn: true })
    expect(voice.of('update')).toEqual([[{ language: 'en' }]])
    expect(voice.of('answerTool')).toEqual([['c1', '{}', { goOn: true }]])
  })
})

describe('what the caller keyed', () => {
  it('is told, reaches the model as a turn of theirs, and silence begins again after the answer', () => {
    talk()
    leg.listener?.onDtmf('5')
    expect(told('dtmf')).toMatchObject([{ digit: '5' }])
    command({ do: 'hear', itemId: 'keys_1', text: '[touches : 5]' })
    expect(voice.of('hear')).toEqual([['keys_1', '[touches : 5]']])
    voice.answer('a1', chunk)
    expect(told('quiet')).toEqual([])
    leg.hearAll()
    expect(told('quiet')).toHaveLength(1)
  })

  it('and is never answered leaves a silence', () => {
    talk()
    command({ do: 'hear', itemId: 'keys_1', text: '[touches : 5]' })
    vi.advanceTimersByTime(5_000)
    expect(told('quiet')).toHaveLength(1)
  })
})

describe('a recording', () => {
  it('that the caller objects to is gone', async () => {
    talk()
    command({ do: 'record', on: true })
    leg.listener?.onAudio(frame)
    command({ do: 'record', on: false })
    call.hangUp()
    await vi.runAllTimersAsync()
    expect(told('recording')).toEqual([])
  })

  it('that nobody asked for is not made', async () => {
    talk()
    leg.listener?.onAudio(frame)
    call.hangUp()
    await vi.runAllTimersAsync()
    expect(told('recording')).toEqual([])
  })

  it('is told once, before the end, and lasts from when it was asked for', async () => {
    talk()
    for (let i = 0; i < 50; i++) leg.listener?.onAudio(frame)
    command({ do: 'record', on: true })
    for (let i = 0; i < 50; i++) leg.listener?.onAudio(frame)
    call.hangUp()
    await vi.runAllTimersAsync()
    expect(events.map(({ on }) => on)).toEqual(['recording_part', 'recording', 'ended'])
    expect(told('recording')[0]?.seconds).toBe(1)
  })
})
