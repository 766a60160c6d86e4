import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRealtimeWorld } from '#sim/testing/realtime-world.ts'
import type { RealtimeWorld } from '#sim/testing/realtime-world.ts'
import { startWebhookReceiver } from '#sim/testing/webhook-receiver.ts'
import type { WebhookReceiver } from '#sim/testing/webhook-receiver.ts'

let world: RealtimeWorld
let house: WebhookReceiver
beforeEach(async () => {
  world = await startRealtimeWorld()
  house = await startWebhookReceiver(world.sdk)
  world.openai.pointAt(house.url)
})
afterEach(async () => {
  await world.close()
  await house.close()
})

const CALLER = { from: '+33612345678', to: '+33139000001' }
const session = { type: 'realtime' as const, model: 'gpt-realtime-2.1', instructions: 'Accueille.' }

async function accepted() {
  const { call } = await world.openai.ring(CALLER)
  await world.sdk.realtime.calls.accept(call.id, session)
  const client = world.connect(`call_id=${call.id}`)
  await client.waitFor('session.created')
  return { call, client }
}

describe('news of a call', () => {
  it('that is old, changed, unsigned or signed by another is refused by the real SDK', async () => {
    for (const news of [
      { ageSeconds: 400 },
      { tamper: (body: string) => `${body} ` },
      { without: ['webhook-signature'] },
      { secret: 'whsec_bm90aGluZw==' },
    ])
      await world.openai.ring(CALLER, news)
    expect(house.received.map(({ genuine }) => genuine)).toEqual([false, false, false, false])
  })

  it('is signed, may come twice, and may come under a second name', async () => {
    const { call, webhooks } = await world.openai.ring(CALLER, { copies: 2, live: 'first' })
    expect(webhooks.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(house.received.map(({ type, genuine }) => [type, genuine])).toEqual([
      ['live.transport.incoming', true],
      ['live.transport.incoming', true],
      ['realtime.call.incoming', true],
      ['realtime.call.incoming', true],
    ])
    expect(new Set(house.received.map(({ id }) => id)).size).toBe(2)
    expect(house.received[2]?.data).toMatchObject({
      call_id: call.id,
      sip_headers: [
        { name: 'From' },
        { name: 'To', value: '<sip:+33139000001@sip.api.openai.com>' },
        { name: 'Call-ID' },
      ],
    })
  })
})

describe('a call over SIP', () => {
  it('cannot be operated when it is unknown, over, or described badly', async () => {
    await expect(world.sdk.realtime.calls.accept('rtc_nobody', session)).rejects.toMatchObject({ status: 404 })
    const { call } = await world.openai.ring(CALLER)
    await expect(
      world.sdk.realtime.calls.accept(call.id, { model: 'gpt-realtime-2.1' } as never),
    ).rejects.toMatchObject({ status: 400 })
    const turns = { type: 'server_vad' as const, threshold: 0.5 }
    await expect(
      world.sdk.realtime.calls.accept(call.id, { ...session, audio: { input: { turn_detection: turns } } }),
    ).rejects.toMatchObject({ status: 400 })
    call.hangUp()
    await expect(world.sdk.realtime.calls.accept(call.id, session)).rejects.toMatchObject({ status: 404 })
  })

  it('may be gone when it is accepted, or die of the payload', async () => {
    world.openai.faults.add({ at: 'accept', kind: 'gone' })
    const gone = await world.openai.ring(CALLER)
    await expect(world.sdk.realtime.calls.accept(gone.call.id, session)).rejects.toMatchObject({ status: 404 })
    world.openai.faults.add({ at: 'accept', kind: 'dies' })
    const dead = await world.openai.ring(CALLER)
    await world.sdk.realtime.calls.accept(dead.call.id, session)
    expect((await world.connect(`call_id=${dead.call.id}`).waitForClose()).code).toBe(404)
  })

  it('is rejected with a status', async () => {
    const { call } = await world.openai.ring(CALLER)
    await world.sdk.realtime.calls.reject(call.id, { status_code: 486 })
    expect(call).toMatchObject({ state: 'rejected', rejectedWith: 486, ended: 'busy' })
    expect(world.openai.requests).toMatchObject([{ operation: 'reject', callId: call.id, status: 200 }])
  })

  it('is heard and answered by the provider, which tells what it plays', async () => {
    const { call, client } = await accepted()
    world.openai.script.next('Maison des Embruns, bonjour !', 'Oui, une suite est libre.')
    client.send({ type: 'response.create' })
    await client.waitFor('output_audio_buffer.stopped')
    await call.say('Avez-vous une suite ?')
    call.press('5')
    await client.waitFor('output_audio_buffer.stopped', 2)
    expect(call.heard).toBe('Maison des Embruns, bonjour ! Oui, une suite est libre.')
    expect(client.of('response.output_audio.delta')).toEqual([])
    expect(client.of('input_audio_buffer.dtmf_event_received')).toMatchObject([{ event: '5' }])
    client.send({ type: 'input_audio_buffer.append', audio: 'AA==' })
    await client.waitFor('error')
  })

  it('is talked over: the provider clears what it plays, and truncates by itself', async () => {
    const { call, client } = await accepted()
    world.openai.script.next(
      'Nous avons des chambres, des suites, des studios, des cabanes et des roulottes, toutes avec vue.',
    )
    world.openai.script.always('Pardon.')
    client.send({ type: 'response.create' })
    await client.waitFor('response.done')
    await call.say('Attendez')
    expect(client.types).toContain('output_audio_buffer.cleared')
    expect((await client.waitFor('conversation.item.truncated')).audio_end_ms).toBeGreaterThan(0)
  })

  it('ends for its sideband when either side hangs up, or when it is passed on', async () => {
    const one = await accepted()
    one.call.hangUp()
    expect((await one.client.waitForClose()).code).toBe(1000)
    const two = await accepted()
    await world.sdk.realtime.calls.hangup(two.call.id)
    await two.client.waitForClose()
    expect(two.call.ended).toBe('house_hung_up')
    const three = await accepted()
    world.openai.faults.add({ at: 'refer', kind: 'ignored' })
    await world.sdk.realtime.calls.refer(three.call.id, { target_uri: 'tel:+33698765432' })
    expect(three.call.ended).toBeNull()
    await world.sdk.realtime.calls.refer(three.call.id, { target_uri: 'tel:+33698765432' })
    await three.client.waitForClose()
    expect(three.call).toMatchObject({ ended: 'transferred', referredTo: ['tel:+33698765432', 'tel:+33698765432'] })
  })
})
