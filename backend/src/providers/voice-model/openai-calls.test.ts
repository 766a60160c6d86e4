import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OpenAiCalls } from './openai-calls.ts'
import { someSession } from './testing/voice-notes.ts'
import { isSafeWebhookSecret } from './webhook-secret.ts'

const secret = `whsec_${Buffer.from('a secret of at least sixteen bytes').toString('base64')}`
let server: http.Server
let asked: { method: string | undefined; path: string | undefined; key: string | undefined; body: unknown }[]
let status: number
let measured: number
let failures: string[]

beforeAll(async () => {
  server = http.createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url: path, headers } = request
      asked.push({ method, path, key: headers.authorization, body: body === '' ? null : (JSON.parse(body) as unknown) })
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? '' : '{"error":{}}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
beforeEach(() => {
  asked = []
  status = 200
  measured = 0
  failures = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const calls = (webhookSecret: string | null = secret) =>
  new OpenAiCalls({
    apiKey: 'sk-of-test',
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    webhookSecret,
    meter: {
      called: () => {
        measured++
      },
      failed: (_provider, code) => void failures.push(code),
    },
  })

const incoming = {
  object: 'event',
  id: 'evt_1',
  type: 'realtime.call.incoming',
  created_at: 1,
  data: { call_id: 'rtc_1', sip_headers: [{ name: 'To', value: 'sip:+33400000000@sip.api.openai.com' }] },
}

/** Signed as the Standard Webhooks document says, without the library under test. */
function signed(body: unknown, { key = secret, ageSeconds = 0 } = {}) {
  const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds)
  const bytes = key.startsWith('whsec_') ? Buffer.from(key.slice(6), 'base64') : Buffer.from(key)
  const signature = createHmac('sha256', bytes).update(`wh_1.${timestamp}.`).update(rawBody).digest('base64')
  const headers = { 'webhook-id': 'wh_1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
  return { rawBody, headers }
}

describe('a secret', () => {
  it('that is absent, empty or short verifies nothing, not even what it signed', async () => {
    for (const key of [null, '', 'short', 'whsec_', `whsec_${Buffer.from('fifteen bytes..').toString('base64')}`]) {
      expect(isSafeWebhookSecret(key)).toBe(false)
      const { rawBody, headers } = signed(incoming, { key: key ?? '' })
      await expect(calls(key).readWebhook(rawBody, headers)).rejects.toMatchObject({ code: 'unavailable' })
    }
    expect(isSafeWebhookSecret('a text of sixteen or more bytes')).toBe(true)
  })
})

describe('a webhook', () => {
  it('with one space more, too old, too early or signed with another key is refused', async () => {
    const { rawBody, headers } = signed(incoming)
    const other = `whsec_${Buffer.from('another secret, just as long as it').toString('base64')}`
    const refused = [
      { rawBody: Buffer.concat([rawBody, Buffer.from(' ')]), headers },
      signed(incoming, { ageSeconds: 400 }),
      signed(incoming, { ageSeconds: -400 }),
      signed(incoming, { key: other }),
    ]
    for (const one of refused)
      await expect(calls().readWebhook(one.rawBody, one.headers)).rejects.toMatchObject({ code: 'bad_signature' })
  })

  it('without one of its headers is refused in the same way', async () => {
    const { rawBody, headers } = signed(incoming)
    for (const name of Object.keys(headers))
      await expect(calls().readWebhook(rawBody, { ...headers, [name]: undefined })).rejects.toMatchObject({
        code: 'bad_signature',
      })
  })

  it('that is proved and cannot be read is invalid', async () => {
    for (const body of ['not JSON', { ...incoming, data: {} }, { ...incoming, data: { call_id: '../accept' } }]) {
      const { rawBody, headers } = signed(body)
      await expect(calls().readWebhook(rawBody, headers)).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  it('of another kind is none of ours: the same call offered to their other API, too', async () => {
    for (const type of ['live.transport.incoming', 'live.call.incoming', 'batch.completed', 'of.the.future']) {
      const { rawBody, headers } = signed({ ...incoming, type })
      expect(await calls().readWebhook(rawBody, headers)).toBeNull()
    }
  })

  it('of a call gives its ids and headers', async () => {
    const { rawBody, headers } = signed(incoming)
    expect(await calls().readWebhook(rawBody, headers)).toEqual({
      webhookId: 'wh_1',
      providerCallId: 'rtc_1',
      sipHeaders: incoming.data.sip_headers,
    })
  })

  it('is accepted with several signatures, one of them ours, while the secret is changed', async () => {
    const { rawBody, headers } = signed(incoming)
    const several = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` }
    expect(await calls().readWebhook(rawBody, several)).not.toBeNull()
  })
})

describe('a call', () => {
  it('that has gone is not accepted, and hanging it up or rejecting it is not an error', async () => {
    status = 404
    expect(await calls().accept('rtc_1', someSession)).toBe(false)
    await calls().hangUp('rtc_1')
    await calls().reject('rtc_1', 486)
    await expect(calls().refer('rtc_1', 'tel:+33400000000')).rejects.toMatchObject({ code: 'gone' })
    expect([measured, failures]).toEqual([4, []])
  })

  it('whose acceptance fails is not accepted a second time', async () => {
    status = 500
    await expect(calls().accept('rtc_1', someSession)).rejects.toMatchObject({ code: 'provider_failed' })
    expect(asked).toHaveLength(1)
    expect([measured, failures]).toEqual([1, ['500']])
  })

  it('is accepted with a session that the provider takes: its kind, and no thresholds, times or formats', async () => {
    expect(await calls().accept('rtc_1', someSession)).toBe(true)
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/v1/realtime/calls/rtc_1/accept',
      key: 'Bearer sk-of-test',
      body: {
        type: 'realtime',
        model: 'gpt-realtime-2.1',
        audio: {
          input: { turn_detection: { type: 'server_vad', create_response: true, interrupt_response: true } },
        },
      },
    })
    expect(JSON.stringify(asked[0]?.body)).not.toMatch(/threshold|padding|silence_duration|"format"/)
  })

  it('is rejected, passed on and hung up', async () => {
    await calls().reject('rtc_1', 486)
    await calls().refer('rtc_1', 'tel:+33400000000')
    await calls().hangUp('rtc_1')
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ['/v1/realtime/calls/rtc_1/reject', { status_code: 486 }],
      ['/v1/realtime/calls/rtc_1/refer', { target_uri: 'tel:+33400000000' }],
      ['/v1/realtime/calls/rtc_1/hangup', null],
    ])
  })
})
