import { expect, it } from 'vitest'
import type { Opener } from '../../../test/support/databases.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addBooking, addPerson, happen, openNotices } from './testing/room.ts'

const minute = 60_000

async function openRoom(open: Opener, options: Parameters<typeof openNotices>[1] = {}) {
  const db = await open()
  const room = await openNotices(db, options)
  open.beforeClosing(() => room.close())
  const booked = await addBooking(db)
  const attempt = async (id: number) => {
    await room.sender.send(booked.house, id).catch((error: unknown) => error)
  }
  return { ...room, room, booked, attempt, sent: () => room.simulator.twilio.messages.all.length }
}

describeOnBothDatabases('a notice', (open) => {
  it('that Twilio refuses has failed, and says why', async () => {
    const { room, booked, runDue, simulator, notices } = await openRoom(open)
    simulator.twilio.faults.add({ kind: 'error', code: 21614, when: 'rest' }, {}, { times: 'always' })
    await happen(room, booked, 'confirmed')
    await runDue()
    await runDue()
    expect((await notices())[0]).toMatchObject({ status: 'failed', error: '21614' })
  })

  it('whose SMS is refused goes by e-mail, when there is an address', async () => {
    const { room, booked, runDue, clock, simulator, db, notices } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    await runDue()
    await db.write(({ q }) => q.updateTable('clients').set({ email: 'camille@example.com' }).execute())
    simulator.twilio.faults.add({ kind: 'error', code: 21614, when: 'rest' }, {}, { times: 'always' })
    clock.move(Date.parse('2026-03-14T09:00:00Z') - Date.parse('2026-03-01T10:00:00Z'))
    await runDue()
    await runDue()
    const reminder = (await notices()).find(({ template }) => template === 'reminder_day')
    expect(reminder).toMatchObject({ status: 'sent', via: 'email', sent_to: 'camille@example.com' })
  })

  it('is sent once though the answer was lost after Twilio took it, and the job died', async () => {
    const { room, booked, attempt, sent, simulator, notices, clock } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    const [notice] = await notices()
    simulator.twilio.faults.add({ kind: 'drop-after-accept' }, {})
    await attempt(notice?.id ?? 0)
    expect(sent()).toBe(1)
    expect((await notices())[0]).toMatchObject({ status: 'sending', provider_id: null })
    clock.move(minute)
    await attempt(notice?.id ?? 0)
    await attempt(notice?.id ?? 0)
    expect(sent()).toBe(1)
    const [message] = simulator.twilio.messages.all
    expect((await notices())[0]).toMatchObject({ status: 'sent', via: 'sms', provider_id: message?.sid })
  })

  it('that two jobs would send at the same moment leaves once', async () => {
    const { room, booked, attempt, sent, notices, clock } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    const [{ id } = { id: 0 }] = await notices()
    await Promise.all([attempt(id), attempt(id), attempt(id)])
    clock.move(minute)
    await attempt(id)
    expect(sent()).toBe(1)
    expect((await notices())[0]).toMatchObject({ status: 'sent', via: 'sms' })
  })

  it('that never left is sent again', async () => {
    const { room, booked, attempt, sent, simulator, notices } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    const [notice] = await notices()
    simulator.twilio.faults.add({ kind: 'error', code: 20429, when: 'rest' }, {})
    await attempt(notice?.id ?? 0)
    expect((await notices())[0]).toMatchObject({ status: 'scheduled' })
    await attempt(notice?.id ?? 0)
    expect(sent()).toBe(1)
  })

  it('that the process began and did not end is looked for, and sent when Twilio knows nothing of it', async () => {
    const { room, booked, attempt, sent, db, notices, clock } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    const [notice] = await notices()
    const payload = JSON.stringify({ text: 'Bonjour' })
    await db.write(({ q }) =>
      q
        .updateTable('notices')
        .set({ status: 'sending', via: 'sms', sent_to: '+33639980123', sent_at: room.now().toISOString(), payload })
        .where('id', '=', notice?.id ?? 0)
        .execute(),
    )
    clock.move(minute)
    await attempt(notice?.id ?? 0)
    expect(sent()).toBe(1)
    expect((await notices())[0]).toMatchObject({ status: 'sent' })
  })

  it('by e-mail is known as the same letter when it has to be sent again', async () => {
    const { room, booked, attempt, db, simulator, notices } = await openRoom(open)
    await db.write(({ q }) => q.updateTable('clients').set({ phone: null, email: 'camille@example.com' }).execute())
    await happen(room, booked, 'confirmed')
    const notice = (await notices()).find(({ channel }) => channel === 'email')
    await attempt(notice?.id ?? 0)
    await db.write(({ q }) =>
      q
        .updateTable('notices')
        .set({ status: 'sending' })
        .where('id', '=', notice?.id ?? 0)
        .execute(),
    )
    room.clock.move(minute)
    await attempt(notice?.id ?? 0)
    const ids = simulator.smtp.mails.map(({ messageId }) => messageId)
    expect(ids).toEqual([ids[0], ids[0]])
    expect(ids[0]).toMatch(/^<notice-\d+-\d+@maison\.example>$/)
  })

  it('that is given up says whether it may have left', async () => {
    const { room, booked, sender, db, notices } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    const [first] = await notices()
    await sender.giveUp(booked.house, first?.id ?? 0)
    expect((await notices())[0]).toMatchObject({ status: 'failed', error: 'gave_up' })
    await db.write(({ q }) =>
      q
        .updateTable('notices')
        .set({ status: 'sending' })
        .where('id', '=', first?.id ?? 0)
        .execute(),
    )
    await sender.giveUp(booked.house, first?.id ?? 0)
    expect((await notices())[0]).toMatchObject({ status: 'failed', error: 'unknown_outcome' })
  })

  it('late by the clock of the night waits for the morning', async () => {
    const { room, booked, runDue, clock, notices } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    await runDue()
    clock.move(Date.parse('2026-03-12T20:30:00Z') - Date.parse('2026-03-01T10:00:00Z'))
    await runDue()
    const arrival = (await notices()).find(({ template }) => template === 'arrival')
    expect(arrival).toMatchObject({ status: 'scheduled', due_at: '2026-03-13T07:00:00.000Z' })
  })
})

