import { OpenAiRealtimeSimulator } from '@conciergerie/simulator'
import type { SipCall } from '@conciergerie/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentMeter } from '#src/providers/meter.ts'
import { OpenAiCalls } from '#src/providers/voice-model/openai-calls.ts'
import { OpenAiRealtime } from '#src/providers/voice-model/openai-realtime.ts'
import { someSession } from '#src/providers/voice-model/testing/voice-notes.ts'
import type { CallEvent } from '../../media-protocol.ts'
import { someStart } from '../testing/call-start.ts'
import { SidebandCall } from './openai-sip.ts'

/** Two shared cores can make anything slow. */
const patience = { timeout: 15_000 }

/* Acceptance and sideband against the simulated provider, which plays and cuts by itself and refuses what the real one refuses. */
const greeting =
  'Bonjour, ici la maison. Nous servons le dîner de dix-neuf heures à vingt-deux heures trente, tous les soirs.'
const apiKey = 'sk-simulated'

let openai: OpenAiRealtimeSimulator
let calls: OpenAiCalls
let sip: SipCall
let events: CallEvent[]
let sideband: SidebandCall | null

beforeEach(async () => {
  openai = new OpenAiRealtimeSimulator({ apiKey, timing: { firstAudioMs: 0, everyMs: 0, transcriptMs: 0 }, speed: 10 })
  await openai.listen(0, '127.0.0.1')
  calls = new OpenAiCalls({ apiKey, baseUrl: openai.baseUrl, webhookSecret: openai.webhookSecret, meter: silentMeter })
  sip = openai.calls.ring({ from: '+33612345678', to: '+33139000001' })
  events = []
  sideband = null
})
afterEach(async () => {
  sideband?.hangUp()
  await openai.close()
})

const told = <On extends CallEvent['on']>(on: On) =>
  events.filter((event): event is Extract<CallEvent, { on: On }> => event.on === on)
const until = (on: CallEvent['on']) =>
  vi.waitFor(() => {
    expect(told(on)).not.toEqual([])
  }, patience)

function attach(providerCallId: string): SidebandCall {
  sideband = new SidebandCall({
    start: { ...someStart, road: 'openai_sip', providerCallId },
    model: new OpenAiRealtime({ realtimeUrl: openai.realtimeUrl, apiKey }),
    tell: (event) => events.push(event),
    now: () => performance.now(),
  })
  return sideband
}

async function greeted(): Promise<SidebandCall> {
  openai.script.next(greeting)
  expect(await calls.accept(sip.id, someSession)).toBe(true)
  const call = attach(sip.id)
  await until('first_audio')
  return call
}

describe('a call over OpenAI’s SIP', () => {
  it('that is not there is neither accepted nor talked to', async () => {
    expect(await calls.accept('rtc_00000000000000000000000000000000', someSession)).toBe(false)
    attach('rtc_00000000000000000000000000000000')
    await until('ended')
    expect(told('ended')).toEqual([expect.objectContaining({ reason: 'model_lost' })])
  })

  it('is accepted with a session that holds, greets, and knows when it is silent', async () => {
    await greeted()
    await until('quiet')
    expect(sip.heard).toContain('Bonjour')
    expect(told('error')).toEqual([])
  })

  it('that is talked over says how much was heard', async () => {
    await greeted()
    await sip.say('Une question, s’il vous plaît.')
    await until('cut')
    const [cut] = told('cut')
    expect(cut?.heardMs).toBeGreaterThan(0)
    expect(cut?.heardMs).toBeLessThan(cut?.ofMs ?? 0)
    expect(told('error')).toEqual([])
  })

  it('ends when its caller hangs up', async () => {
    await greeted()
    sip.hangUp()
    await until('ended')
    expect(told('ended')).toEqual([expect.objectContaining({ reason: 'caller_hung_up' })])
  })

  it('says its last words to the end before it is time to hang up', async () => {
    const call = await greeted()
    call.command({ do: 'hang_up', when: 'after_playout' })
    await until('ended')
    expect(sip.heard).toContain('tous les soirs')
    expect(told('ended')).toEqual([expect.objectContaining({ reason: 'hung_up' })])
    expect(told('error')).toEqual([])
    await calls.hangUp(sip.id)
    expect(sip.ended).toBe('house_hung_up')
  })
})
