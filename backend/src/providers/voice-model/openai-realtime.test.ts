import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenAiRealtime } from './openai-realtime.ts'
import { RealtimePeer, realtimeEvents as say } from './testing/realtime-peer.ts'
import { VoiceNotes, someSession } from './testing/voice-notes.ts'
import type { VoiceLink } from './voice-model.ts'

let peer: RealtimePeer
let notes: VoiceNotes
let link: VoiceLink

beforeEach(async () => {
  peer = await RealtimePeer.open()
  notes = new VoiceNotes()
})
afterEach(async () => {
  link.close()
  await peer.close()
})

const model = () => new OpenAiRealtime({ realtimeUrl: peer.url, apiKey: 'sk-of-test' })

function connect() {
  link = model().connect(someSession, notes.listener)
  return peer.nextSession()
}

async function connectReady() {
  link = model().connect(someSession, notes.listener)
  const session = await peer.readySession()
  await notes.first('onReady')
  return session
}

function attach(id = 'rtc_1') {
  link = model().attach(id, someSession, notes.listener)
  return peer.nextSession()
}

describe('a session that is refused', () => {
  it('says the status and what was said with it, once', async () => {
    peer.refuse(404, '{"error":{"code":"call_id_not_found"}}')
    link = model().attach('rtc_gone', someSession, notes.listener)
    expect(await notes.first('onClosed')).toEqual([{ code: 404, reason: '{"error":{"code":"call_id_not_found"}}' }])
    expect(notes.all).toHaveLength(1)
  })

  it('by nobody being there says so', async () => {
    const { url } = peer
    await peer.close()
    link = new OpenAiRealtime({ realtimeUrl: url, apiKey: 'k' }).connect(someSession, notes.listener)
    expect(await notes.first('onClosed')).toEqual([
      { code: 1006, reason: expect.stringContaining('ECONNREFUSED') as string },
    ])
    peer = await RealtimePeer.open()
  })

  it('by being closed before it is ready ends as asked', async () => {
    link = model().connect(someSession, notes.listener)
    link.close()
    expect(await notes.first('onClosed')).toEqual([{ code: 1000, reason: '' }])
  })
})

describe('the beginning', () => {
  it('names key and model, no beta header, and sends the whole session in the names of the GA form', async () => {
    const session = await connect()
    expect(session.request.url).toBe('/v1/realtime?model=gpt-realtime-2.1')
    expect(session.request.headers.authorization).toBe('Bearer sk-of-test')
    expect(session.request.headers['openai-beta']).toBeUndefined()
    session.say(say.sessionCreated)
    const { session: sent } = await session.next('session.update')
    expect(sent).toMatchObject({
      type: 'realtime',
      output_modalities: ['audio'],
      audio: {
        input: { format: { type: 'audio/pcmu' }, transcription: { language: 'fr', keywords: ['Lumière'] } },
        output: { format: { type: 'audio/pcmu' }, voice: 'marin', speed: 1 },
      },
      tools: [{ type: 'function', name: 'book' }],
    })
    expect(notes.all).toEqual([])
    session.say(say.sessionUpdated)
    await notes.first('onReady')
  })

  it('on a sideband names the call and no model, and says nothing before it is asked to', async () => {
    const session = await attach('rtc_7')
    expect(session.request.url).toBe('/v1/realtime?call_id=rtc_7')
    await notes.first('onReady')
    session.say(say.sessionCreated)
    link.say('Bonjour')
    expect(await session.next('response.create')).toMatchObject({ response: { instructions: 'Bonjour' } })
    expect(session.heard).toEqual([])
  })

  it('is ready once, however often the session is updated', async () => {
    const session = await connectReady()
    link.update({ language: 'en' })
    expect((await session.next('session.update')).session).toEqual({
      type: 'realtime',
      audio: {
        input: { transcription: expect.objectContaining({ language: 'en', keywords: ['Lumière'] }) as unknown },
      },
    })
    session.say(say.sessionUpdated)
    await session.settled()
    expect(notes.of('onReady')).toHaveLength(1)
  })
})

describe('audio', () => {
  it('before the session is ready is not sent; afterwards it goes as it came', async () => {
    const session = await connect()
    link.sendAudio('AAAA')
    session.say(say.sessionCreated, say.sessionUpdated)
    await notes.first('onReady')
    link.sendAudio('ab+/')
    expect(await session.next('input_audio_buffer.append')).toMatchObject({ audio: 'ab+/' })
    expect(session.heard.filter(({ type }) => type === 'input_audio_buffer.append')).toEqual([])
  })

  it('of an answer that the caller cut is not heard any more, the next answer is', async () => {
    const session = await connectReady()
    session.say(say.responseCreated('r1'), say.audio('a1', 'AAAA', 'r1'), say.speechStarted())
    session.say(
      say.audio('a1', 'BBBB', 'r1'),
      say.responseDone('r1', { status: 'cancelled' }),
      say.audio('a1', 'CCCC', 'r1'),
    )
    session.say(say.responseCreated('r2'), say.audio('a2', 'DDDD', 'r2'))
    await session.settled()
    expect(notes.of('onAudio')).toEqual([
      ['a1', 'AAAA'],
      ['a2', 'DDDD'],
    ])
  })

  it('of an answer that we cancelled is not heard any more', async () => {
    const session = await connectReady()
    session.say(say.responseCreated('r1'), say.audio('a1', 'AAAA', 'r1'))
    await notes.first('onAudio')
    link.cancel()
    await session.next('response.cancel')
    session.say(say.audio('a1', 'BBBB', 'r1'))
    await session.settled()
    expect(notes.of('onAudio')).toHaveLength(1)
  })
})

