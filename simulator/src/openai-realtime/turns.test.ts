import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correlate, readHeard } from '#sim/speech/heard.ts'
import { decode, encode, silence } from '#sim/speech/g711.ts'
import type { Law } from '#sim/speech/g711.ts'
import { speak } from '#sim/speech/speech.ts'
import { startRealtimeWorld } from '#sim/testing/realtime-world.ts'
import type { RealtimeWorld } from '#sim/testing/realtime-world.ts'

let world: RealtimeWorld
beforeEach(async () => {
  world = await startRealtimeWorld()
})
afterEach(() => world.close())

const LONG = 'Du lundi quinze au samedi vingt mars, la suite vue mer est libre, à deux cent dix euros la nuit.'
const tool = { type: 'function', name: 'check_availability', description: '', parameters: {} }

describe('a turn', () => {
  it('is not taken for a click, nor for silence, nor for the assistant’s own voice 20 dB below', async () => {
    const client = await world.connect().start()
    client.append(silence(2000, 'mulaw'))
    client.append(Buffer.concat([Buffer.alloc(160, 0x00), silence(1000, 'mulaw')]))
    const echo = decode(speak(LONG, 'mulaw').audio, 'mulaw').map((sample) => sample / 10)
    client.append(encode(echo, 'mulaw'))
    client.send({ type: 'input_audio_buffer.commit' })
    client.send({ type: 'input_audio_buffer.clear' })
    await client.waitFor('input_audio_buffer.cleared')
    expect(client.of('input_audio_buffer.speech_started')).toEqual([])
  })

  it.each<[Law]>([['mulaw'], ['alaw']])('has its events in the real order, %s', async (law) => {
    const client = await world.connect(undefined, { law }).start()
    world.openai.script.next(LONG)
    client.say('Bonjour, avez-vous une suite ?')
    const told = await client.waitFor('conversation.item.input_audio_transcription.completed')
    expect(told.transcript).toBe('Bonjour, avez-vous une suite ?')
    const types = client.types.filter((type, index, all) => type !== all[index - 1])
    const [deltas] = [types.filter((type) => /delta$/.test(type))]
    expect(deltas[0]).toBe('response.output_audio_transcript.delta')
    expect(types.filter((type) => !/audio(_transcript)?\.delta$/.test(type))).toEqual([
      'session.created',
      'session.updated',
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'response.created',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'response.output_item.done',
      'conversation.item.done',
      'response.done',
      'rate_limits.updated',
      'conversation.item.input_audio_transcription.delta',
      'conversation.item.input_audio_transcription.completed',
    ])
    expect(readHeard(client.audio, law)).toBe(LONG)
    expect(correlate(speak(LONG, law).audio, client.audio, law)).toBeCloseTo(1, 6)
    expect(client.of('response.done')[0]?.response).toMatchObject({
      status: 'completed',
      usage: { output_tokens: expect.any(Number) as number },
    })
  })

  it('may be written by the client, keys that were pressed for instance, and is answered as a spoken one', async () => {
    const client = await world.connect().start()
    world.openai.script.next((turn) => [{ say: `${turn.cause} ${turn.heard}` }])
    const content = [{ type: 'input_text', text: '[touches : 5]' }]
    client.send({
      type: 'conversation.item.create',
      item: { type: 'message', role: 'user', id: 'keys_1', content },
    })
    client.send({ type: 'response.create' })
    const { transcript } = await client.waitFor('response.output_audio_transcript.done')
    expect(transcript).toBe('heard [touches : 5]')
    expect(client.of('conversation.item.added')[0]?.item).toMatchObject({ id: 'keys_1', role: 'user', content })
  })

  it('orders items by what they follow', async () => {
    const client = await world.connect().start()
    world.openai.script.next('Oui', 'Non')
    client.say('Un')
    await client.waitFor('response.done')
    client.say('Deux')
    await client.waitFor('response.done', 2)
    const [first, second] = client.of('input_audio_buffer.committed')
    const answer = client.of('response.output_item.added')[0]?.item
    expect(first?.previous_item_id).toBeNull()
    expect(second?.previous_item_id).toBe(answer && 'id' in answer ? answer.id : undefined)
  })

  it('is cut by the caller: the server cancels by itself, and sends no more of it', async () => {
    world.openai.timing.everyMs = 5
    const client = await world.connect().start()
    world.openai.script.next(LONG)
    client.say('Quel prix ?')
    await client.waitFor('response.output_audio.delta', 2)
    client.interrupt()
    const { response } = await client.waitFor('response.done')
    expect(response).toMatchObject({ status: 'cancelled', status_details: { reason: 'turn_detected' } })
    const cut = () => client.of('response.output_audio.delta').filter(({ response_id }) => response_id === response.id)
    const heard = cut().length
    const types = client.types
    const begun = types.lastIndexOf('input_audio_buffer.speech_started')
    expect(types.slice(begun + 1, begun + 3)).toEqual(['response.output_audio.done', 'response.done'])
    client.append(silence(600, 'mulaw'))
    await client.waitFor('input_audio_buffer.committed', 2)
    expect(cut()).toHaveLength(heard)
  })

  it('may be cancelled by the client', async () => {
    world.openai.timing.everyMs = 5
    const client = await world.connect().start()
    world.openai.script.next(LONG)
    client.send({ type: 'response.create' })
    await client.waitFor('response.output_audio.delta')
    client.send({ type: 'response.cancel' })
    expect((await client.waitFor('response.done')).response.status_details?.reason).toBe('client_cancelled')
  })

  it('is one at a time', async () => {
    world.openai.timing.everyMs = 5
    const client = await world.connect().start()
    world.openai.script.next(LONG)
    client.send({ type: 'response.create' })
    client.send({ type: 'response.create', event_id: 'second' })
    expect((await client.waitFor('error')).error).toMatchObject({
      code: 'conversation_already_has_active_response',
      event_id: 'second',
    })
    await client.waitFor('response.done')
  })

  it('says what it is asked to say, and listens to announced words where sound holds none', async () => {
    const client = await world.connect().start()
    world.openai.sessions[0]?.hear(['Je voudrais une table'])
    world.openai.script.add(({ asked }) => [{ say: asked ?? '' }], { cause: 'asked' })
    world.openai.script.add(({ heard }) => [{ say: `Entendu : ${heard}` }], { cause: 'heard' })
    client.send({ type: 'response.create', response: { instructions: 'Bonjour !' } })
    await client.waitFor('response.done')
    client.append(Buffer.concat([speak('voix réelle', 'mulaw').audio, silence(700, 'mulaw')]))
    await client.waitFor('response.done', 2)
    expect(client.of('response.output_audio_transcript.done').map(({ transcript }) => transcript)).toEqual([
      'Bonjour !',
      'Entendu : Je voudrais une table',
    ])
  })

  it('prompts a caller who says nothing', async () => {
    const client = await world.connect().start({
      audio: {
        input: { format: { type: 'audio/pcmu' }, turn_detection: { type: 'server_vad', idle_timeout_ms: 10 } },
        output: { format: { type: 'audio/pcmu' } },
      },
    })
    world.openai.script.next('Oui ?')
    world.openai.script.add('Êtes-vous toujours là ?', { cause: 'timeout' })
    client.send({ type: 'response.create' })
    await client.waitFor('input_audio_buffer.timeout_triggered')
    expect((await client.waitFor('response.output_audio_transcript.done', 2)).transcript).toBe(
      'Êtes-vous toujours là ?',
    )
  })
})

