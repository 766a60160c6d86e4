import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startReceiver } from '#sim/testing/receiver.ts'
import type { Receiver } from '#sim/testing/receiver.ts'
import { sdkFor } from '#sim/testing/anthropic-world.ts'
import { redirectedTwilio } from '#sim/testing/redirected-twilio.ts'
import { ACCOUNT, CLIENT, HOUSE } from '#sim/testing/twilio-world.ts'
import { startSimulator } from '#sim/simulator.ts'
import type { Simulator } from '#sim/simulator.ts'

let simulator: Simulator
let house: Receiver
beforeEach(async () => {
  simulator = await startSimulator({ twilio: { accounts: [ACCOUNT] }, control: true })
  house = await startReceiver(ACCOUNT.authToken)
  await ask('POST', '/point-at', { url: house.url })
})
afterEach(async () => {
  await simulator.close()
  await house.close()
})

async function ask(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${simulator.phoneUrl ?? ''}/control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
}

describe('the control API', () => {
  it('refuses what makes no sense, and names of other places', async () => {
    expect(await ask('POST', '/twilio/inbound', { message: {} })).toMatchObject({
      status: 400,
      body: { error: 'message.from: a number is needed' },
    })
    expect((await ask('POST', '/anthropic/script', { replies: [{ bad: 'mood' }] })).status).toBe(400)
    expect((await ask('DELETE', '/armed/7')).status).toBe(404)
    expect((await ask('GET', '/twilio/messages?atLeast=1&timeoutMs=10')).status).toBe(504)
    const status = await new Promise((resolve) => {
      request(`${simulator.phoneUrl ?? ''}/control`, { headers: { host: 'evil.example' } }, (res) => {
        res.resume()
        resolve(res.statusCode)
      }).end()
    })
    expect(status).toBe(403)
  })

  it('sends what a client says, files included, and says it again', async () => {
    const media = [{ contentType: 'image/png', base64: 'aGk=' }]
    const { body } = await ask('POST', '/twilio/inbound', { message: { from: CLIENT, body: 'Vue', media }, copies: 2 })
    await ask('POST', '/twilio/replay', { messageSid: body['messageSid'] })
    expect(house.received.map(({ form, genuine }) => [form['NumMedia'], genuine])).toEqual([
      ['1', true],
      ['1', true],
      ['1', true],
    ])
  })

  it('waits for what the house sends, and plans how it fares', async () => {
    await ask('POST', '/twilio/windows', { client: CLIENT, house: HOUSE, lastInboundAt: new Date().toISOString() })
    await ask('POST', '/twilio/statuses', { plan: { until: 'sent' } })
    const coming = ask('GET', `/twilio/messages?to=${encodeURIComponent(CLIENT)}&atLeast=1`)
    const sdk = redirectedTwilio(simulator.twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken)
    const { sid } = await sdk.messages.create({ to: CLIENT, from: HOUSE, body: 'Bonsoir' })
    expect((await coming).body['items']).toMatchObject([{ sid, body: 'Bonsoir' }])
    await house.waitForForms(2)
    await ask('POST', '/twilio/statuses/push', { messageSid: sid, status: 'read' })
    expect(house.statuses()).toEqual(['sending', 'sent', 'read'])
    expect((await ask('GET', '/twilio/log')).body['callbacks']).toHaveLength(3)
  })

  it('arms faults and takes them back', async () => {
    const sdk = redirectedTwilio(simulator.twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken)
    const { body } = await ask('POST', '/twilio/faults', { fault: { kind: 'error', code: 20429 }, times: 'always' })
    await expect(sdk.messages.list()).rejects.toMatchObject({ status: 429 })
    await ask('DELETE', `/armed/${String(body['id'])}`)
    expect(await sdk.messages.list()).toEqual([])
  })

  it('scripts the model and shows what it was asked', async () => {
    await ask('POST', '/anthropic/script', { replies: [{ bad: 'overloaded' }, { kind: 'text', text: 'Oui' }] })
    const model = sdkFor(simulator.anthropic.url)
    const prompt = {
      model: 'claude-haiku-5-5',
      max_tokens: 10,
      messages: [{ role: 'user' as const, content: 'Bonjour' }],
    }
    await expect(model.messages.create(prompt)).rejects.toMatchObject({ status: 529 })
    expect((await model.messages.create(prompt)).content).toMatchObject([{ text: 'Oui' }])
    expect((await ask('GET', '/anthropic/requests?atLeast=2')).body['items']).toMatchObject([
      { status: 529 },
      { body: prompt },
    ])
  })
})

describe('the control API of the telephone', () => {
  it('refuses what makes no sense', async () => {
    expect((await ask('POST', '/openai/script', { turns: [7] })).status).toBe(400)
    expect((await ask('POST', '/openai/hear', {})).status).toBe(400)
    expect((await ask('POST', '/openai/ring', {})).status).toBe(400)
    expect((await ask('POST', '/twilio/calls', { script: 'sing' })).status).toBe(400)
    expect((await ask('GET', '/openai/sessions?atLeast=1&timeoutMs=10')).status).toBe(504)
  })

  it('rings over SIP, arms faults of the voice and places scripted calls', async () => {
    const rung = await ask('POST', '/openai/ring', { from: '+33612345678', to: '+33139000001', news: { copies: 2 } })
    expect(rung.body['webhooks']).toEqual(
      Array.from({ length: 2 }, () => ({ type: 'realtime.call.incoming', status: 200 })),
    )
    await ask('POST', '/openai/faults', { fault: { at: 'upgrade', kind: 'status', status: 503 } })
    await ask('POST', '/openai/script', { turns: ['Oui', [{ call: 'leave_message', args: {} }]] })
    expect(simulator.openaiRealtime.script.left).toBe(2)
    expect(
      (await ask('POST', '/twilio/calls', { script: 'wrong-number', from: '+33612345678', settings: { speed: 20 } }))
        .body,
    ).toMatchObject({
      script: 'wrong-number',
      ended: 'house_hung_up',
      twiml: ['<Response/>'],
    })
  })
})