describe('a truncation', () => {
  it('is not sent when nothing was heard, nor on a sideband, whose provider truncates by itself', async () => {
    const session = await connectReady()
    link.truncate('a1', 0)
    link.truncate('a1', 0.9)
    link.close()
    await session.closed()
    expect(session.heard).toEqual([])
    const sideband = await attach()
    await notes.first('onReady')
    link.truncate('a1', 1000)
    await sideband.settled()
    expect(sideband.heard).toEqual([])
  })

  it('is a whole number of milliseconds', async () => {
    const session = await connectReady()
    link.truncate('a1', 1319.9)
    expect(await session.next('conversation.item.truncate')).toMatchObject({
      item_id: 'a1',
      content_index: 0,
      audio_end_ms: 1319,
    })
  })
})

describe('tools', () => {
  it('cut short are not run', async () => {
    const session = await connectReady()
    session.say(say.responseCreated(), say.toolCall('c1', '{"from":', 'resp_1', 'incomplete'))
    session.say(
      say.responseDone('resp_1', { status: 'cancelled', output: [say.toolCall('c1', '{', '', 'incomplete').item] }),
    )
    await session.settled()
    expect(notes.of('onToolCall')).toEqual([])
    expect(notes.of('onResponseDone')).toEqual([[{ status: 'cancelled', usage: null, toolCalls: 0, owesMore: false }]])
  })

  it('are told once, from whichever event bears them', async () => {
    const session = await connectReady()
    session.say(say.responseCreated(), say.toolCall('c1', '{"a":1}'), say.toolCall('c1', '{"a":1}'))
    session.say(say.responseDone('resp_1', { output: [say.toolCall('c1').item, say.toolCall('c2').item] }))
    await session.settled()
    expect(notes.of('onToolCall').map(([call]) => (call as { toolCallId: string }).toolCallId)).toEqual(['c1', 'c2'])
    expect(notes.of('onResponseDone')).toEqual([[{ status: 'completed', usage: null, toolCalls: 2, owesMore: false }]])
  })
})

describe('what is said', () => {
  it('comes in the order of the conversation, however late a text is', async () => {
    const session = await connectReady()
    session.say({ type: 'input_audio_buffer.committed', event_id: 'e', item_id: 'u1', previous_item_id: null })
    session.say({
      type: 'conversation.item.added',
      event_id: 'e',
      previous_item_id: 'u1',
      item: { id: 'a1', type: 'message', role: 'assistant', content: [] },
    })
    session.say({
      type: 'response.output_audio_transcript.done',
      event_id: 'e',
      response_id: 'r',
      item_id: 'a1',
      output_index: 0,
      content_index: 0,
      transcript: 'Bonsoir.',
    })
    session.say({
      type: 'conversation.item.input_audio_transcription.completed',
      event_id: 'e',
      item_id: 'u1',
      content_index: 0,
      transcript: 'Allô ?',
      usage: { type: 'duration', seconds: 1.5 },
    })
    await session.settled()
    expect(notes.of('onItem')).toEqual([
      [{ itemId: 'u1', previousItemId: null, speaker: 'caller' }],
      [{ itemId: 'a1', previousItemId: 'u1', speaker: 'assistant' }],
    ])
    expect(notes.of('onText')).toEqual([
      [{ itemId: 'a1', speaker: 'assistant', text: 'Bonsoir.', final: true }],
      [{ itemId: 'u1', speaker: 'caller', text: 'Allô ?', final: true }],
    ])
    expect(notes.of('onTranscribed')).toEqual([[1.5]])
  })

  it('that could not be transcribed to its end keeps what had come, and says so', async () => {
    const session = await connectReady()
    const at = { event_id: 'e', item_id: 'u1', content_index: 0 }
    session.say({ type: 'conversation.item.input_audio_transcription.delta', ...at, delta: 'Je vou' })
    session.say({ type: 'conversation.item.input_audio_transcription.failed', ...at, error: { message: 'noise' } })
    await session.settled()
    expect(notes.of('onText').at(-1)).toEqual([{ itemId: 'u1', speaker: 'caller', text: 'Je vou', final: true }])
    expect(notes.of('onError')).toEqual([[{ code: 'transcription_failed', message: 'noise' }]])
  })
})