describeOnBothDatabases('a reminder asked for by hand', (open) => {
  const keyOf = (conciergerieId: number) =>
    ({ kind: 'key', conciergerieId, keyId: 1, name: 'Clé', locale: 'fr' }) as const

  it('is refused for a booking of another house, one that does not stand and one that is over', async () => {
    const { reminding, booked, db, clock } = await openRoom(open)
    await expect(reminding.remind(keyOf(booked.house + 1), booked.reservation)).rejects.toMatchObject({
      code: 'not_found',
    })
    clock.move(30 * 24 * 60 * minute)
    await expect(reminding.remind(keyOf(booked.house), booked.reservation)).rejects.toMatchObject({
      code: 'invalid_transition',
    })
    clock.move(-30 * 24 * 60 * minute)
    await db.write(({ q }) => q.updateTable('reservations').set({ status: 'cancelled' }).execute())
    await expect(reminding.remind(keyOf(booked.house), booked.reservation)).rejects.toMatchObject({
      code: 'invalid_transition',
    })
  })

  it('is refused when there is no way to the client', async () => {
    const { reminding, booked, db } = await openRoom(open)
    await db.write(({ q }) => q.updateTable('clients').set({ phone: null }).execute())
    await expect(reminding.remind(keyOf(booked.house), booked.reservation)).rejects.toMatchObject({
      code: 'channel_off',
    })
    await db.write(({ q }) => q.updateTable('clients').set({ phone: '+33639980123', opted_out_at: 'x' }).execute())
    await expect(reminding.remind(keyOf(booked.house), booked.reservation)).rejects.toMatchObject({ code: 'opted_out' })
  })

  it('leaves at once by the best way, once though asked for twice', async () => {
    const { reminding, booked, runDue, sent } = await openRoom(open, { start: '2026-03-01T22:00:00.000Z' })
    const asked = await Promise.all([1, 2].map(() => reminding.remind(keyOf(booked.house), booked.reservation)))
    expect(asked).toEqual([1, 2].map(() => ({ sent: 'sms', to: '+33639980123' })))
    await runDue()
    expect(sent()).toBe(1)
  })
})

