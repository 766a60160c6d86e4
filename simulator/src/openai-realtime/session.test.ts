import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRealtimeWorld } from '#sim/testing/realtime-world.ts'
import type { RealtimeWorld } from '#sim/testing/realtime-world.ts'

let world: RealtimeWorld
beforeEach(async () => {
  world = await startRealtimeWorld()
})
afterEach(() => world.close())

const update = (session: object) => ({ type: 'session.update', event_id: 'mine', session })

describe('the door of the Realtime API', () => {
  it.each([
    ['no key', 'model=gpt-realtime-2.1', { key: '' }, 401],
    ['another key', 'model=gpt-realtime-2.1', { key: 'sk-other' }, 401],
    ['neither model nor call', '', {}, 400],
    ['both a model and a call', 'model=gpt-realtime-2.1&call_id=rtc_1', {}, 400],
    ['an unknown model', 'model=parrot', {}, 404],
    ['an unknown call', 'call_id=rtc_1', {}, 404],
    ['the beta', 'model=gpt-realtime-2.1', { headers: { 'openai-beta': 'realtime=v1' } }, 400],
  ])('refuses %s', async (_what, query, options, status) => {
    expect(await world.connect(query, options).waitForClose()).toEqual({ code: status, reason: 'refused' })
    expect(world.openai.sessions).toEqual([])
  })

  it('may be down, or never answer', async () => {
    world.openai.faults.add({ at: 'upgrade', kind: 'status', status: 503 })
    expect((await world.connect().waitForClose()).code).toBe(503)
  })
})

describe('a session', () => {
  it.each([
    [{ instructions: 'x' }, 'missing_required_parameter', 'session.type'],
    [{ type: 'realtime', input_audio_format: 'g711_ulaw' }, 'unknown_parameter', 'session.input_audio_format'],
    [{ type: 'realtime', modalities: ['audio'] }, 'unknown_parameter', 'session.modalities'],
    [{ type: 'realtime', audio: { input: { format: 'g711_ulaw' } } }, 'invalid_value', 'session.audio.input.format'],
    [{ type: 'realtime', audio: { output: { voice: 'nova' } } }, 'invalid_value', 'session.audio.output.voice'],
    [{ type: 'realtime', audio: { output: { speed: 2 } } }, 'invalid_value', 'session.audio.output.speed'],
    [
      {
        type: 'realtime',
        audio: { input: { transcription: { model: 'gpt-realtime-whisper', keywords: ['Embruns'] } } },
      },
      'invalid_value',
      'session.audio.input.transcription',
    ],
    [
      { type: 'realtime', audio: { input: { turn_detection: { type: 'semantic_vad', idle_timeout_ms: 5000 } } } },
      'unknown_parameter',
      'session.audio.input.turn_detection.idle_timeout_ms',
    ],
    [{ type: 'realtime', tools: [{ name: 'x' }] }, 'missing_required_parameter', 'session.tools[0].type'],
  ])('refuses %j', async (session, code, param) => {
    const client = world.connect()
    await client.waitFor('session.created')
    client.send(update(session))
    expect((await client.waitFor('error')).error).toMatchObject({ code, param, event_id: 'mine' })
  })

  it('says what it does not know, and goes on', async () => {
    const client = await world.connect().start()
    client.sendText('{')
    client.send({ type: 'response.sing' })
    client.send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id: 'call_1', output: '' },
    })
    client.send({ type: 'response.cancel' })
    await client.waitFor('error', 4)
    expect(client.of('error').map(({ error }) => error.code)).toEqual([
      'invalid_json',
      'invalid_value',
      'invalid_tool_call_id',
      'response_cancel_not_active',
    ])
    expect(client.closed).toBeNull()
  })

  it('is told merged: what an update leaves out stays', async () => {
    const client = await world.connect().start({ instructions: 'Accueille.' })
    client.send(update({ type: 'realtime', audio: { output: { speed: 1.2 } } }))
    expect((await client.waitFor('session.updated', 2)).session).toMatchObject({
      type: 'realtime',
      instructions: 'Accueille.',
      audio: { output: { format: { type: 'audio/pcmu' }, speed: 1.2, voice: 'marin' } },
    })
  })

  it('keeps its voice once it has spoken', async () => {
    const client = await world.connect().start()
    world.openai.script.next('Bonjour')
    client.send({ type: 'response.create' })
    await client.waitFor('response.done')
    client.send(update({ type: 'realtime', audio: { output: { voice: 'cedar' } } }))
    expect((await client.waitFor('error')).error.code).toBe('cannot_update_voice')
  })

  it('ends after its hour', async () => {
    world.openai.timing.sessionMs = 20
    const client = world.connect()
    expect((await client.waitFor('error')).error.code).toBe('session_expired')
    expect((await client.waitForClose()).code).toBe(1001)
  })
})