describe('usage', () => {
  it('counts what was cached apart, each token once', async () => {
    const session = await connectReady()
    session.say(
      say.responseDone('r1', {
        usage: {
          input_token_details: {
            text_tokens: 100,
            audio_tokens: 50,
            cached_tokens: 90,
            cached_tokens_details: { text_tokens: 80, audio_tokens: 10 },
          },
          output_token_details: { text_tokens: 7, audio_tokens: 30 },
        },
      }),
    )
    const [done] = await notes.first('onResponseDone')
    expect(done).toMatchObject({
      usage: { textIn: 20, textCached: 80, audioIn: 40, audioCached: 10, textOut: 7, audioOut: 30 },
    })
  })
})

describe('errors', () => {
  it('that change nothing are not told: an answer in progress, a cancellation too late', async () => {
    const session = await connectReady()
    link.say('Bonjour')
    const { event_id = null } = await session.next('response.create')
    session.say(say.responseCreated('r_own'), say.error('conversation_already_has_active_response', '', event_id))
    session.say(say.error('response_cancel_not_active'), say.responseDone('r_own'))
    expect(await session.next('response.create')).toMatchObject({ response: { instructions: 'Bonjour' } })
    expect(notes.of('onError')).toEqual([])
  })

  it('are told in the vendor’s words, and so is an answer that failed', async () => {
    const session = await connectReady()
    session.say(say.error('invalid_value', 'Audio content of 3700ms is already shorter than 3760ms'))
    session.say(
      say.responseDone('r1', {
        status: 'failed',
        status_details: { error: { code: 'rate_limit_exceeded', type: 'tokens' } },
      }),
    )
    await session.settled()
    expect(notes.of('onError')).toEqual([
      [{ code: 'invalid_value', message: 'Audio content of 3700ms is already shorter than 3760ms' }],
      [{ code: 'rate_limit_exceeded', message: 'tokens' }],
    ])
  })

  it('unknown events, doubled ones and nonsense are passed over', async () => {
    const session = await connectReady()
    session.sayText('{"type":"conversation.of.the.future","event_id":"e"}')
    session.sayText('not JSON')
    session.sayText('null')
    session.say(say.responseDone('r_never_begun'), say.audio('a1', 'AAAA', 'r2'))
    await session.settled()
    expect(notes.of('onAudio')).toEqual([['a1', 'AAAA']])
    expect(notes.of('onClosed')).toEqual([])
  })
})

describe('the end', () => {
  it('of its time says why it closed', async () => {
    const session = await connectReady()
    session.say(say.error('session_expired', 'Your session hit the maximum duration of 60 minutes.'))
    session.close(1001, 'expired')
    expect(await notes.first('onClosed')).toEqual([{ code: 1001, reason: 'session_expired' }])
  })

  it('in the middle is told once as lost; what is asked afterwards does nothing', async () => {
    const session = await connectReady()
    session.breakOff()
    expect(await notes.first('onClosed')).toEqual([{ code: 1006, reason: '' }])
    link.sendAudio('AAAA')
    link.say('encore')
    link.cancel()
    link.close()
    expect(notes.of('onClosed')).toHaveLength(1)
  })

  it('as we ask is 1000', async () => {
    const session = await connectReady()
    link.close()
    await session.closed()
    expect(await notes.first('onClosed')).toEqual([{ code: 1000, reason: '' }])
  })
})

describe('a sideband', () => {
  it('tells keys, what the provider plays and where it cut', async () => {
    const session = await attach()
    session.say({ type: 'input_audio_buffer.dtmf_event_received', event: '5', received_at: 1 })
    session.say({ type: 'output_audio_buffer.started', event_id: 'e', response_id: 'r' })
    session.say({ type: 'output_audio_buffer.cleared', event_id: 'e', response_id: 'r' })
    session.say({
      type: 'conversation.item.truncated',
      event_id: 'e',
      item_id: 'a1',
      content_index: 0,
      audio_end_ms: 800,
    })
    await session.settled()
    expect(notes.of('onDtmf')).toEqual([['5']])
    expect(notes.of('onPlayback')).toEqual([['started'], ['cleared']])
    expect(notes.of('onTruncated')).toEqual([[{ itemId: 'a1', heardMs: 800 }]])
  })

  it('is told to listen no more for last words; where we carry the sound nothing needs to be said', async () => {
    const session = await attach()
    await notes.first('onReady')
    link.stopListening?.()
    expect((await session.next('session.update')).session).toEqual({
      type: 'realtime',
      audio: { input: { turn_detection: null } },
    })
    link.close()
    const media = await connectReady()
    link.stopListening?.()
    await media.settled()
    expect(media.heard).toEqual([])
  })

  it('is told to stop what it plays as well as what it makes', async () => {
    const session = await attach()
    session.say(say.responseCreated())
    await notes.first('onResponseStarted')
    link.cancel()
    await session.next('response.cancel')
    await session.next('output_audio_buffer.clear')
  })
})