describeOnBothDatabases('the people of a house', (open) => {
  const hear = (room: Awaited<ReturnType<typeof openRoom>>) =>
    room.notifications.hear(room.booked.house, [{ seq: 1, topic: 'reservations', id: room.booked.reservation }])

  async function prefer(
    room: Awaited<ReturnType<typeof openRoom>>,
    accountId: number,
    channels: object,
    quiet: [string, string] | null = null,
  ) {
    await room.db.write(({ q }) =>
      q
        .insertInto('notice_preferences')
        .values({
          conciergerie_id: room.booked.house,
          account_id: accountId,
          channels: JSON.stringify(channels),
          quiet_from: quiet?.[0] ?? null,
          quiet_to: quiet?.[1] ?? null,
        })
        .execute(),
    )
  }

  it('are told nothing of options, arrivals and what they did themselves', async () => {
    const room = await openRoom(open)
    await addPerson(room.db, room.booked.house, { email: 'yann@example.com', name: 'Yann' })
    await happen(room.room, room.booked, 'held')
    await happen(room.room, room.booked, 'checked_in', { from: 'confirmed' })
    await happen(room.room, room.booked, 'confirmed', { from: 'held', actor: 'Yann' })
    await hear(room)
    expect((await room.notices()).filter(({ account_id }) => account_id !== null)).toEqual([])
  })

  it('are told each as they chose, once, whatever is repeated', async () => {
    const room = await openRoom(open)
    const { house } = room.booked
    await addPerson(room.db, house, { email: 'marie@example.com', phone: '+33600000001' })
    const paul = await addPerson(room.db, house, { email: 'paul@example.com', phone: '+33600000002', locale: 'en' })
    await prefer(room, paul, { reservation_new: { sms: false, email: true } })
    const nadia = await addPerson(room.db, house, {
      email: 'nadia@example.com',
      phone: '+33600000003',
      role: 'concierge',
    })
    await prefer(room, nadia, { reservation_new: { sms: true, email: false } })
    await addPerson(room.db, house, { email: 'hugo@example.com', phone: '+33600000004', role: 'concierge' })
    await happen(room.room, room.booked, 'confirmed', { from: 'held', actor: 'client' })
    await hear(room)
    await hear(room)
    await room.runDue()
    await room.runDue()
    const texts = room.simulator.twilio.messages.all.filter(({ to }) => to.startsWith('+336000'))
    expect(texts.map(({ to }) => to)).toEqual(['+33600000001', '+33600000003'])
    expect(texts[0]?.body).toMatch(
      /^Hôtel des Embruns - Nouvelle réservation : Camille Rousseau\. Suite Vue Mer - du dimanche 15 mars/,
    )
    expect(texts[0]?.body).toContain(`https://maison.example/planning?reservation=${room.booked.reservation}`)
    expect(room.simulator.smtp.mails.map(({ to, subject }) => [to[0], subject])).toEqual([
      ['marie@example.com', 'Hôtel des Embruns · Nouvelle réservation\u00a0: Camille Rousseau'],
      ['paul@example.com', 'Hôtel des Embruns · New booking: Camille Rousseau'],
    ])
    expect(await room.db.read.selectFrom('notifications').select('type').execute()).toHaveLength(4)
  })

  it('sleep in their quiet hours: the SMS comes when these end, the letter at once', async () => {
    const room = await openRoom(open, { start: '2026-03-01T22:30:00.000Z' })
    const marie = await addPerson(room.db, room.booked.house, { email: 'marie@example.com', phone: '+33600000001' })
    await prefer(room, marie, {}, ['22:00', '07:30'])
    await happen(room.room, room.booked, 'cancelled', { from: 'confirmed', actor: 'client', author: 'client' })
    await hear(room)
    await room.runDue()
    expect(room.simulator.smtp.mails).toHaveLength(1)
    const texts = () => room.simulator.twilio.messages.all.filter(({ to }) => to === '+33600000001').length
    expect(texts()).toBe(0)
    room.clock.move(8 * 60 * minute)
    await room.runDue()
    expect(texts()).toBe(1)
  })

  it('hear of orders and of messages left, not of old ones', async () => {
    const room = await openRoom(open)
    const { house, client } = room.booked
    await addPerson(room.db, house, { email: 'marie@example.com' })
    const at = (created: string) =>
      room.db.write(async ({ q }) => {
        const order = await q
          .insertInto('orders')
          .values({
            conciergerie_id: house,
            code: created,
            client_id: client,
            conversation_id: null,
            call_id: null,
            mode: 'takeaway',
            status: 'new',
            requested_for: null,
            address: null,
            note: null,
            total_cents: 1250,
            source: 'whatsapp',
            idempotency_key: null,
            created_at: created,
            updated_at: created,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        const left = await q
          .insertInto('left_messages')
          .values({
            conciergerie_id: house,
            client_id: client,
            conversation_id: null,
            call_id: null,
            text: 'Rappelez-moi',
            urgency: 'high',
            urgency_rank: 0,
            callback_at: null,
            status: 'new',
            assignee_id: null,
            source: 'voice',
            idempotency_key: null,
            created_at: created,
            done_at: null,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return [order.id, left.id]
      })
    for (const [order = 0, left = 0] of [await at('2026-02-01T00:00:00.000Z'), await at('2026-03-01T09:59:00.000Z')]) {
      await room.notifications.hear(house, [{ seq: 1, topic: 'orders', id: order }])
      await room.notifications.hear(house, [{ seq: 2, topic: 'left-messages', id: left }])
    }
    expect(
      await room.db.read
        .selectFrom('notifications')
        .select(['type', 'title', 'detail', 'link'])
        .orderBy('id')
        .execute(),
    ).toEqual([
      {
        type: 'order_new',
        title: 'Nouvelle commande\u00a0: Camille',
        detail: '2026-03-01T09:59:00.000Z · à emporter · 12,50\u00a0€',
        link: '/orders',
      },
      { type: 'message_left', title: 'Message urgent\u00a0: Camille', detail: 'Rappelez-moi', link: '/messages-left' },
    ])
  })

  it('may try whether notices reach them, and learn what is off', async () => {
    const room = await openRoom(open, { smsOff: true })
    const marie = await addPerson(room.db, room.booked.house, { email: 'marie@example.com', phone: '+33600000001' })
    const actor = {
      kind: 'member',
      conciergerieId: room.booked.house,
      accountId: marie,
      memberId: 1,
      role: 'owner',
      name: 'Marie',
      locale: 'fr',
      sessionId: 1,
    } as const
    expect(await room.tester.test(actor, undefined)).toEqual([
      { channel: 'sms', state: 'off', to: '+33600000001' },
      { channel: 'email', state: 'queued', to: 'marie@example.com' },
    ])
    await room.runDue()
    expect(room.simulator.smtp.mails.map(({ to, subject }) => [to[0], subject])).toEqual([
      ['marie@example.com', 'Hôtel des Embruns · Message d’essai'],
    ])
  })
})