describe('a cut item', () => {
  async function spoken() {
    const client = await world.connect().start()
    world.openai.script.next(LONG)
    client.send({ type: 'response.create' })
    await client.waitFor('response.done')
    const item = client.of('response.output_audio.delta')[0]?.item_id ?? ''
    const cut = (audio_end_ms: number, item_id = item) => {
      client.send({ type: 'conversation.item.truncate', item_id, content_index: 0, audio_end_ms })
    }
    return { client, item, cut, ms: client.audio.length / 8 }
  }

  it('cannot be cut where nothing was heard, nor beyond its end, nor somebody else’s', async () => {
    const { client, cut, ms } = await spoken()
    client.say('Oui')
    const { item_id: callers } = await client.waitFor('input_audio_buffer.committed')
    cut(0)
    cut(ms + 60)
    cut(100, callers)
    cut(100, 'item_nobody')
    cut(1.5)
    await client.waitFor('error', 5)
    expect(client.of('error').map(({ error }) => error.message)).toEqual([
      'Only model output audio messages can be truncated',
      `Audio content of ${ms}ms is already shorter than ${ms + 60}ms`,
      'Only model output audio messages can be truncated',
      "Error truncating item: the item with id 'item_nobody' does not exist.",
      "Invalid type for 'audio_end_ms': expected an integer.",
    ])
  })

  it('holds only what was heard, and may be cut again, shorter', async () => {
    const { client, item, cut } = await spoken()
    cut(2000)
    expect(await client.waitFor('conversation.item.truncated')).toMatchObject({ item_id: item, audio_end_ms: 2000 })
    cut(2100)
    expect((await client.waitFor('error')).error.message).toBe('Audio content of 2000ms is already shorter than 2100ms')
    expect(world.openai.sessions[0]?.conversation.said).toEqual([
      { speaker: 'assistant', text: 'Du lundi quinze au samedi vingt mars,' },
    ])
  })
})

