import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CallFactField } from '@conciergerie/contract'
import { silenceMs } from '#src/voice/call/silence.ts'
import { sellRooms } from '../support/booking-world.ts'
import { readCall, readEndedCall } from '../support/call-record.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { callByTwilio, knock, openPaperHouse, takeStream } from '../support/paper-calls.ts'
import { PaperMedia, PaperTimers } from '../support/paper-media.ts'
import { ringByTwilio } from '../support/twilio-voice.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const number = '+33199001201'
const caller = '+33639981201'

describeOnBothDatabases('a telephone call', (open) => {
  const media = new PaperMedia()
  const timers = new PaperTimers()
  let world: World
  let house: HouseWorld
  let lineId: number

  beforeAll(async () => {
    ;({ world, house, lineId } = await openPaperHouse({
      databaseUrl: await open.createUrl(),
      media,
      timers,
      houseNumber: '+33199001200',
      line: { mode: 'twilio_stream', number },
    }))
    await sellRooms(house)
  })
  afterAll(() => world.close())

  const ring = (form: Record<string, string> = {}, token?: string) =>
    ringByTwilio(world, { To: number, From: caller, ...form }, token)
  const offer = (callSid: string, pass: string | null) => takeStream(media, callSid, pass)
  const call = (from = caller) => callByTwilio(world, media, { To: number, From: from })
  const detail = (id: number) => readCall(house, id)
  const ended = (id: number) => readEndedCall(house, id)

  it('refuses a call that Twilio did not sign', async () => {
    const { answer } = await ring({}, 'a-token-of-somebody-else-0123456789')
    expect(answer.status).toBe(403)
  })

  it('rejects a number that no line has', async () => {
    const { answer } = await ring({ To: '+33199009999' })
    expect(answer.text).toContain('<Reject')
  })

  it('lets a stream in once, and only for the call that its word names', async () => {
    const { callSid, pass } = await ring()
    const wrong = { ref: 'x', road: 'twilio_stream', providerCallId: callSid } as const
    knock(media, { ...wrong, pass: 'a-guessed-word' })
    await eventually(() => media.refusals().includes('unknown'))
    const first = await offer(callSid, pass)
    const refused = media.refusals().length
    knock(media, { ...wrong, pass })
    await eventually(() => media.refusals().length > refused)
    first.end()
    await ended(first.id)
  })

  it('keeps another house’s people out of its calls', async () => {
    const made = await call()
    const other = await world.openHouse('Ailleurs', '+33199001209')
    expect((await other.owner.client.get(`/api/calls/${made.id}`)).status).toBe(404)
    expect((await other.owner.client.post(`/api/calls/${made.id}/hangup`)).status).toBe(404)
    made.end()
    await ended(made.id)
  })

  it('says busy when the house’s lines are taken, and writes that down', async () => {
    await must(house.owner.client.patch('/api/settings/voice', { maxConcurrent: 1 }))
    const first = await call()
    const { answer } = await ring()
    expect(answer.text).toContain('reason="busy"')
    first.end()
    await ended(first.id)
    await must(house.owner.client.patch('/api/settings/voice', { maxConcurrent: 10 }))
    const { items } = await must<{ items: { outcome: string }[] }>(house.owner.client.get('/api/calls?tab=missed'))
    expect(items.map(({ outcome }) => outcome)).toContain('busy')
  })

  it('lets no more in than the limit when many ring at once, and writes the others down', async () => {
    await must(house.owner.client.patch('/api/settings/voice', { maxConcurrent: 1 }))
    const rung = await Promise.all(Array.from({ length: 12 }, (_, nth) => ring({ From: `+336399812${50 + nth}` })))
    const admitted = rung.filter(({ pass }) => pass !== null)
    expect(admitted).toHaveLength(1)
    const sids = rung.map(({ callSid }) => callSid)
    const rows = await world.context.db.read
      .selectFrom('calls')
      .select(['status', 'end_reason'])
      .where('provider_call_id', 'in', sids)
      .execute()
    expect(rows.filter((row) => row.status === 'ended' && row.end_reason === 'busy')).toHaveLength(11)
    for (const { callSid, pass } of admitted) (await offer(callSid, pass)).end()
    await eventually(
      async () => (await must<{ items: unknown[] }>(house.owner.client.get('/api/calls/live'))).items.length === 0,
    )
    await must(house.owner.client.patch('/api/settings/voice', { maxConcurrent: 10 }))
  })

  it('keeps no place for a caller whose stream never came', async () => {
    await must(house.owner.client.patch('/api/settings/voice', { maxConcurrent: 1 }))
    const lost = await ring()
    expect((await ring()).answer.text).toContain('reason="busy"')
    await world.context.db.write((tx) =>
      tx.q
        .updateTable('calls')
        .set({ pass_expires_at: '2020-01-01T00:00:00.000Z' })
        .where('provider_call_id', '=', lost.callSid)
        .execute(),
    )
    const made = await call()
    made.end()
    await ended(made.id)
    await must(house.owner.client.patch('/api/settings/voice', { maxConcurrent: 10 }))
  })

  it('answers a repeated webhook with a new word for the same call', async () => {
    const first = await ring()
    const again = await ring({ CallSid: first.callSid })
    expect(again.pass).not.toBeNull()
    expect(again.pass).not.toBe(first.pass)
    const made = await offer(first.callSid, again.pass)
    made.end()
    await ended(made.id)
  })

  it('tells the voice who it is, that it is an AI, and its tools', async () => {
    const made = await call()
    const start = media.starts().at(-1)
    expect(start?.greeting).toContain('Hôtel des Embruns')
    expect(start?.greeting).toContain('intelligence artificielle')
    expect(start?.session.instructions).toContain('never ask for it')
    expect(start?.session.tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['check_availability', 'create_reservation', 'transfer_to_human', 'end_call']),
    )
    made.end()
    await ended(made.id)
  })

  it('books only after the recap was heard and the caller said yes to it', async () => {
    const made = await call('+33639981202')
    made.speak('Hôtel des Embruns, bonjour.')
    made.answer('Une suite pour deux du 15 au 20 mars, au nom de Camille Martin.')
    const wish = { date_from: '2027-03-15', date_to: '2027-03-20', party_size: 2, unit_type: 'suite_vue_mer' }
    const held = await made.use('create_reservation', { ...wish, first_name: 'Camille', last_name: 'Martin' })
    expect(held).toMatchObject({ status: 'held' })

    // the voice has not said it yet, and is told once more what to say
    expect(await made.use('create_reservation', { hold: held['hold'] })).toMatchObject({
      status: 'not_agreed',
      text: held['text'],
    })
    made.speak('La suite, du lundi 15 au samedi 20 mars. Vous confirmez ?')
    expect(await made.use('create_reservation', { hold: held['hold'] })).toMatchObject({ status: 'not_agreed' })
    made.answer('Non, attendez.')
    expect(await made.use('create_reservation', { hold: held['hold'] })).toMatchObject({ status: 'refused' })
    // said no: it is read back again before a yes counts
    made.answer('Si, gardez-la.')
    expect(await made.use('create_reservation', { ...wish, last_name: 'Martin' })).toMatchObject({ status: 'held' })
    made.speak('Je récapitule : la suite, du lundi 15 au samedi 20 mars. Vous confirmez ?')
    made.answer('Oui, c’est parfait.')
    const booked = await made.use('create_reservation', { hold: held['hold'] })
    expect(booked).toMatchObject({ status: 'confirmed' })

    made.speak('C’est confirmé.')
    made.end()
    const { call: row, turns, created } = await ended(made.id)
    expect(row).toMatchObject({ outcome: 'reserved', endReason: 'caller_hung_up', status: 'ended' })
    expect(created.reservations).toMatchObject([{ status: 'confirmed' }])
    expect(turns.map(({ speaker }) => speaker)).toEqual([
      'assistant',
      'caller',
      'assistant',
      'caller',
      'caller',
      'assistant',
      'caller',
      'assistant',
    ])
    await eventually(async () => (await detail(made.id)).facts.length > 0)
    expect((await detail(made.id)).facts).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'name', value: 'Camille Martin' })]),
    )
    // without a model's key, from the tools alone
    const { summary } = (await detail(made.id)).call
    expect(summary?.replaceAll('\u00a0', ' ')).toBe(
      `Camille Martin a réservé un séjour (Suite Vue Mer) du 15 au 20 mars 2027 pour 2 personnes (${created.reservations[0]?.code ?? ''}).`,
    )
  })

  it('still waits for the yes after a question was passed on to the team', async () => {
    const made = await call('+33639981288')
    made.answer('Une chambre standard du 7 au 9 avril pour deux, au nom de Paul Petit.')
    const wish = { date_from: '2027-04-07', date_to: '2027-04-09', party_size: 2, unit_type: 'chambre_standard' }
    const held = await made.use('create_reservation', { ...wish, last_name: 'Petit' })
    made.speak('Du mercredi 7 au vendredi 9 avril. Vous confirmez ?')
    made.answer('Attendez, élevez-vous des perroquets ?')
    expect(await made.use('raise_question', { question: 'Élevez-vous des perroquets ?' })).toMatchObject({
      status: 'filed',
    })
    made.speak('L’équipe vous répondra. Je confirme donc du mercredi 7 au vendredi 9 avril ?')
    made.answer('Oui.')
    expect(await made.use('create_reservation', { hold: held['hold'] })).toMatchObject({ status: 'confirmed' })
    made.end()
    const { created } = await ended(made.id)
    expect(created.questions).toHaveLength(1)
  })

  it('reads back what it is told to settle and was never told of', async () => {
    const made = await call('+33639981288')
    made.answer('Annulez ma chambre d’avril, s’il vous plaît.')
    expect(await made.use('cancel_reservation', { confirmed: true })).toMatchObject({
      status: 'to_confirm',
      text: expect.stringContaining('7 avril 2027') as string,
    })
    made.speak('Confirmez-vous l’annulation ?')
    made.answer('Oui, annulez-la.')
    expect(await made.use('cancel_reservation', { confirmed: true })).toMatchObject({ status: 'cancelled' })
    made.end()
    await ended(made.id)
  })

  it('takes a yes whose words are written down late', async () => {
    const made = await call('+33639981203')
    made.answer('Une chambre standard du 3 au 5 avril pour deux, au nom de Paul Petit.')
    const wish = { date_from: '2027-04-03', date_to: '2027-04-05', party_size: 2, unit_type: 'chambre_standard' }
    const held = await made.use('create_reservation', { ...wish, last_name: 'Petit' })
    made.speak('Du samedi 3 au lundi 5 avril. Vous confirmez ?')
    const yes = made.answer(null)
    const settled = made.use('create_reservation', { hold: held['hold'] })
    made.write(yes, 'Oui, je confirme.')
    expect(await settled).toMatchObject({ status: 'confirmed' })
    made.end()
    await ended(made.id)
  })

  it.each([
    [
      12,
      'turn out to be none',
      'Non, attendez.',
      '« Non, attendez. » au récapitulatif (du 12 au 14 juin 2027 pour 2 personnes)',
    ],
    [15, 'never come', null, 'au récapitulatif (du 15 au 17 juin 2027 pour 2 personnes) n’a pas pu être transcrit'],
    [18, 'are a yes', 'Oui, parfait.', null],
    [21, 'name other dates', 'Oui, mais du 22 au 24 juin.', 'Oui, mais du 22 au 24 juin.'],
    [24, 'name more people', 'Oui, nous serons trois.', 'Oui, nous serons trois.'],
  ])('has a person look at a booking of %i June when the words of its yes %s', async (day, _name, words, flag) => {
    const made = await call(`+336399812${day + 20}`)
    made.answer('Une chambre standard pour deux, au nom de Paul Petit.')
    const wish = { date_from: `2027-06-${day}`, date_to: `2027-06-${day + 2}`, party_size: 2 }
    const held = await made.use('create_reservation', { ...wish, unit_type: 'chambre_standard', last_name: 'Petit' })
    made.speak('Chambre standard, deux nuits. Vous confirmez ?')
    const yes = made.answer(null)
    let answered: unknown
    void made.use('create_reservation', { hold: held['hold'] }).then((answer) => (answered = answer))
    await eventually(() => {
      // nobody writes the words down in time
      timers.pass(2_500)
      return answered
    })
    expect(answered).toMatchObject({ status: 'confirmed' })
    if (words !== null) made.write(yes, words)
    made.end()
    const { call: row } = await ended(made.id)
    if (flag === null) expect(row.flag).toBeNull()
    else expect(row.flag?.replaceAll('\u00a0', ' ')).toContain(flag)
    expect(row.needsFollowUp).toBe(flag !== null)
  })

  it('does a repeated call of a tool once', async () => {
    const made = await call('+33639981204')
    made.answer('Rappelez-moi demain, s’il vous plaît.')
    const first = await made.use('leave_message', { text: 'Rappeler demain' }, 'same-call')
    const again = await made.use('leave_message', { text: 'Rappeler demain' }, 'same-call')
    expect(again).toEqual(first)
    made.end()
    const { created, call: row } = await ended(made.id)
    expect(created.messages).toHaveLength(1)
    expect(row.outcome).toBe('message')
  })

  it('leaves the same message once, however often the model passes it on, and another one too', async () => {
    const made = await call('+33639981291')
    made.answer('Rappelez-moi demain, s’il vous plaît.')
    await made.use('leave_message', { text: 'Rappeler demain' }, 'first')
    made.answer('Vous l’avez noté ?')
    await made.use('leave_message', { text: 'Rappeler demain' }, 'second')
    await made.use('leave_message', { text: 'La douche est froide' }, 'third')
    made.end()
    const { created } = await ended(made.id)
    expect(created.messages.map(({ text }) => text).toSorted()).toEqual(['La douche est froide', 'Rappeler demain'])
  })

  it('keeps only what was heard of a sentence that was cut', async () => {
    const made = await call('+33639981205')
    const itemId = made.speak('La Suite Vue Mer est libre à cent soixante-dix-neuf euros la nuit.')
    made.tell({ on: 'cut', itemId, heardMs: 1000, ofMs: 4000 })
    made.answer('Pardon ?')
    made.end()
    const { turns } = await ended(made.id)
    expect(turns[0]).toMatchObject({ interrupted: true })
    expect(turns[0]?.heardText.length).toBeLessThan(25)
  })

  it('asks twice into a silence, then takes leave', async () => {
    const made = await call('+33639981206')
    made.speak('Que puis-je faire pour vous ?')
    for (let step = 0; step < 3; step++) {
      timers.pass(silenceMs)
      made.tell({ on: 'quiet', atMs: 10_000 * (step + 1) })
    }
    expect(made.ordered()).toHaveLength(3)
    expect(media.commands(made.id).at(-1)).toEqual({ do: 'hang_up', when: 'after_playout' })
    made.end('hung_up')
    expect((await ended(made.id)).call).toMatchObject({ endReason: 'silence', outcome: 'missed' })
  })

  it('offers to take a message when the house names nobody to pass calls to', async () => {
    const made = await call('+33639981207')
    made.answer('Je veux parler à quelqu’un.')
    expect(await made.use('transfer_to_human', { reason: 'demande' })).toMatchObject({ status: 'nobody' })
    made.end()
    await ended(made.id)
  })

  it('is not passed on to a number at which the assistant itself answers', async () => {
    const made = await call('+33639981271')
    await must(house.owner.client.patch('/api/settings', { phoneNumber: '+33199001298' }))
    for (const to of [number, '+33199001298']) {
      const { status, json } = await house.concierge.client.post(`/api/calls/${made.id}/transfer`, { to })
      expect([status, Object.keys((json as { error: { fields: object } }).error.fields)]).toEqual([400, ['to']])
    }
    expect(made.ordered()).toEqual([])
    made.end()
    await ended(made.id)
  })

  it('takes a caller back whom nobody answered', async () => {
    await must(house.owner.client.patch('/api/settings/voice', { transferNumber: '+33639980050' }))
    const made = await call('+33639981208')
    made.answer('Je veux parler à quelqu’un.')
    expect(await made.use('transfer_to_human', { reason: 'demande' })).toMatchObject({ status: 'transferring' })
    expect(made.ordered().at(-1)).toContain('ne quittez pas')
    await must(house.owner.client.patch('/api/settings/voice', { transferNumber: null }))
    made.end()
    await ended(made.id)
  })

  it('closes the calls of a media process that died, keeps what was done, and lets the next caller wait for another', async () => {
    const made = await call('+33639981210')
    made.answer('Rappelez-moi.')
    await made.use('leave_message', { text: 'Rappeler' })
    media.die()
    const { call: row, created } = await ended(made.id)
    expect(row).toMatchObject({ status: 'failed', endReason: 'process_lost', outcome: 'message' })
    expect(created.messages).toHaveLength(1)
    const waiting = media.awaited
    const next = ring({ From: '+33639981219' })
    await eventually(() => media.awaited > waiting)
    media.rise('run-2')
    const { callSid, pass } = await next
    const followed = await offer(callSid, pass)
    followed.end()
    expect((await ended(followed.id)).call).toMatchObject({ status: 'ended' })
  })

  it('counts what a tool was still doing when the media process died', async () => {
    const made = await call('+33639981210')
    made.answer('Rappelez-moi.')
    const toolCallId = 'still-at-work'
    made.tell({ on: 'tool_call', toolCallId, name: 'leave_message', arguments: '{"text":"Rappeler"}', atMs: 1000 })
    media.die()
    const { call: row, created } = await ended(made.id)
    media.rise('run-3')
    expect(row).toMatchObject({ status: 'failed', endReason: 'process_lost', outcome: 'message' })
    expect(created.messages).toHaveLength(1)
  })

  it('stops recording for a caller who objects, and offers that only where calls are recorded', async () => {
    const usual = await call('+33639981213')
    expect(usual.offered()).not.toContain('stop_recording')
    usual.end()
    await ended(usual.id)
    const recording = { enabled: true, notice: 'Cet appel est enregistré.', keepDays: 7 }
    await must(house.owner.client.patch('/api/settings/voice', { recording }))
    const made = await call('+33639981214')
    expect(media.starts().at(-1)?.greeting).toContain('Cet appel est enregistré.')
    expect(made.offered()).toContain('stop_recording')
    expect(media.commands(made.id)).not.toContainEqual({ do: 'record', on: true })
    made.speak('Bonjour. Cet appel est enregistré. Je suis une intelligence artificielle.')
    await eventually(() => media.commands(made.id).some((one) => one.do === 'record' && one.on))
    made.answer('Je ne veux pas être enregistrée.')
    expect(await made.use('stop_recording', {})).toMatchObject({ status: 'ok' })
    expect(media.commands(made.id)).toContainEqual({ do: 'record', on: false })
    made.end()
    await ended(made.id)
    await must(house.owner.client.patch('/api/settings/voice', { recording: { ...recording, enabled: false } }))
  })

  it('keeps the sound of a call sealed, gives it to the house, and erases it when asked', async () => {
    const recording = { enabled: true, notice: 'Cet appel est enregistré.', keepDays: 7 }
    await must(house.owner.client.patch('/api/settings/voice', { recording }))
    const made = await call('+33639981215')
    made.answer('Bonjour.')
    const sound = Buffer.from('RIFF-of-this-call')
    made.tell({ on: 'recording', wav: sound.toString('base64'), seconds: 2 })
    made.end()
    await ended(made.id)
    const row = await world.context.db.read
      .selectFrom('call_recordings')
      .selectAll()
      .where('call_id', '=', made.id)
      .executeTakeFirstOrThrow()
    expect(row.content.toString('latin1')).not.toContain(sound.toString('base64'))
    const path = `/api/calls/${made.id}/recording`
    expect((await house.concierge.client.get(path)).text).toBe(sound.toString())
    const other = await world.openHouse('Plus loin', '+33199001219')
    expect((await other.owner.client.get(path)).status).toBe(404)
    expect((await other.owner.client.delete(path)).status).toBe(404)
    expect((await house.concierge.client.delete(path)).status).toBe(204)
    expect((await house.concierge.client.get(path)).status).toBe(404)
    await must(house.owner.client.patch('/api/settings/voice', { recording: { ...recording, enabled: false } }))
  })

  /** As a model reads it off the words alone. */
  async function learn(callId: number, field: CallFactField, value: string): Promise<void> {
    const fact = { call_id: callId, field, value, confidence: 'sure', turn_id: null }
    await world.context.db.write((tx) =>
      tx.q
        .insertInto('call_facts')
        .values({ ...fact, conciergerie_id: house.id, evidence: value, status: 'proposed' })
        .execute(),
    )
  }

  it('puts nothing on a card that is no number, address or language, nor another client’s number, and says so', async () => {
    await must(house.concierge.client.post('/api/customers', { phone: '+33639981291', name: 'Une autre' }))
    for (const [field, said, status] of [
      ['phone', 'zéro six', 400],
      ['phone', '06 39 98 12 91', 409],
      ['email', 'paul arobase exemple', 400],
      ['language', 'français', 400],
    ] as const) {
      const made = await call('+33639981292')
      made.end()
      await ended(made.id)
      await learn(made.id, field, said)
      const { facts } = await detail(made.id)
      const accept = facts.map(({ id }) => id)
      expect((await house.concierge.client.post(`/api/calls/${made.id}/facts`, { accept, reject: [] })).status).toBe(
        status,
      )
      expect((await detail(made.id)).facts).toMatchObject([{ status: 'proposed' }])
    }
  })

  it('writes a number down as numbers are, and knows its caller by it afterwards', async () => {
    const made = await call('+33639981293')
    made.end()
    await ended(made.id)
    await learn(made.id, 'phone', '06 39 98 12 94')
    const { facts, call: row } = await detail(made.id)
    const accept = facts.map(({ id }) => id)
    await must(house.concierge.client.post(`/api/calls/${made.id}/facts`, { accept, reject: [] }))
    const { client } = await must<{ client: { phone: string | null } }>(
      house.concierge.client.get(`/api/clients/${row.clientId ?? 0}`),
    )
    expect(client.phone).toBe('+33639981294')
    const again = await call('+33639981294')
    expect((await detail(again.id)).call.clientId).toBe(row.clientId)
    again.end()
  })

  it('makes a card for a caller who hid their number once a concierge accepts what they said', async () => {
    const made = await call('anonymous')
    made.answer('C’est Paul Kermadec, je rappellerai.')
    made.end()
    await ended(made.id)
    await learn(made.id, 'name', 'Paul Kermadec')
    const { facts, call: row } = await detail(made.id)
    expect([row.phone, row.clientId]).toEqual([null, null])
    const accept = facts.map(({ id }) => id)
    await must(house.concierge.client.post(`/api/calls/${made.id}/facts`, { accept, reject: [] }))
    const after = await detail(made.id)
    expect(after.facts.find(({ field }) => field === 'name')?.status).toBe('accepted')
    const card = await must<{ client: { name: string | null } }>(
      house.concierge.client.get(`/api/clients/${after.call.clientId ?? 0}`),
    )
    expect(card.client.name).toBe('Paul Kermadec')
  })

  it('puts what was learnt on the card when a concierge accepts it, and only then', async () => {
    const made = await call('+33639981216')
    made.answer('Deux personnes du 1er au 3 mai, au nom de Zoé Lambert.')
    const wish = { date_from: '2027-05-01', date_to: '2027-05-03', party_size: 2, unit_type: 'chambre_standard' }
    // a name that was never heard is not sure
    await made.use('create_reservation', { ...wish, first_name: 'Zoé', last_name: 'Lambertine' })
    made.end()
    await ended(made.id)
    await eventually(async () => (await detail(made.id)).facts.length > 0)
    const { facts, call: row } = await detail(made.id)
    const name = facts.find(({ field }) => field === 'name')
    expect(name).toMatchObject({ status: 'proposed', value: 'Zoé Lambertine' })
    const card = () =>
      must<{ client: { name: string | null } }>(house.concierge.client.get(`/api/clients/${row.clientId ?? 0}`))
    const reject = facts.flatMap(({ id, field }) => (field === 'arrival' ? [id] : []))
    await must(house.concierge.client.post(`/api/calls/${made.id}/facts`, { accept: [name?.id ?? 0], reject }))
    expect((await card()).client.name).toBe('Zoé Lambertine')
    const after = await detail(made.id)
    expect(after.facts.find(({ field }) => field === 'arrival')?.status).toBe('rejected')
    const stranger = await world.openHouse('Au bout', '+33199001229')
    const theirs = { accept: [name?.id ?? 0], reject: [] }
    expect((await stranger.owner.client.post(`/api/calls/${made.id}/facts`, theirs)).status).toBe(404)
  })

  it('closes what a former process left as soon as the one process of SQLite starts, and only there', async () => {
    const [lost, held] = [await call('+33639981219'), await call('+33639981220')]
    const { db, telephone } = world.context
    const before = { last_seen_at: '2026-11-20T09:00:00.000Z' }
    await db.write((tx) => tx.q.updateTable('calls').set(before).where('id', '=', lost.id).execute())
    await telephone.keeper.closeFormer()
    const after = (await detail(lost.id)).call
    if (db.dialect === 'sqlite') expect(after).toMatchObject({ status: 'failed', endReason: 'process_lost' })
    else expect(after.status).toBe('in_progress')
    expect((await detail(held.id)).call.status).toBe('in_progress')
    lost.end()
    held.end()
  })

  it('closes a call that no process has carried for two minutes, and leaves the others', async () => {
    const lost = await call('+33639981217')
    const held = await call('+33639981218')
    const q = world.context.db
    const longAgo = '2026-11-20T09:00:00.000Z'
    await q.write((tx) => tx.q.updateTable('calls').set({ last_seen_at: longAgo }).where('id', '=', lost.id).execute())
    await world.context.telephone.keeper.tidy()
    expect((await detail(lost.id)).call).toMatchObject({ status: 'failed', endReason: 'process_lost' })
    expect((await detail(held.id)).call.outcome).toBeNull()
    lost.tell({ on: 'answered' })
    for (const one of [lost, held]) one.end()
    await ended(held.id)
    expect((await detail(lost.id)).call).toMatchObject({ status: 'failed', endReason: 'process_lost' })
  })

  it('shows a person where the voice claimed what nobody did', async () => {
    const made = await call('+33639981211')
    made.answer('Réservez-moi une table.')
    made.speak('C’est fait, votre table est réservée pour ce soir.')
    made.end()
    await ended(made.id)
    const { items } = await must<{ items: { id: number; flag: string | null }[] }>(
      house.owner.client.get('/api/calls?tab=follow_up'),
    )
    expect(items.find(({ id }) => id === made.id)?.flag).toContain('à vérifier')
  })

  it('tells the house of a call that nobody spoke in', async () => {
    const made = await call('+33639981212')
    made.end()
    await ended(made.id)
    await eventually(async () => {
      const { items } = await must<{ items: { type: string; link: string }[] }>(
        house.owner.client.get('/api/notifications'),
      )
      return items.some(({ type, link }) => type === 'call_follow_up' && link === `/calls/${made.id}`)
    })
  })

  it('counts what each tab holds', async () => {
    const tabs = ['all', 'missed', 'messages', 'follow_up']
    const pages = await Promise.all(
      tabs.map((tab) =>
        must<{ items: unknown[]; counts: Record<string, number> }>(
          house.owner.client.get(`/api/calls?tab=${tab}&limit=100`),
        ),
      ),
    )
    const held = Object.fromEntries(tabs.map((tab, i) => [tab, pages[i]?.items.length ?? 0]))
    expect(Object.values(held)).not.toContain(0)
    for (const { counts } of pages) expect(counts).toEqual(held)
  })

  it('gives the brief and the tools of its voice to a machine of the house', async () => {
    const brief = await must<{ instructions: string; tools: { name: string }[] }>(house.key.client.get('/api/ai'))
    expect(brief.instructions).toContain('Hôtel des Embruns')
    expect(brief.tools.length).toBeGreaterThan(5)
    expect(lineId).toBeGreaterThan(0)
  })
})
