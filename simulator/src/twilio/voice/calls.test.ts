import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { speak } from '#sim/speech/speech.ts'
import { correlate } from '#sim/speech/heard.ts'
import { ACCOUNT } from '#sim/testing/twilio-world.ts'
import { redirectedTwilio } from '#sim/testing/redirected-twilio.ts'
import { startVoiceHouse } from '#sim/testing/voice-house.ts'
import type { VoiceHouse } from '#sim/testing/voice-house.ts'
import { TwilioSimulator } from '../twilio-simulator.ts'

const PUBLIC = 'https://hotel.example'
const CONNECT =
  '<Response><Connect><Stream url="{media}" statusCallback="https://hotel.example/stream"><Parameter name="pass" value="p-1"/></Stream></Connect><Hangup/></Response>'
const FROM = { from: '+33612345678' }
const FAST = { speed: 20 }

let sim: TwilioSimulator
let house: VoiceHouse
beforeEach(async () => {
  sim = new TwilioSimulator({ accounts: [ACCOUNT] })
  await sim.listen(0, '127.0.0.1')
  house = await startVoiceHouse(ACCOUNT.authToken, PUBLIC)
  house.twiml = [CONNECT]
  sim.pointAt({ url: house.url, publicUrl: PUBLIC })
})
afterEach(async () => {
  await sim.close()
  await house.close()
})

async function talking(settings = {}) {
  const call = await sim.voice.call(FROM, { ...FAST, ...settings })
  const stream = await house.waitForStream()
  await stream.waitFor('start')
  return { call, stream }
}

describe('a phone call', () => {
  it('ends when nobody answers the webhook, or answers nonsense', async () => {
    house.twiml = ['<Response>']
    expect(await sim.voice.call(FROM)).toMatchObject({ status: 'failed', ended: 'refused', errors: [{ code: 12100 }] })
    await house.close()
    expect(await sim.voice.call(FROM)).toMatchObject({ status: 'failed', errors: [{ code: 11200 }] })
  })

  it('may be rejected as busy', async () => {
    house.twiml = ['<Response><Reject reason="busy"/></Response>']
    expect(await sim.voice.call(FROM)).toMatchObject({ status: 'busy', ended: 'busy' })
  })

  it('forged or changed on its way is seen as such by the real SDK', async () => {
    await sim.voice.call(FROM, { ...FAST, authToken: 'another', tamper: (form) => form })
    await sim.voice.call(FROM, { ...FAST, tamper: (form) => ({ ...form, To: '+33100000000' }) })
    expect(house.forms.filter(({ path }) => path === '/api/voice/incoming').map(({ genuine }) => genuine)).toEqual([
      false,
      false,
    ])
    expect((await house.waitForStream()).genuine).toBe(false)
  })

  it('is told with a signed form, twice if that is wanted', async () => {
    const call = await sim.voice.call(FROM, { ...FAST, copies: 2 })
    expect(house.forms.slice(0, 2)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        path: '/api/voice/incoming',
        genuine: true,
        form: {
          CallSid: call.sid,
          From: '+33612345678',
          To: '+33139000001',
          CallStatus: 'ringing',
          Direction: 'inbound',
        },
      })),
    )
  })
})

describe('a Media Stream', () => {
  it.each([
    ['ws://hotel.example/voice/media', 'not wss'],
    ['wss://hotel.example/voice/media?pass=1', 'a query string'],
  ])('is not opened at %s', async (url, detail) => {
    house.twiml = [`<Response><Connect><Stream url="${url}"/></Connect></Response>`]
    const call = await sim.voice.call(FROM)
    expect(call).toMatchObject({ ended: 'house_hung_up', errors: [{ code: 31920 }] })
    expect(call.errors[0]?.detail).toContain(detail)
  })

  it('that the house refuses is told, and the document goes on', async () => {
    house.refuse = 403
    const call = await sim.voice.call(FROM)
    expect(call).toMatchObject({
      ended: 'house_hung_up',
      errors: [{ code: 31920, detail: 'the upgrade was answered with 403' }],
    })
    expect(await house.waitForForm((form) => form['StreamEvent'] === 'stream-error')).toMatchObject({
      CallSid: call.sid,
    })
  })

  it.each([
    { event: 'dance' },
    { event: 'media', streamSid: 'MZother', media: { payload: 'AA==' } },
    { event: 'media', media: {} },
    { event: 'mark' },
  ])('dies of %j', async (message) => {
    const { call, stream } = await talking()
    stream.send(message.event, message)
    await sim.waitFor(() => call.ended)
    expect(call.errors).toMatchObject([{ code: 31924 }])
  })

  it('begins as Twilio’s, signed, with its parameters as strings', async () => {
    const { call, stream } = await talking()
    expect(stream.genuine).toBe(true)
    expect(stream.messages.slice(0, 2)).toEqual([
      { event: 'connected', protocol: 'Call', version: '1.0.0' },
      {
        event: 'start',
        sequenceNumber: '1',
        streamSid: call.stream?.sid,
        start: {
          accountSid: ACCOUNT.accountSid,
          streamSid: call.stream?.sid,
          callSid: call.sid,
          tracks: ['inbound'],
          mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
          customParameters: { pass: 'p-1' },
        },
      },
    ])
    expect(await stream.waitFor('media', 3)).toMatchObject({
      sequenceNumber: '4',
      media: { track: 'inbound', chunk: '3', timestamp: '40' },
    })
    await house.waitForForm((form) => form['StreamEvent'] === 'stream-started')
  })

  it('carries what the caller says and presses', async () => {
    const { call, stream } = await talking()
    await call.say('Bonjour, une table pour deux.')
    call.press('5')
    await stream.waitToHear('Bonjour, une table pour deux.')
    expect(await stream.waitFor('dtmf')).toMatchObject({ dtmf: { track: 'inbound_track', digit: '5' } })
  })

  it('loses packets, and has others late, on demand', async () => {
    const { call, stream } = await talking({ loss: 0.3, delayMs: 200 })
    await call.say('Du quinze au vingt mars')
    await stream.waitToHear('Du quinze au vingt mars')
    const timestamps = stream.of('media').map(({ media }) => Number((media as { timestamp: string }).timestamp))
    expect(timestamps.some((at, index) => at - (timestamps[index - 1] ?? at) > 20)).toBe(true)
    expect(timestamps).toEqual(timestamps.toSorted((a, b) => a - b))
  })

  it('plays what it is sent, and gives marks back when they are reached', async () => {
    const { call, stream } = await talking()
    stream.say('Un deux trois quatre cinq six.', 'first')
    stream.say('Sept huit.', 'second')
    await stream.waitFor('mark', 2)
    expect(stream.of('mark').map(({ mark }) => mark)).toEqual([{ name: 'first' }, { name: 'second' }])
    expect(call.heard).toBe('Un deux trois quatre cinq six. Sept huit.')
    expect(correlate(speak('Un deux trois quatre cinq six.', 'mulaw').audio, call.audio, 'mulaw')).toBeGreaterThan(
      0.999,
    )
    stream.send('mark', { mark: { name: 'empty' } })
    await stream.waitFor('mark', 3)
  })

  it('forgets what was not heard when it is cleared, and returns its marks at once', async () => {
    const { call, stream } = await talking({ speed: 1 })
    stream.say('Une très longue phrase que personne n’écoutera jusqu’au bout, vraiment personne.', 'never')
    await sim.waitFor(() => call.speaking)
    stream.send('clear')
    await stream.waitFor('mark')
    expect(call.stream?.player.clearedMs).toBeGreaterThan(3000)
    expect(call.heard.length).toBeLessThan(30)
  })

  it('ends with a word when the caller hangs up, without one when the line is lost', async () => {
    const one = await talking()
    one.call.hangUp()
    await one.stream.waitFor('stop')
    expect(one.call).toMatchObject({ status: 'completed', ended: 'caller_hung_up' })
    const call = await sim.voice.call(FROM, FAST)
    const stream = await house.waitForStream(2)
    call.stream?.drop()
    await stream.waitForClose()
    await sim.waitFor(() => call.ended)
    expect(stream.of('stop')).toEqual([])
  })
})

