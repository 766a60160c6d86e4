import type { Line, VoiceSettings } from '@conciergerie/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { fakeLinePorts } from '../support/line-world.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World, WorldOptions } from '../world.ts'

const voiceKeys = { OPENAI_API_KEY: 'sk-test-of-the-lines', OPENAI_WEBHOOK_SECRET: 'whsec_dGVzdC1zZWNyZXQtdGVzdA==' }
const sip = {
  mode: 'sip_bridge',
  sipUsername: 'hotel',
  sipPassword: 'marée-haute-7',
  sipDomain: 'sip.operateur.example',
}

async function openLines(options: WorldOptions = {}) {
  const ports = fakeLinePorts()
  const { environment, ...rest } = options
  const world = await openWorld({
    ...rest,
    environment: { ...voiceKeys, ...environment },
    overrides: { linePorts: ports },
  })
  ports.media.up()
  await world.context.telephoneLines.supervisor?.start()
  return { world, ...ports }
}

describeOnBothDatabases('lines', (open) => {
  let world: World
  let media: ReturnType<typeof fakeLinePorts>['media']
  let calls: ReturnType<typeof fakeLinePorts>['calls']
  let house: HouseWorld
  let other: HouseWorld
  let numbers = 10

  const admin = () => world.admin.client
  const nextNumber = () => `+33299000${String(++numbers).padStart(3, '0')}`
  const post = (body: object) => admin().post('/api/admin/lines', body)
  const add = async (body: object = {}) =>
    (
      await must<{ line: Line }>(
        post({ conciergerieId: house.id, mode: 'twilio_stream', number: nextNumber(), ...body }),
      )
    ).line
  const read = async (id: number) =>
    must<{ line: Line }>(admin().get(`/api/admin/lines/${id}`)).then(({ line }) => line)
  const stored = (id: number) =>
    world.context.db.read.selectFrom('phone_lines').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  beforeAll(async () => {
    ;({ world, media, calls } = await openLines({ databaseUrl: await open.createUrl() }))
    house = await world.openHouse('Lignes', '+33639980501')
    other = await world.openHouse('Voisins', '+33639980502')
  })
  afterAll(() => world.close())

  describe('what is refused', () => {
    it.each([
      ['a number that cannot be one', { number: '12 34' }, 'number'],
      ['a SIP line without an operator', { mode: 'sip_bridge' }, 'sipDomain'],
      ['a server with more than a name', { ...sip, sipDomain: 'sip.example;transport=tcp' }, 'sipDomain'],
      ['a server that smuggles a header', { ...sip, sipDomain: 'a.example\r\nX: y' }, 'sipDomain'],
      ['a username that smuggles a header', { ...sip, sipUsername: 'a\r\nVia: evil' }, 'sipUsername'],
      ['a username in quotation marks', { ...sip, sipUsername: '"hotel"' }, 'sipUsername'],
      ['a password of two lines', { ...sip, sipPassword: 'a\nb' }, 'sipPassword'],
      ['a password for nobody', { ...sip, sipUsername: undefined }, 'sipUsername'],
      ['TLS without a username', { mode: 'sip_bridge', sipDomain: 'sip.example', transport: 'tls' }, 'sipUsername'],
      ['an Asterisk without a username', { mode: 'sip_bridge', sipDomain: 'Asterisk' }, 'sipUsername'],
    ])('%s', async (_, body, field) => {
      const { status, json } = await post({
        conciergerieId: house.id,
        mode: 'twilio_stream',
        number: nextNumber(),
        ...body,
      })
      expect([status, Object.keys((json as { error: { fields: object } }).error.fields)]).toEqual([400, [field]])
    })

    it('to go over to TLS, or to lose one’s username there, with a word on what to do', async () => {
      const bare = await add({ mode: 'sip_bridge', sipDomain: 'sip.example' })
      const sealed = await add({ ...sip, transport: 'tls' })
      for (const [{ id }, change] of [
        [bare, { transport: 'tls' }],
        [sealed, { sipUsername: '', sipPassword: '' }],
      ] as const) {
        const { status, json } = await admin().patch(`/api/admin/lines/${id}`, change)
        expect(status).toBe(400)
        expect((json as { error: { fields: object } }).error.fields).toEqual({
          sipUsername: expect.stringContaining('identifiant que donne l’opérateur') as string,
        })
      }
      expect(await read(bare.id)).toMatchObject({ transport: 'udp' })
      expect(await read(sealed.id)).toMatchObject({ sipUsername: 'hotel', hasSipPassword: true })
    })

    it('a number that another line, or another house, answers already', async () => {
      const { number } = await add()
      await must(other.owner.client.patch('/api/settings', { phoneNumber: '+33299000777' }))
      for (const taken of [number, number.replace('+33', '0'), '+33299000777']) {
        const answer = await post({ conciergerieId: house.id, mode: 'openai_sip', number: taken })
        expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('number')])
      }
      const mine = await add()
      expect((await admin().patch(`/api/admin/lines/${mine.id}`, { number })).status).toBe(409)
      expect(await read(mine.id)).toMatchObject({ number: mine.number })
    })

    it('a line for a house that is not there', async () => {
      expect((await post({ conciergerieId: 999_999, mode: 'twilio_stream', number: nextNumber() })).status).toBe(404)
    })

    it('commands from a house', async () => {
      const { id } = await add()
      for (const client of [house.owner.client, house.key.client])
        expect((await client.post(`/api/admin/lines/${id}/stop`, {})).status).toBe(401)
      expect(await read(id)).toMatchObject({ state: 'running' })
    })
  })

  it('makes a line that works at once, whose number becomes the house’s when it has none', async () => {
    const newHouse = await world.openHouse('Nouvelle', '+33639980503')
    const line = await add({ conciergerieId: newHouse.id, number: '02 99 00 00 99' })
    expect(line).toMatchObject({ number: '+33299000099', mode: 'twilio_stream', enabled: true, state: 'running' })
    const { settings } = await must<{ settings: { phoneNumber: string } }>(newHouse.owner.client.get('/api/settings'))
    expect(settings.phoneNumber).toBe('+33299000099')
    await add({ conciergerieId: newHouse.id })
    expect((await must<{ settings: object }>(newHouse.owner.client.get('/api/settings'))).settings).toMatchObject({
      phoneNumber: '+33299000099',
    })
  })

  it('tells where its calls are to be sent: our address as carriers know it', async () => {
    const { publicUrl } = world.context.config
    expect((await add()).webhookUrl).toBe(`${publicUrl}/api/voice/incoming`)
    expect((await add({ mode: 'openai_sip' })).webhookUrl).toBe(`${publicUrl}/webhook/openai`)
    expect((await add({ mode: 'sip_bridge', sipDomain: 'sip.example' })).webhookUrl).toBeNull()
  })

  it('takes a trunk that knows us by our address: no username, over UDP or TCP', async () => {
    for (const transport of ['udp', 'tcp'] as const) {
      const line = await add({ mode: 'sip_bridge', sipDomain: 'sip.example', transport })
      expect(line).toMatchObject({ transport, sipUsername: null, hasSipPassword: false })
    }
  })

  it('lets go of a line over TLS that was saved without a username before that was refused', async () => {
    const { id } = await add({ ...sip, transport: 'tls' })
    const without = { sip_username: null, sip_password: null }
    const { db } = world.context
    await db.write((tx) => tx.q.updateTable('phone_lines').set(without).where('id', '=', id).execute())
    expect(
      (await must<{ line: Line }>(admin().patch(`/api/admin/lines/${id}`, { enabled: false }))).line,
    ).toMatchObject({
      enabled: false,
    })
  })

  it('stores a SIP password sealed by its row, gives it to nobody, and opens it for the media process', async () => {
    media.take()
    const line = await add(sip)
    expect(line).toMatchObject({ hasSipPassword: true, sipUsername: 'hotel', state: 'starting' })
    const row = await stored(line.id)
    expect(row.sip_password).toMatch(/^[\w+/=]+:[\w+/=]+:[\w+/=]+$/)
    const answers = await Promise.all(
      ['/api/admin/lines', `/api/admin/lines/${line.id}`, '/agents', `/agents/${line.id}/status`].map((path) =>
        admin().get(path),
      ),
    )
    for (const { text } of answers) expect(text).not.toContain('marée')
    expect(media.sent.find(({ to }) => to === 'line_start')).toMatchObject({ line: { password: 'marée-haute-7' } })
    expect(JSON.stringify(await world.context.db.read.selectFrom('audit_log').selectAll().execute())).not.toContain(
      'marée',
    )
  })

  it('seals at the start a password that an older database kept in the clear', async () => {
    const { id } = await add(sip)
    const { db, lineBook } = world.context
    await db.write((tx) =>
      tx.q.updateTable('phone_lines').set({ sip_password: 'en clair' }).where('id', '=', id).execute(),
    )
    await lineBook.passwords.sealPlain()
    const { sip_password } = await stored(id)
    expect(sip_password).not.toContain('clair')
    expect(await lineBook.passwords.open(id, sip_password ?? '')).toBe('en clair')
    expect(await lineBook.passwords.open(id + 1, sip_password ?? '')).toBeUndefined()
  })

  it('keeps a password until it is changed, and forgets it when it is emptied', async () => {
    const { id } = await add(sip)
    const before = (await stored(id)).sip_password
    await must(admin().patch(`/api/admin/lines/${id}`, { sipDomain: 'autre.example' }))
    expect((await stored(id)).sip_password).toBe(before)
    const { line } = await must<{ line: Line }>(admin().patch(`/api/admin/lines/${id}`, { sipPassword: '' }))
    expect(line.hasSipPassword).toBe(false)
  })

  it('stops, starts and restarts a line, now or after its calls', async () => {
    const { id } = await add()
    calls.counts.set(id, 2)
    const command = async (path: string, body?: object) =>
      (await must<{ line: Line }>(admin().post(`/api/admin/lines/${id}/${path}`, body))).line
    expect(await command('stop', { when: 'after_calls' })).toMatchObject({
      state: 'running',
      draining: true,
      enabled: false,
      callsInProgress: 2,
    })
    expect(await command('stop', { when: 'now' })).toMatchObject({
      state: 'stopped',
      draining: false,
      callsInProgress: 0,
      lastError: 'Arrêtée par Administrateur',
    })
    expect(calls.hungUp).toContain(id)
    expect(await command('start')).toMatchObject({ state: 'running', enabled: true, restarts: 0 })
    expect(await command('restart')).toMatchObject({ state: 'running' })
  })

  it('answers at the addresses of earlier systems too', async () => {
    const { id } = await add()
    const status = async (method: 'get' | 'post', path: string) =>
      (await must<{ status: string }>(admin()[method](path))).status
    expect(await status('get', `/agents/${id}/status`)).toBe('running')
    expect(await status('post', `/agents/${id}/stop`)).toBe('stopped')
    expect(await status('post', `/agents/${id}/start`)).toBe('running')
    expect(await status('post', `/agents/${id}/restart`)).toBe('running')
    const { total, running } = await must<{ total: number; running: number }>(admin().post('/refresh'))
    expect(total).toBeGreaterThanOrEqual(running)
    const { agents } = await must<{ agents: { id: number }[] }>(admin().get('/agents'))
    expect(agents.map((agent) => agent.id)).toContain(id)
  })

  it('tells the history of a day and the end of the log, in the reader’s language', async () => {
    const { id } = await add()
    await must(admin().post(`/api/admin/lines/${id}/stop`, {}))
    const whole = async (language: string) =>
      must<{ history: { state: string; detail: string | null }[]; log: { text: string }[] }>(
        admin().get(`/api/admin/lines/${id}`, { 'accept-language': language }),
      )
    const french = await whole('fr')
    expect(french.history.map(({ state }) => state)).toEqual(['starting', 'running', 'stopped'])
    expect(french.history.at(-1)?.detail).toBe('Arrêtée par Administrateur')
    expect(french.log.at(-1)?.text).toMatch(/^état.: arrêtée$/)
    const english = await whole('en')
    expect(english.history.at(-1)?.detail).toBe('Stopped by Administrateur')
    expect(english.log.at(-1)?.text).toBe('state: stopped')
  })

  it('says so when nobody has looked after a line for two minutes', async () => {
    const { id } = await add()
    const longAgo = { updated_at: '2026-01-01T00:00:00.000Z' }
    await world.context.db.write((tx) =>
      tx.q.updateTable('line_states').set(longAgo).where('line_id', '=', id).execute(),
    )
    const line = await read(id)
    expect(line).toMatchObject({ state: 'stopped', upSince: null, enabled: true })
    expect(line.lastError).toContain('--services=voice')
    await world.context.telephoneLines.supervisor?.tick()
    expect(await read(id)).toMatchObject({ state: 'running', lastError: null })
  })

  it('takes a line away and keeps no agent of it', async () => {
    const { id } = await add()
    expect((await admin().delete(`/api/admin/lines/${id}`)).status).toBe(204)
    expect((await admin().get(`/api/admin/lines/${id}`)).status).toBe(404)
    expect((await admin().delete(`/api/admin/lines/${id}`)).status).toBe(404)
  })

  it('writes down who did what', async () => {
    const { id, number } = await add()
    await must(admin().post(`/api/admin/lines/${id}/stop`, {}))
    await admin().delete(`/api/admin/lines/${id}`)
    const log = await must<{ items: { action: string; target: string }[] }>(admin().get('/api/admin/audit'))
    const deeds = log.items.filter(({ target }) => target === number).map(({ action }) => action)
    expect(deeds).toEqual(['line.removed', 'line.stopped', 'line.created'])
  })

  it('shows a house its own lines, and a machine those that are active', async () => {
    const [on, off] = [await add(), await add({ enabled: false })]
    const own = await must<{ items: Line[] }>(house.concierge.client.get('/api/lines'))
    expect(own.items.map(({ id }) => id)).toEqual(expect.arrayContaining([on.id, off.id]))
    expect(own.items.every(({ conciergerie }) => conciergerie.id === house.id)).toBe(true)
    const { agents } = await must<{ agents: { id: number }[] }>(house.key.client.get('/api/sip/agents'))
    expect(agents.map(({ id }) => id)).toContain(on.id)
    expect(agents.map(({ id }) => id)).not.toContain(off.id)
    expect((await must<{ items: Line[] }>(other.owner.client.get('/api/lines'))).items).toEqual([])
  })

  it('tells a machine of the house what its voice is told', async () => {
    const brief = await must<{ instructions: string; tools: unknown[] }>(house.key.client.get('/api/ai'))
    expect(brief.instructions).toContain(`maison ${house.id}`)
    expect(brief.tools).toHaveLength(1)
  })

  describe('which line a call is for', () => {
    const find = (number: string) => world.context.lineBook.directory.findByNumber(number)

    it('nobody’s, when the number is no number or unknown', async () => {
      expect(await find('anonymous')).toBeNull()
      expect(await find('+33299009999')).toBeNull()
      expect(await find('sip:%E0%A4%A@x')).toBeNull()
      expect(await world.context.lineBook.directory.findById(987_654)).toBeNull()
    })

    it('found however the carrier writes it', async () => {
      const { id, number } = await add()
      const local = `0${number.slice(3)}`
      for (const dialled of [
        number,
        `tel:${number}`,
        `<sip:${number}@gw.example;user=phone>`,
        `"H" <sips:${number}@x>`,
        local,
      ])
        expect(await find(dialled)).toMatchObject({ lineId: id, conciergerieId: house.id, refusal: null })
    })

    it('a house’s own number works without a line', async () => {
      await must(other.owner.client.patch('/api/settings', { phoneNumber: '+33299000778' }))
      expect(await find('+33299000778')).toMatchObject({ lineId: null, conciergerieId: other.id, refusal: null })
    })

    it('refused while it is stopped, draining, or its house suspended; not while it is in trouble', async () => {
      const lonely = await world.openHouse('Suspendue', '+33639980504')
      const { id, number } = await add({ ...sip, conciergerieId: lonely.id })
      media.report(id, 'running')
      media.report(id, 'down', '408')
      const refusal = async () => (await find(number))?.refusal
      expect(await refusal()).toBeNull()
      await must(admin().post(`/api/admin/lines/${id}/stop`, {}))
      expect(await refusal()).toBe('stopped')
      await must(admin().post(`/api/admin/lines/${id}/start`))
      media.report(id, 'running')
      calls.counts.set(id, 1)
      await must(admin().post(`/api/admin/lines/${id}/restart`, { when: 'after_calls' }))
      expect(await refusal()).toBe('draining')
      await must(admin().patch(`/api/admin/conciergeries/${lonely.id}`, { status: 'suspended' }))
      expect(await refusal()).toBe('suspended')
    })
  })

  describe('how calls are answered', () => {
    const patch = (body: object) => house.owner.client.patch('/api/settings/voice', body)
    const voice = async () =>
      (await must<{ voice: VoiceSettings }>(house.owner.client.get('/api/settings/voice'))).voice

    it.each([
      [{ transferNumber: '12' }, 'transferNumber'],
      [{ voice: 'onyx' }, 'voice'],
      [{ speed: 4 }, 'speed'],
      [{ maxMinutesPerCall: 90 }, 'maxMinutesPerCall'],
      [{ recording: { keepDays: 181 } }, 'recording.keepDays'],
      [{ keywords: ['x'.repeat(61)] }, 'keywords.0'],
    ])('refuses %j', async (body, field) => {
      const { status, json } = await patch(body)
      expect([status, Object.keys((json as { error: { fields: object } }).error.fields)]).toEqual([400, [field]])
    })

    it('refuses to pass callers to a line of the house: they would come back to the assistant', async () => {
      const { number } = await add()
      expect((await patch({ transferNumber: number })).status).toBe(400)
    })

    it('refuses to pass callers to the house’s own number, for which no line was made', async () => {
      await must(house.owner.client.patch('/api/settings', { phoneNumber: '+33299000991' }))
      expect((await patch({ transferNumber: '02 99 00 09 91' })).status).toBe(400)
    })

    it('is an owner’s to change', async () => {
      expect((await house.concierge.client.patch('/api/settings/voice', { speed: 1.1 })).status).toBe(403)
    })

    it('begins with recording off, in the house’s language', async () => {
      expect(await voice()).toMatchObject({
        enabled: true,
        language: 'fr',
        voice: 'marin',
        hours: 'always',
        recording: { enabled: false },
      })
    })

    it('changes what is given and keeps the rest; the next call follows', async () => {
      await must(patch({ voice: 'cedar', transferNumber: '06 12 34 56 78', keywords: ['Kouign-amann'] }))
      await must(patch({ recording: { enabled: true, notice: 'Cet appel est enregistré.' } }))
      expect(await world.context.lineBook.voice.readVoice(house.id)).toMatchObject({
        voice: 'cedar',
        transferNumber: '+33612345678',
        keywords: ['Kouign-amann'],
        speed: 1,
        recording: { enabled: true, notice: 'Cet appel est enregistré.', keepDays: 30 },
      })
      expect((await must<{ voice: VoiceSettings }>(other.owner.client.get('/api/settings/voice'))).voice).toMatchObject(
        {
          voice: 'marin',
          transferNumber: null,
        },
      )
    })
  })
})

describe('without an encryption key', () => {
  it('refuses a SIP password and recording, and leaves nothing half made', async () => {
    const { world } = await openLines({ environment: { ENCRYPTION_KEY: '' } })
    const house = await world.openHouse('Sans clé', '+33639980505')
    const answer = await world.admin.client.post('/api/admin/lines', {
      conciergerieId: house.id,
      number: '+33299000001',
      ...sip,
    })
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('ENCRYPTION_KEY')])
    const recording = await house.owner.client.patch('/api/settings/voice', { recording: { enabled: true } })
    expect([recording.status, recording.text]).toEqual([409, expect.stringContaining('ENCRYPTION_KEY')])
    expect((await world.admin.client.get('/api/admin/lines')).json).toMatchObject({ items: [] })
    const { sipPassword: _, ...open } = sip
    expect(
      (await world.admin.client.post('/api/admin/lines', { conciergerieId: house.id, number: '+33299000001', ...open }))
        .status,
    ).toBe(201)
    await world.close()
  })
})