describe('tools', () => {
  it('are called, answered, and only then spoken of', async () => {
    const client = await world.connect().start({ tools: [tool] })
    world.openai.script.next({ call: 'check_availability', args: { date_from: '2027-03-15' } })
    world.openai.script.add(({ results }) => [{ say: results[0]?.output ?? '' }], { cause: 'results' })
    client.say('Du 15 au 20 mars')
    const call = await client.waitFor('response.function_call_arguments.done')
    expect(call).toMatchObject({ name: 'check_availability', arguments: '{"date_from":"2027-03-15"}' })
    const { response } = await client.waitFor('response.done')
    expect(response.output).toMatchObject([{ type: 'function_call', call_id: call.call_id, status: 'completed' }])
    client.send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id: call.call_id, output: 'Libre.' },
    })
    client.send({ type: 'response.create' })
    expect((await client.waitFor('response.output_audio_transcript.done')).transcript).toBe('Libre.')
  })

  it('may be several in one answer, with words before them and nonsense in them', async () => {
    const client = await world.connect().start({ tools: [tool] })
    world.openai.script.next([
      { say: 'Un instant.' },
      { call: 'check_availability', args: '{"date_from": ' },
      { call: 'drop_everything', args: {} },
    ])
    client.say('Vite')
    const { response } = await client.waitFor('response.done')
    expect(response.output?.map((item) => item.type)).toEqual(['message', 'function_call', 'function_call'])
    for (const { call_id } of client.of('response.function_call_arguments.done'))
      client.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id, output: '{}' } })
    world.openai.script.add(({ results }) => [{ say: results.map(({ name }) => name).join(' ') }])
    client.send({ type: 'response.create' })
    expect((await client.waitFor('response.output_audio_transcript.done', 2)).transcript).toBe(
      'check_availability drop_everything',
    )
  })
})

describe('trouble', () => {
  const ask = async () => {
    const client = await world.connect().start()
    world.openai.script.next(LONG)
    client.send({ type: 'response.create' })
    return client
  }

  it('tears the socket away in the middle of a sentence', async () => {
    world.openai.faults.add({ at: 'response', kind: 'close', afterMs: 800 })
    const client = await ask()
    expect((await client.waitForClose()).code).toBe(1006)
    expect(client.audio.length / 8).toBe(800)
  })

  it('fails an answer, cuts it short, or expires the session', async () => {
    world.openai.faults.add({ at: 'response', kind: 'failed', code: 'server_error', message: 'oops' })
    expect((await (await ask()).waitFor('response.done')).response).toMatchObject({
      status: 'failed',
      status_details: { error: { code: 'server_error' } },
    })
    world.openai.script.clear()
    world.openai.faults.add({ at: 'response', kind: 'incomplete', reason: 'max_output_tokens' })
    expect((await (await ask()).waitFor('response.done')).response).toMatchObject({
      status: 'incomplete',
      status_details: { reason: 'max_output_tokens' },
    })
    world.openai.faults.add({ at: 'response', kind: 'expired' })
    const client = await ask()
    expect((await client.waitFor('error')).error.code).toBe('session_expired')
    await client.waitForClose()
  })

  it('repeats events, and sends some that nobody knows', async () => {
    world.openai.faults.add({ at: 'response', kind: 'twice' })
    await (await ask()).waitFor('response.done', 2)
    world.openai.faults.add({ at: 'response', kind: 'unknown-events' })
    const client = await ask()
    await client.waitFor('response.done')
    expect(client.types).toContain('response.aura.delta')
  })

  it('loses a transcript, fails one, or has one early', async () => {
    const client = await world.connect().start()
    world.openai.script.always('Oui')
    world.openai.faults.add({ at: 'transcription', kind: 'failed' })
    client.say('Un')
    await client.waitFor('conversation.item.input_audio_transcription.failed')
    world.openai.faults.add({ at: 'transcription', kind: 'lost' })
    client.say('Deux')
    await client.waitFor('response.done', 2)
    world.openai.faults.add({ at: 'transcription', kind: 'early' })
    client.say('Trois')
    await client.waitFor('response.done', 3)
    expect(
      client.of('conversation.item.input_audio_transcription.completed').map(({ transcript }) => transcript),
    ).toEqual(['Trois'])
    expect(client.types.lastIndexOf('conversation.item.input_audio_transcription.completed')).toBeLessThan(
      client.types.lastIndexOf('response.created'),
    )
  })
})
