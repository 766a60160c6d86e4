import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld, twilioAccount } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

type Fields = Record<string, string>

const newSid = () =>
  `SM${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** Written from Twilio's documentation, not with the code under test. */
function sign(token: string, url: string, fields: Fields): string {
  const names = Object.keys(fields).toSorted()
  return createHmac('sha1', token)
    .update(url + names.map((name) => `${name}${fields[name] ?? ''}`).join(''))
    .digest('base64')
}

describeOnBothDatabases('POST /webhook/whatsapp', (open) => {
  let world: World
  let house: HouseWorld
  let other: HouseWorld

  beforeAll(async () => {
    world = await openWorld({ databaseUrl: await open.createUrl() })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    other = await world.openHouse('Chez Suzanne', '+33139980002')
    await other.owner.client.patch('/api/settings', {
      whatsapp: { accountSid: ownAccount.sid, authToken: ownAccount.token, secondaryAuthToken: ownAccount.secondary },
    })
  })
  afterAll(() => world.close())

  const ownAccount = {
    sid: `AC${'b'.repeat(32)}`,
    token: 'the-token-of-another-account-0001',
    secondary: 'the-next-token-of-that-account-02',
  }
  const form = (change: Fields = {}): Fields => ({
    MessageSid: newSid(),
    AccountSid: twilioAccount.sid,
    From: 'whatsapp:+33639980123',
    To: 'whatsapp:+33139980001',
    WaId: '33639980123',
    ProfileName: ' Zoé 🌊 ',
    Body: ' Bonjour, ça va ? ',
    NumMedia: '0',
    MessageType: 'text',
    ...change,
  })

  function post(
    fields: Fields,
    {
      path = '/webhook/whatsapp',
      token = twilioAccount.token,
      signature = sign(token, world.url + path, fields),
      body = new URLSearchParams(fields).toString(),
      headers = {},
    }: { path?: string; token?: string; signature?: string | null; body?: string; headers?: Fields } = {},
  ) {
    const sent = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
      ...headers,
    }
    return world.anonymous.request('POST', path, { raw: body, headers: sent })
  }
  const countMessages = async () => (await world.context.db.read.selectFrom('messages').select('id').execute()).length

  describe('refuses', () => {
    it('what Twilio did not sign, and stores nothing of it', async () => {
      const before = await countMessages()
      const fields = form()
      expect((await post(fields, { signature: null })).status).toBe(403)
      expect((await post(fields, { signature: '' })).status).toBe(403)
      expect((await post(fields, { token: 'somebody-elses-token-0123456789' })).status).toBe(403)
      expect((await post(fields, { token: ownAccount.token })).status).toBe(403)
      expect((await post(fields, { token: '' })).status).toBe(403)
      expect(
        (await post(fields, { signature: sign(twilioAccount.token, `https://evil.example/webhook/whatsapp`, fields) }))
          .status,
      ).toBe(403)
      expect(
        (
          await post(fields, {
            body: new URLSearchParams({ ...fields, Body: fields['Body']?.trim() ?? '' }).toString(),
          })
        ).status,
      ).toBe(403)
      expect((await post(fields, { body: `${new URLSearchParams(fields).toString()}&Extra=1` })).status).toBe(403)
      expect(await countMessages()).toBe(before)
    })

    it('every mutation of a captured request', async () => {
      const before = await countMessages()
      const fields = form()
      const captured = new URLSearchParams(fields).toString()
      const signature = sign(twilioAccount.token, `${world.url}/webhook/whatsapp`, fields)
      const answers = new Set<number>()
      for (let i = 0; i < 2_000; i += 50) {
        const batch = Array.from({ length: 50 }, (_, j) => post(fields, mutate(captured, signature, i + j)))
        for (const { status } of await Promise.all(batch)) answers.add(status)
      }
      expect([...answers].toSorted()).toEqual([400, 403])
      expect(await countMessages()).toBe(before)
    })

    it('a form whose boundaries were moved, though its signature holds', async () => {
      const fields = form()
      const { WaId: _gone, ...rest } = fields
      const moved: Fields = { ...rest, WaId3: '3639980123' }
      const signature = sign(twilioAccount.token, `${world.url}/webhook/whatsapp`, fields)
      expect(sign(twilioAccount.token, `${world.url}/webhook/whatsapp`, moved)).toBe(signature)
      expect((await post(moved, { signature })).status).toBe(400)
      const { MessageSid: sid = '', ...withoutSid } = fields
      const shifted: Fields = { ...withoutSid, [`MessageSid${sid.slice(0, 4)}`]: sid.slice(4) }
      expect(
        (await post(shifted, { signature: sign(twilioAccount.token, `${world.url}/webhook/whatsapp`, shifted) }))
          .status,
      ).toBe(400)
    })

    it('what lacks an identity, or has it in another shape', async () => {
      for (const change of [
        { MessageSid: '' },
        { MessageSid: 'SM12' },
        { AccountSid: 'ACnot' },
        { From: 'whatsapp:' },
        { From: 'Camille' },
        { To: '' },
        { WaId: '12ab' },
      ]) {
        expect((await post(form(change))).status, JSON.stringify(change)).toBe(400)
      }
    })

    it('more than 64 KB, another type, a compressed body', async () => {
      expect((await post(form({ Body: 'x'.repeat(70_000) }))).status).toBe(413)
      expect((await post(form(), { headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(415)
      expect((await post(form(), { headers: { 'content-encoding': 'gzip' } })).status).toBe(415)
    })
  })

  it('answers an empty response, whatever is beside the text', async () => {
    const answer = await post(form({ SomethingNew: 'of tomorrow', ChannelMetadata: '{"type":"whatsapp"}' }))
    expect(answer).toMatchObject({ status: 200, text: '<Response/>' })
    expect(answer.headers.get('content-type')).toContain('text/xml')
  })

  it('is accepted with its fragment, a query, its port, and proxy headers that lie', async () => {
    const path = '/webhook/whatsapp?house=1'
    const url = `${world.url}/webhook/whatsapp`
    const signed: [Fields, Parameters<typeof post>[1]][] = [form(), form(), form()].map((fields, i) => [
      fields,
      i === 0
        ? { signature: sign(twilioAccount.token, `${url}#rc=3&rp=5xx,ct,rt`, fields) }
        : i === 1
          ? { path, signature: sign(twilioAccount.token, world.url + path, fields) }
          : { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', host: 'evil.example' } },
    ])
    for (const [fields, options] of signed) expect((await post(fields, options)).status).toBe(200)
  })

  it('is checked with the house’s own token, the next one included, and the platform’s never', async () => {
    const theirs = { AccountSid: ownAccount.sid, To: 'whatsapp:+33139980002' }
    expect((await post(form(theirs), { token: twilioAccount.token })).status).toBe(403)
    expect((await post(form(theirs), { token: ownAccount.token })).status).toBe(200)
    expect((await post(form(theirs), { token: ownAccount.secondary })).status).toBe(200)
    const rows = await world.context.db.read
      .selectFrom('messages')
      .select('conciergerie_id')
      .where('conciergerie_id', '=', other.id)
      .execute()
    expect(rows).toHaveLength(2)
  })

  it('finds a house by its pool, whatever the number', async () => {
    const pool = `MG${'c'.repeat(32)}`
    await house.owner.client.patch('/api/settings', { whatsapp: { messagingServiceSid: pool } })
    expect(
      (
        await post(
          form({
            MessagingServiceSid: pool,
            To: 'whatsapp:+33139980099',
            From: 'whatsapp:+33639980777',
            WaId: '33639980777',
          }),
        )
      ).status,
    ).toBe(200)
    const found = await eventually(async () => {
      const { items } = await must<{ items: { phone: string }[] }>(
        house.owner.client.get('/api/clients?q=06%2039%2098%2007%2077'),
      )
      return items[0]
    })
    expect(found.phone).toBe('+33639980777')
    await house.owner.client.patch('/api/settings', { whatsapp: { messagingServiceSid: null } })
  })

  it('thanks Twilio for a message to nobody’s number, and keeps nothing of it', async () => {
    const before = await countMessages()
    expect(await post(form({ To: 'whatsapp:+33139980077' }))).toMatchObject({ status: 200, text: '<Response/>' })
    expect((await post(form({ To: 'whatsapp:+33139980077' }), { token: 'a-forger-s-token-0123456789' })).status).toBe(
      403,
    )
    expect(await countMessages()).toBe(before)
  })

  it('strips NUL and keeps everything else as it was written', async () => {
    const body = ` Allô\0 « ça » \u{1F600} é`
    await post(form({ Body: body, From: 'whatsapp:+33639980555', WaId: '33639980555' }))
    const row = await world.context.db.read
      .selectFrom('messages')
      .select('message')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(row.message).toBe(body.replace('\0', ''))
  })
})

/** Another byte of the body, a field twice, a letter less, or another signature, by turns. */
function mutate(body: string, signature: string, seed: number): { body: string; signature: string } {
  const at = (seed * 7919) % body.length
  const letter = String.fromCharCode(97 + (seed % 26))
  const changed = [
    body.slice(0, at) + (body[at] === letter ? 'Z' : letter) + body.slice(at + 1),
    body.slice(0, at) + body.slice(at + 1),
    `${body}&Body=${seed}`,
    body,
  ][seed % 4]
  const forged =
    seed % 4 === 3 ? signature.slice(0, at % 27) + letter.toUpperCase() + signature.slice((at % 27) + 1) : signature
  return { body: changed ?? body, signature: seed % 4 === 3 && forged === signature ? `${signature}=` : forged }
}

describe('without a token to check with', () => {
  it('answers 503 and believes nobody, least of all who signs with the empty token', async () => {
    const world = await openWorld({ environment: { TWILIO_AUTH_TOKEN: '' } })
    try {
      const fields = {
        MessageSid: newSid(),
        AccountSid: twilioAccount.sid,
        From: 'whatsapp:+33639980123',
        To: 'whatsapp:+33139980001',
        Body: 'x',
      }
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign('', `${world.url}/webhook/whatsapp`, fields),
      }
      const answer = await world.anonymous.request('POST', '/webhook/whatsapp', {
        raw: new URLSearchParams(fields).toString(),
        headers,
      })
      expect(answer.status).toBe(503)
    } finally {
      await world.close()
    }
  })
})
