import { OpenAiRealtimeSimulator, sayInCode, silence } from '@conciergerie/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OpenAiRealtime } from '#src/providers/voice-model/openai-realtime.ts'
import type { CallEvent, FromMedia } from '../media-protocol.ts'
import { mediaConfig } from '../testing/media-config.ts'
import { MediaServer } from './media-server.ts'
import { someStart } from './testing/call-start.ts'
import { TwilioCaller, openDoor } from './testing/twilio-caller.ts'

/** Two shared cores can make anything slow. */
const patience = { timeout: 15_000 }

/*
 * The whole of the media side against the simulated model, whose ears find speech in the sound and whose truncation refuses
 * what the real one refuses.
 */
const greeting =
  'Bonjour, ici la maison. Nous servons le dîner de dix-neuf heures à vingt-deux heures trente, tous les soirs.'

let openai: OpenAiRealtimeSimulator
let server: MediaServer
let door: Awaited<ReturnType<typeof openDoor>>
let events: CallEvent[]

beforeEach(async () => {
  openai = new OpenAiRealtimeSimulator({ timing: { firstAudioMs: 0, everyMs: 0, transcriptMs: 0 } })
  await openai.listen(0, '127.0.0.1')
  events = []
  const send = (message: FromMedia) => {
    if (message.from === 'offer') server.hear({ to: 'start', start: { ...someStart, ref: message.offer.ref } })
    else if (message.from === 'call') events.push(message.event)
  }
  const noLine = () => undefined
  server = new MediaServer({
    settings: mediaConfig(openai.realtimeUrl),
    model: new OpenAiRealtime({ realtimeUrl: openai.realtimeUrl, apiKey: 'sk-simulated' }),
    openLines: () => ({ start: noLine, stop: noLine, check: noLine, close: () => Promise.resolve() }),
    send,
    now: () => performance.now(),
  })
  door = await openDoor((upgrade, socket) => {
    server.hear({ to: 'upgrade', ...upgrade }, socket)
  })
})
afterEach(async () => {
  await server.drain('now')
  await door.close()
  await openai.close()
})

const told = <On extends CallEvent['on']>(on: On) =>
  events.filter((event): event is Extract<CallEvent, { on: On }> => event.on === on)
const sent = () => openai.sessions.at(-1)?.received ?? []

/** Sound of a caller, as fast as it can be sent. */
function play(caller: TwilioCaller, audio: Buffer): void {
  for (let at = 0; at < audio.length; at += 160) caller.speak(at / 8, audio.subarray(at, at + 160).toString('base64'))
}

/** Greeted; the first words have begun to sound and their other marks are still out. */
async function greeted(): Promise<TwilioCaller> {
  openai.script.next(greeting)
  const caller = await TwilioCaller.open(door.url)
  caller.start()
  await vi.waitFor(() => {
    expect(told('response_done')).toHaveLength(1)
  }, patience)
  await caller.settled()
  const [begun] = caller.marks()
  caller.returnMark(begun ?? '')
  return caller
}

describe('a caller who talks over the first words', () => {
  it('silences them, and the model takes what was heard for what it is', async () => {
    const caller = await greeted()
    await vi.waitFor(() => {
      expect(caller.heard.some(({ event }) => event === 'media')).toBe(true)
    }, patience)
    play(caller, Buffer.concat([sayInCode('Une question, s’il vous plaît.', 'mulaw', 1), silence(1_000, 'mulaw')]))
    const words = () =>
      told('text').flatMap(({ speaker, final, text }) => (speaker === 'caller' && final ? [text] : []))
    await vi.waitFor(() => {
      expect(words()).toEqual(['Une question, s’il vous plaît.'])
    }, patience)
    const [cut] = told('cut')
    expect(cut?.heardMs).toBeGreaterThan(0)
    expect(cut?.heardMs).toBeLessThan(cut?.ofMs ?? 0)
    await vi.waitFor(() => {
      expect(sent().filter(({ type }) => type === 'conversation.item.truncate')).toEqual([
        expect.objectContaining({ item_id: cut?.itemId, audio_end_ms: cut?.heardMs }),
      ])
    }, patience)
    // a refusal would come before this is read
    server.hear({ to: 'command', callId: someStart.callId, command: { do: 'update', language: 'en' } })
    await vi.waitFor(() => {
      expect(sent().filter(({ type }) => type === 'session.update')).toHaveLength(2)
    }, patience)
    await caller.settled()
    expect(told('error')).toEqual([])
    expect(caller.heard.filter(({ event }) => event === 'clear')).toHaveLength(1)
  })

  it('before any of them has sounded truncates nothing', async () => {
    openai.script.next(greeting)
    const caller = await TwilioCaller.open(door.url)
    caller.start()
    await vi.waitFor(() => {
      expect(told('response_done')).toHaveLength(1)
    }, patience)
    play(caller, Buffer.concat([sayInCode('Allô ?', 'mulaw', 1), silence(1_000, 'mulaw')]))
    await vi.waitFor(() => {
      expect(told('cut')).toEqual([expect.objectContaining({ heardMs: 0 })])
    }, patience)
    expect(sent().some(({ type }) => type === 'conversation.item.truncate')).toBe(false)
    expect(told('error')).toEqual([])
  })
})
