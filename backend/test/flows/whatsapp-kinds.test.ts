import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Conversation, Message } from '@conciergerie/contract'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld, twilioAccount } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const ogg = { contentType: 'audio/ogg', bytes: Buffer.from(`OggS${'voice '.repeat(50)}`) }
const jpeg = { contentType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]) }

describeOnBothDatabases('what clients send', (open) => {
  let world: World
  let house: HouseWorld
  let other: HouseWorld
  let canary: Server
  const stolen: string[] = []
  let clients = 0

  beforeAll(async () => {
    world = await openWorld({ worker: true, databaseUrl: await open.createUrl() })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    other = await world.openHouse('Chez Suzanne', '+33139980002')
    await must(house.owner.client.patch('/api/settings', { ai: { mode: 'off' } }))
    canary = createServer((req, res) => {
      stolen.push(req.headers.authorization ?? 'no credentials')
      res.end('gotcha')
    }).listen(0, '127.0.0.1')
    await once(canary, 'listening')
  })
  afterAll(async () => {
    canary.close()
    await world.close()
  })

  const newPhone = () => world.simulator.twilio.phone(`+336399${String(81_000 + ++clients)}`, house.number)
  async function threadOf(number: string | null) {
    const conversation = await eventually(async () => {
      const { items } = await must<{ items: Conversation[] }>(house.owner.client.get('/api/conversations'))
      return items.find(({ client }) => client.phone === number)
    })
    return async () =>
      (await must<{ items: Message[] }>(house.owner.client.get(`/api/conversations/${conversation.id}/messages`))).items
  }
  const firstOf = async (phone: { number: string }, wanted: (message: Message) => boolean = () => true) => {
    const read = await threadOf(phone.number)
    return eventually(async () => (await read()).find(wanted))
  }
  const stored = (message: Message) =>
    message.media.length > 0 && message.media.every(({ status }) => status === 'stored')

  it('a file of another host is never asked for, and its text is shown', async () => {
    const phone = newPhone()
    const { port } = canary.address() as AddressInfo
    const evil = `http://127.0.0.1:${port}/2010-04-01/Accounts/${twilioAccount.sid}/Messages/MM${'0'.repeat(32)}/Media/ME${'0'.repeat(32)}`
    await phone.say({ body: 'Regardez', extra: { NumMedia: '1', MediaUrl0: evil, MediaContentType0: 'image/png' } })
    const message = await firstOf(phone, ({ media }) => media[0]?.status === 'failed')
    expect([message.message, message.media[0]?.failure, stolen]).toEqual(['Regardez', 'refused_url', []])
  })

  it('a file that cannot be had is told in the thread, and leaves nothing for an administrator to try again', async () => {
    const phone = newPhone()
    world.simulator.twilio.media.faults.add({ kind: 'status', status: 403 }, {})
    await phone.say({ body: 'Le contrat', media: [jpeg] })
    const message = await firstOf(phone, ({ media }) => media[0]?.status === 'failed')
    expect(message.media[0]?.failure).toBe('unreachable')
    await eventually(async () => (await world.context.jobAdmin.depth()).running === 0)
    expect(await world.context.jobAdmin.depth()).toMatchObject({ queued: 0, dead: 0 })
  })

  it('a file that leads elsewhere is not followed there', async () => {
    const phone = newPhone()
    const { port } = canary.address() as AddressInfo
    world.simulator.twilio.media.faults.add({ kind: 'redirect', to: `http://127.0.0.1:${port}/` }, {})
    await phone.say({ body: 'Une photo', media: [jpeg] })
    expect((await firstOf(phone, ({ media }) => media[0]?.status === 'failed')).media[0]?.failure).toBe('refused_url')
    expect(stolen).toEqual([])
  })

  it('a file that is too big is given up, and its text is shown', async () => {
    const phone = newPhone()
    world.simulator.twilio.media.faults.add({ kind: 'too-big' }, {})
    await phone.say({ body: 'Une vidéo', media: [{ contentType: 'video/mp4', bytes: Buffer.from('x') }] })
    expect(await firstOf(phone, ({ media }) => media[0]?.status === 'failed')).toMatchObject({
      message: 'Une vidéo',
      media: [{ failure: 'too_large' }],
    })
  })

  it('a file that is not there yet is asked for again', async () => {
    const phone = newPhone()
    world.simulator.twilio.media.faults.add({ kind: 'not-found' }, {}, { times: 2 })
    await phone.say({ media: [jpeg] })
    expect(await firstOf(phone, stored)).toMatchObject({
      kind: 'media',
      message: '',
      media: [{ contentType: 'image/jpeg', size: 6 }],
    })
    expect(world.simulator.twilio.leaks).toEqual([])
  })

  it('is read by its own house alone, as bytes that cannot run, in parts when a player asks', async () => {
    const phone = newPhone()
    await phone.say({ media: [ogg, { contentType: 'image/svg+xml', bytes: Buffer.from('<svg onload="alert(1)"/>') }] })
    const { media } = await firstOf(phone, stored)
    const [voice, svg] = media.map(({ id }) => `/api/media/${id}`)
    expect((await other.owner.client.get(voice ?? '')).status).toBe(404)
    expect((await world.anonymous.get(voice ?? '')).status).toBe(401)
    const whole = await house.concierge.client.get(voice ?? '')
    expect([
      whole.headers.get('content-type'),
      whole.headers.get('x-content-type-options'),
      whole.headers.get('content-disposition'),
    ]).toEqual(['audio/ogg', 'nosniff', expect.stringMatching(/^inline/) as string])
    const part = await house.concierge.client.get(voice ?? '', { range: 'bytes=0-3' })
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([
      206,
      'OggS',
      `bytes 0-3/${ogg.bytes.length}`,
    ])
    const hostile = await house.concierge.client.get(svg ?? '')
    expect([
      hostile.headers.get('content-type'),
      hostile.headers.get('content-disposition'),
      hostile.headers.get('content-security-policy'),
    ]).toEqual([
      'application/octet-stream',
      expect.stringMatching(/^attachment/) as string,
      expect.stringContaining('sandbox') as string,
    ])
  })

  it('is one conversation, however many pictures of an album arrive at once', async () => {
    const phone = newPhone()
    await phone.sendAlbum(Array.from({ length: 10 }, () => jpeg))
    const { items } = await must<{ items: Conversation[] }>(house.owner.client.get('/api/conversations?limit=100'))
    expect(items.filter(({ client }) => client.phone === phone.number)).toMatchObject([{ unread: 10 }])
  })

  it.each<[string, Parameters<ReturnType<typeof newPhone>['say']>[0], object]>([
    [
      'a location',
      { location: { latitude: 48.65, longitude: -2.02, label: 'La plage' } },
      { kind: 'location', location: { latitude: 48.65, longitude: -2.02, label: 'La plage', address: null } },
    ],
    ['a button', { button: { text: 'Oui', payload: 'yes' } }, { kind: 'button', message: 'Oui' }],
    [
      'an advertisement',
      { body: 'Bonjour', referral: { headline: 'Une nuit offerte', sourceUrl: 'https://ads.example/1' } },
      { kind: 'text', referral: { headline: 'Une nuit offerte', url: 'https://ads.example/1' } },
    ],
    ['a forwarded text', { body: 'Lisez', forwarded: 'frequently' }, { kind: 'text', forwarded: true }],
    [
      'an answer to what we never had',
      { body: 'Oui', repliedTo: { messageSid: `SM${'9'.repeat(32)}` } },
      { kind: 'text', repliedTo: { id: null, message: null } },
    ],
    ['a kind of tomorrow', { body: '', extra: { MessageType: 'hologram' } }, { kind: 'unsupported', message: '' }],
    ['ten thousand emoji', { body: '🌊'.repeat(5_000) }, { kind: 'text', message: '🌊'.repeat(5_000) }],
    [
      'a name that attacks',
      { body: '<script>alert(1)</script>', profileName: '"><img src=x onerror=alert(1)>' },
      { kind: 'text', message: '<script>alert(1)</script>' },
    ],
  ])('is kept as it is: %s', async (_name, said, expected) => {
    const phone = newPhone()
    expect((await phone.say(said)).status).toBe(200)
    expect(await firstOf(phone)).toMatchObject(expected)
  })

  it.each(['sticker', 'contact'] as const)('is kept with its file: a %s', async (kind) => {
    const phone = newPhone()
    await phone.say(kind === 'sticker' ? { sticker: true } : { contact: { name: 'Jean', phone: '+33639980909' } })
    expect(await firstOf(phone, stored)).toMatchObject({ kind })
  })

  it('is answered to who has no number at all', async () => {
    const nobody = world.simulator.twilio.phone('FR.1a2B3c4D5e', house.number)
    await nobody.say({ body: 'Bonjour', profileName: 'Sans numéro' })
    const { items } = await must<{ items: Conversation[] }>(house.owner.client.get('/api/conversations?limit=100'))
    const thread = items.find(({ client }) => client.name === 'Sans numéro')
    expect(thread?.client.phone).toBeNull()
    await must(house.owner.client.post(`/api/conversations/${thread?.id ?? 0}/send`, { message: 'Bienvenue' }))
    await nobody.waitForReply('Bienvenue')
  })
})