describe('what follows <Connect>', () => {
  const after = (verbs: string) => CONNECT.replace('<Hangup/>', verbs)

  it('hangs up', async () => {
    const { call, stream } = await talking()
    stream.close()
    await sim.waitFor(() => call.ended)
    expect(call).toMatchObject({ ended: 'house_hung_up', status: 'completed' })
  })

  it('asks for another document', async () => {
    house.twiml = [
      after('<Redirect>https://hotel.example/more</Redirect>'),
      '<Response><Say>Au revoir.</Say></Response>',
    ]
    const { call, stream } = await talking()
    stream.close()
    await sim.waitFor(() => call.ended)
    expect(house.forms.find(({ path }) => path === '/more')).toMatchObject({
      genuine: true,
      form: { CallStatus: 'in-progress' },
    })
    expect(call.heard).toBe('Au revoir.')
  })

  it('passes the call on, or tells that nobody took it', async () => {
    house.twiml = [
      after('<Dial action="https://hotel.example/dialed">+33698765432</Dial>'),
      '<Response><Hangup/></Response>',
    ]
    sim.voice.people.set('+33698765432', 'busy')
    const { call, stream } = await talking()
    stream.close()
    await sim.waitFor(() => call.ended)
    expect(house.forms.find(({ path }) => path === '/dialed')?.form).toMatchObject({ DialCallStatus: 'busy' })
    expect(call.dialed).toEqual([{ number: '+33698765432', outcome: 'busy' }])
  })
})

describe('the REST API of calls', () => {
  const sdk = () => redirectedTwilio(sim.url, ACCOUNT.accountSid, ACCOUNT.authToken)

  it('does not know strangers, and does nothing to a call that is over', async () => {
    await expect(sdk().calls('CA0').fetch()).rejects.toMatchObject({ status: 404 })
    const { call } = await talking()
    call.hangUp()
    await expect(sdk().calls(call.sid).update({ status: 'completed' })).rejects.toMatchObject({ code: 21220 })
    await expect(sdk().calls(call.sid).recordings.create()).rejects.toMatchObject({ code: 21220 })
  })

  it('passes a call on with a document of its own: the stream ends', async () => {
    const { call, stream } = await talking()
    const twiml = '<Response><Dial timeout="20">+33698765432</Dial></Response>'
    expect((await sdk().calls(call.sid).update({ twiml })).status).toBe('in-progress')
    await stream.waitFor('stop')
    await sim.waitFor(() => call.ended)
    expect(call).toMatchObject({ ended: 'transferred', dialed: [{ number: '+33698765432', outcome: 'completed' }] })
    expect((await sdk().calls(call.sid).fetch()).status).toBe('completed')
  })

  it('ends a call, and records one in two channels', async () => {
    const { call } = await talking()
    const recording = await sdk().calls(call.sid).recordings.create({ recordingChannels: 'dual' })
    expect(recording).toMatchObject({ channels: 2, status: 'in-progress' })
    expect((await sdk().calls(call.sid).recordings(recording.sid).update({ status: 'stopped' })).status).toBe('stopped')
    expect(await sdk().calls(call.sid).recordings.list()).toHaveLength(1)
    await sdk().calls(call.sid).update({ status: 'completed' })
    expect(call.ended).toBe('house_hung_up')
  })
})
