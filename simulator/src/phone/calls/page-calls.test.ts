import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import { startSimulator } from '#sim/simulator.ts'
import type { Simulator } from '#sim/simulator.ts'
import { ACCOUNT } from '#sim/testing/twilio-world.ts'
import { startVoiceHouse } from '#sim/testing/voice-house.ts'
import type { VoiceHouse } from '#sim/testing/voice-house.ts'

const PUBLIC = 'https://hotel.example'
const NUMBER = '+33639980001'

let simulator: Simulator
let house: VoiceHouse
beforeEach(async () => {
  simulator = await startSimulator({
    twilio: { accounts: [ACCOUNT] },
    phone: { houseName: 'Maison', houseNumber: '+33139000001', dashboardUrl: null, voice: 'simulated' },
  })
  house = await startVoiceHouse(ACCOUNT.authToken, PUBLIC)
  house.twiml = ['<Response><Connect><Stream url="{media}"/></Connect></Response>']
  simulator.pointAt({ url: house.url, publicUrl: PUBLIC })
})
afterEach(async () => {
  await simulator.close()
  await house.close()
})

interface Told {
  status?: string
  ended?: string | null
  words?: string
  cut?: boolean
  sound?: Buffer
}

function openPage(number: string, headers: Record<string, string> = {}) {
  const url = `${(simulator.phoneUrl ?? '').replace('http', 'ws')}/phone/call?number=${encodeURIComponent(number)}`
  const socket = new WebSocket(url, { headers })
  const changes = new Changes()
  const told: Told[] = []
  let refused = 0
  socket.on('message', (data: Buffer, isBinary) => {
    told.push(isBinary ? { sound: data } : (JSON.parse(data.toString('utf8')) as Told))
    changes.announce()
  })
  socket.on('unexpected-response', (_req, res) => {
    refused = res.statusCode ?? 0
    changes.announce()
  })
  socket.on('error', () => undefined)
  return {
    told,
    tell: (message: object | string) => {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message))
    },
    sound: (bytes: Buffer) => {
      socket.send(bytes)
    },
    close: () => {
      socket.close()
    },
    waitFor: (wanted: (one: Told) => boolean) =>
      waitFor(changes, () => told.find(wanted), { what: 'word of the call' }),
    refused: () => waitFor(changes, () => refused, { what: 'a refusal' }),
  }
}

describe('a call of the phone page', () => {
  it('is for our own page only, and for numbers', async () => {
    expect(await openPage(NUMBER, { origin: 'https://evil.example' }).refused()).toBe(403)
    expect(await openPage(NUMBER, { host: 'evil.example' }).refused()).toBe(403)
    expect(await openPage('0612').refused()).toBe(403)
    expect(house.forms).toEqual([])
  })

  it('tells that the house does not take it', async () => {
    house.twiml = ['<Response><Reject reason="busy"/></Response>']
    expect(await openPage(NUMBER).waitFor(({ status }) => status === 'ended')).toMatchObject({ ended: 'busy' })
  })

  it('carries what is written, pressed and heard, until it is hung up', async () => {
    const page = openPage(NUMBER)
    await page.waitFor(({ status }) => status === 'answered')
    const stream = await house.waitForStream()
    await stream.waitFor('start')
    page.tell('{ nonsense')
    page.tell({ say: 'Une table pour deux', press: '12' })
    page.tell({ press: '#' })
    page.tell({ listen: true })
    await stream.waitToHear('Une table pour deux')
    expect(stream.of('dtmf').map(({ dtmf }) => dtmf)).toEqual([{ track: 'inbound_track', digit: '#' }])
    stream.say('Bonjour à vous', 'm')
    await stream.waitFor('mark')
    expect(page.told.flatMap(({ words }) => words ?? []).join(' ')).toBe('Bonjour à vous')
    expect(page.told.some(({ sound }) => sound?.length === 160)).toBe(true)
    page.tell({ hangUp: true })
    expect(await page.waitFor(({ status }) => status === 'ended')).toMatchObject({ ended: 'caller_hung_up' })
    await stream.waitFor('stop')
  })

  it('carries a microphone, tells when the assistant is cut, and ends with the page', async () => {
    const page = openPage(NUMBER)
    const stream = await house.waitForStream()
    await stream.waitFor('start')
    page.sound(Buffer.alloc(480, 0x11))
    await stream.waitFor('media', 15)
    stream.say('Une phrase bien longue que le client ne laissera pas finir du tout', 'm')
    await page.waitFor(({ words }) => words !== undefined)
    stream.send('clear')
    await page.waitFor(({ cut }) => cut === true)
    page.close()
    await stream.waitFor('stop')
    const payloads = stream.of('media').map(({ media }) => (media as { payload: string }).payload)
    expect(payloads.filter((payload) => payload === Buffer.alloc(160, 0x11).toString('base64'))).toHaveLength(3)
  })
})

describe('many calls at once', () => {
  const post = (body: object) =>
    fetch(`${simulator.phoneUrl ?? ''}/phone/simulate-calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('are refused when they make no sense', async () => {
    for (const body of [
      { count: 0 },
      { count: 1000 },
      { scripts: ['sing'] },
      { speed: 0 },
      { to: '06' },
      { road: 'A10' },
    ])
      expect((await post(body)).status).toBe(400)
  })

  it('say what to set up when no line is registered with the SIP operator', async () => {
    const { place, password } = simulator.sip
    const answer = await post({ road: 'sip_bridge', to: '+33139000001' })
    expect(answer.status).toBe(409)
    const { error } = (await answer.json()) as { error: string }
    for (const word of ['Nouvelle ligne', place.address, String(place.port), '--to', password])
      expect(error).toContain(word)
  })

  it('tell each what came of it', async () => {
    house.twiml = ['<Response><Reject reason="busy"/></Response>']
    const lines = (await (await post({ count: 3, scripts: ['book', 'angry'] })).text()).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject(
      ['book', 'angry', 'book'].map((script) => ({ script, reached: false, ended: 'busy' })),
    )
  })
})
