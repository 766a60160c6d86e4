import { expect, it } from 'vitest'
import type { Opener } from '../../../test/support/databases.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addHouse } from '../../../test/support/rooms.ts'
import { addBooking, addBookingTo, happen, openNotices } from './testing/room.ts'

const day = 24 * 3_600_000
const dinner = {
  kind: 'table',
  starts: '2026-03-14T19:30',
  ends: '2026-03-14T21:15',
  startsUtc: '2026-03-14T18:30:00.000Z',
} as const

async function openRoom(
  open: Opener,
  booking: Parameters<typeof addBooking>[1] = {},
  options: Parameters<typeof openNotices>[1] = {},
) {
  const db = await open()
  const room = await openNotices(db, options)
  open.beforeClosing(() => room.close())
  const booked = await addBooking(db, booking)
  const texts = () => room.simulator.twilio.messages.all.map(({ to, body }) => [to, body] as const)
  return { ...room, room, booked, texts }
}

describeOnBothDatabases('what a client is told of a booking', (open) => {
  it('is nothing for an option, nor for one that was let go', async () => {
    const { room, booked, notices } = await openRoom(open, { status: 'held' })
    await happen(room, booked, 'held')
    await happen(room, booked, 'cancelled', { from: 'held', change: { status: 'cancelled' } })
    expect(await notices()).toEqual([])
  })

  it('stops with the booking', async () => {
    const { room, booked, runDue, clock, texts, simulator } = await openRoom(open, { email: 'camille@example.com' })
    await happen(room, booked, 'confirmed')
    await runDue()
    await happen(room, booked, 'cancelled', { from: 'confirmed', change: { status: 'cancelled', revision: 2 } })
    await runDue()
    clock.move(30 * day)
    await runDue()
    expect(texts().map(([, body]) => body)).toEqual([
      expect.stringContaining('est confirmée'),
      expect.stringContaining('est annulée'),
    ])
    const [confirmation, cancellation] = simulator.smtp.mails
    const calendarOf = (mail = confirmation) => mail?.parts.find(({ type }) => type.startsWith('text/calendar'))?.text
    expect(calendarOf()).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:1[\s\S]*DTEND;VALUE=DATE:20260320/)
    expect(calendarOf(cancellation)).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2/)
    expect(confirmation?.html).toContain('"@type":"LodgingReservation"')
    expect(cancellation?.html).toContain('https://schema.org/ReservationCancelled')
    expect(simulator.smtp.mails).toHaveLength(2)
  })

  it('is not said once the house has switched it off', async () => {
    const { room, booked, db, runDue, notices, texts } = await openRoom(open)
    const enabled = JSON.stringify({ confirmation: false })
    await db.write(({ q }) =>
      q
        .insertInto('client_notice_settings')
        .values({ conciergerie_id: booked.house, enabled, arrival_text: '' })
        .execute(),
    )
    await happen(room, booked, 'confirmed')
    await runDue()
    expect(texts()).toEqual([])
    expect((await notices())[0]).toMatchObject({ status: 'skipped', error: 'switched_off' })
  })

  it('is not said to who does not want it, nor to who is blocked', async () => {
    for (const column of ['opted_out_at', 'blocked_at'] as const) {
      const { room, booked, db, runDue, notices, texts } = await openRoom(open)
      const at = '2026-02-01T00:00:00.000Z'
      await db.write(({ q }) =>
        q
          .updateTable('clients')
          .set({ [column]: at })
          .where('id', '=', booked.client)
          .execute(),
      )
      await happen(room, booked, 'confirmed')
      await runDue()
      expect(texts()).toEqual([])
      expect((await notices())[0]).toMatchObject({ status: 'skipped', error: column.replace('_at', '') })
    }
  })

  it('has no way to somebody without number or address: the house is told why', async () => {
    const { room, booked, db, runDue, notices } = await openRoom(open, { phone: null })
    await db.write(({ q }) =>
      q
        .insertInto('accounts')
        .values({
          id: 9,
          email: 'a@example.com',
          name: 'A',
          password_hash: null,
          locale: 'fr',
          phone: null,
          created_at: '',
        })
        .execute(),
    )
    await db.write(({ q }) =>
      q
        .insertInto('members')
        .values({
          conciergerie_id: booked.house,
          account_id: 9,
          role: 'owner',
          status: 'active',
          last_seen_at: null,
          created_at: '',
        })
        .execute(),
    )
    await happen(room, booked, 'confirmed')
    await runDue()
    expect((await notices())[0]).toMatchObject({ status: 'failed', error: 'no_way' })
    expect(await db.read.selectFrom('notifications').selectAll().execute()).toMatchObject([
      {
        type: 'delivery_failed',
        title: 'Message non remis à Camille Rousseau',
        detail: expect.stringContaining('Complétez sa fiche') as string,
        link: `/planning?reservation=${booked.reservation}`,
      },
    ])
  })

  it('comes by SMS to a number that never wrote, each thing at its hour and once', async () => {
    const { room, booked, runDue, clock, texts, now } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    const told: [string, string][] = []
    for (let hour = 0; hour < 24 * 24; hour++) {
      const before = texts().length
      await runDue()
      await runDue()
      for (const [, body] of texts().slice(before)) told.push([now().toISOString(), body])
      clock.move(3_600_000)
      if (now() > new Date('2026-03-15T15:00:00Z'))
        await room.db.write(({ q }) => q.updateTable('reservations').set({ status: 'checked_in' }).execute())
    }
    expect(told.map(([at, body]) => [at, body.slice(0, 60)])).toEqual([
      ['2026-03-01T10:00:00.000Z', expect.stringContaining('votre réservation')],
      ['2026-03-12T09:00:00.000Z', expect.stringContaining('votre séjour approche')],
      ['2026-03-14T09:00:00.000Z', expect.stringContaining('nous vous attendons')],
      ['2026-03-21T09:00:00.000Z', expect.stringContaining('merci')],
    ])
    expect(told[0]?.[1]).toBe(
      'Bonjour Camille Rousseau, votre réservation KR-1001 est confirmée : Suite Vue Mer, du dimanche 15 mars 2026 au vendredi 20 mars 2026 (5 nuits), 2 personnes. Total : 895 €, plus 13,20 € de taxe de séjour. À bientôt, Hôtel des Embruns.'.replace(
        'KR-1001',
        `KR-${1000 + booked.client}`,
      ),
    )
    expect(told[2]?.[1]).toContain('Appelez-nous au +33299400000')
  })

  it('moves with the booking', async () => {
    const { room, booked, notices } = await openRoom(open)
    await happen(room, booked, 'confirmed')
    await happen(room, booked, 'moved', {
      change: {
        starts_at: '2026-03-25',
        ends_at: '2026-03-27',
        business_date: '2026-03-25',
        starts_utc: '2026-03-25T15:00:00.000Z',
        revision: 2,
      },
    })
    const rows = (await notices()).map(({ template, status, due_at }) => [template, status, due_at.slice(0, 16)])
    expect(rows).toEqual([
      ['confirmation', 'scheduled', '2026-03-01T10:00'],
      ['arrival', 'skipped', '2026-03-12T09:00'],
      ['reminder_day', 'skipped', '2026-03-14T09:00'],
      ['thanks', 'skipped', '2026-03-21T09:00'],
      ['changed', 'scheduled', '2026-03-01T10:00'],
      ['arrival', 'scheduled', '2026-03-22T09:00'],
      ['reminder_day', 'scheduled', '2026-03-24T09:00'],
      ['thanks', 'scheduled', '2026-03-28T09:00'],
    ])
    await happen(room, booked, 'moved', {
      change: {
        starts_at: '2026-03-15',
        ends_at: '2026-03-20',
        business_date: '2026-03-15',
        starts_utc: '2026-03-15T15:00:00.000Z',
        revision: 3,
      },
    })
    const wanted = (await notices()).filter(
      ({ status, template }) => status === 'scheduled' && template === 'reminder_day',
    )
    expect(wanted.map(({ due_at }) => due_at)).toEqual(['2026-03-14T09:00:00.000Z'])
  })

  it('goes through the thread while the WhatsApp window is open, with answers by number', async () => {
    const { room, booked, runDue, clock, answers, db, notices } = await openRoom(open, {
      ...dinner,
      windowUntil: '2026-03-13T12:00:00.000Z',
    })
    await happen(room, booked, 'confirmed')
    clock.move(Date.parse('2026-03-13T09:00:00Z') - Date.parse('2026-03-01T10:00:00Z'))
    await runDue()
    const messages = await db.read
      .selectFrom('messages')
      .select(['id', 'message', 'author_type', 'status'])
      .orderBy('id')
      .execute()
    expect(messages.at(-1)).toMatchObject({
      author_type: 'system',
      status: 'pending',
      message: expect.stringContaining('Répondez 1 pour confirmer, 2 pour modifier, 3 pour annuler.') as string,
    })
    expect(await answers.lastSent(booked.house, booked.conversation ?? 0)).toEqual({
      template: 'reminder_day',
      reservationId: booked.reservation,
      code: expect.stringMatching(/^KR-/) as string,
    })
    expect((await notices()).find(({ template }) => template === 'reminder_day')).toMatchObject({
      status: 'sent',
      via: 'whatsapp',
      provider_id: `message:${messages.at(-1)?.id ?? 0}`,
    })
    // the job that answers may run twice
    for (let run = 0; run < 2; run++)
      await answers.note(booked.house, booked.reservation, { wish: 'confirm', message: 'chat:1' })
    const history = await db.read
      .selectFrom('reservation_events')
      .select(['type', 'actor', 'data'])
      .where('type', '=', 'reminded')
      .orderBy('id')
      .execute()
    expect(history.map(({ actor, data }) => [actor, JSON.parse(data) as unknown])).toEqual([
      ['system', { template: 'reminder_day', via: 'whatsapp' }],
      ['client', { answer: 'confirm', message: 'chat:1' }],
    ])
  })

  it('is an approved template once the window is shut, in the client’s language', async () => {
    const template = (language: string) => ({
      contentSid: `HX${language.repeat(16)}`,
      name: 'rappel_arrivee',
      language,
      body: '{{1}}, le {{2}} à {{3}}',
      variables: ['1', '2', '3'],
    })
    const { room, booked, runDue, clock, db } = await openRoom(
      open,
      { ...dinner, windowUntil: '2026-03-02T00:00:00.000Z' },
      { templates: [template('en'), template('fr')] },
    )
    await happen(room, booked, 'confirmed', { author: 'ai' })
    clock.move(Date.parse('2026-03-13T09:00:00Z') - Date.parse('2026-03-01T10:00:00Z'))
    await runDue()
    expect(
      await db.read
        .selectFrom('messages')
        .select(['kind', 'message', 'language'])
        .orderBy('id', 'desc')
        .executeTakeFirst(),
    ).toEqual({
      kind: 'template',
      language: 'fr',
      message: 'Camille Rousseau, le samedi 14 mars 2026 à 19 h 30'.replace('19 h 30', '19\u00a0h\u00a030'),
    })
  })

  it('comes by e-mail when there is no number, a table with its hour in the zone of the house', async () => {
    const { room, booked, runDue, simulator, clock, texts } = await openRoom(open, {
      ...dinner,
      phone: null,
      email: 'camille@example.com',
    })
    await happen(room, booked, 'confirmed')
    await runDue()
    clock.move(Date.parse('2026-03-14T16:30:00Z') - Date.parse('2026-03-01T10:00:00Z'))
    await runDue()
    expect(texts()).toEqual([])
    expect(simulator.smtp.mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Réservation confirmée'),
      expect.stringContaining('À bientôt, le samedi 14 mars 2026'),
      expect.stringContaining('À tout à l’heure, 19'),
    ])
    const parts = simulator.smtp.mails[0]?.parts ?? []
    expect(parts.find(({ type }) => type.startsWith('text/calendar'))?.text).toContain(
      'DTSTART;TZID=Europe/Paris:20260314T193000',
    )
    expect(simulator.smtp.mails[0]?.html).toContain('"startTime":"2026-03-14T19:30+01:00"')
  })

  it('is left to the chat for a booking made there, the letter apart', async () => {
    const { room, booked, notices } = await openRoom(open, { source: 'whatsapp', email: 'camille@example.com' })
    await happen(room, booked, 'confirmed', { author: 'client', actor: 'client' })
    const now = (await notices()).filter(({ template }) => template === 'confirmation')
    expect(now.map(({ channel }) => channel)).toEqual(['email'])
  })

  it('waits while the client is writing, so that nothing passes for the answer', async () => {
    const { room, booked, runDue, notices, db } = await openRoom(open, { windowUntil: '2026-03-02T00:00:00.000Z' })
    await db.write(({ q }) =>
      q
        .updateTable('conversations')
        .set({ last_author: 'client', last_message_at: '2026-03-01T09:59:30.000Z' })
        .execute(),
    )
    await happen(room, booked, 'confirmed')
    await runDue()
    expect((await notices())[0]).toMatchObject({ status: 'scheduled', due_at: '2026-03-01T10:02:00.000Z' })
  })

  it('offers a place that became free to who waits for it, until the offer lapses', async () => {
    const { room, booked, db, runDue, texts } = await openRoom(open, { ...dinner, status: 'held' })
    const at = '2026-03-01T10:00:00.000Z'
    await db.write(async (tx) => {
      const { id: eventId } = await tx.q
        .insertInto('reservation_events')
        .values({
          conciergerie_id: booked.house,
          reservation_id: booked.reservation,
          at,
          actor: 'system',
          type: 'created',
          from_status: null,
          to_status: 'held',
          data: '{}',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await room.listener.onChange(tx, {
        conciergerieId: booked.house,
        reservationId: booked.reservation,
        clientId: booked.client,
        what: 'held',
        from: null,
        eventId,
        author: { conciergerieId: booked.house, name: 'system', kind: 'system' },
      })
      await tx.q.updateTable('reservations').set({ hold_expires_at: '2026-03-01T10:30:00.000Z' }).execute()
      await tx.q
        .insertInto('waitlist_entries')
        .values({
          conciergerie_id: booked.house,
          client_id: booked.client,
          kind: 'table',
          unit_type_id: null,
          date_from: '2026-03-14',
          date_to: null,
          time_from: null,
          time_to: null,
          party_size: 2,
          status: 'offered',
          offer_reservation_id: booked.reservation,
          offer_expires_at: '2026-03-01T10:30:00.000Z',
          conversation_id: null,
          created_at: at,
          updated_at: at,
        })
        .execute()
    })
    await runDue()
    expect(texts().map(([, body]) => body)).toEqual([expect.stringContaining("Elle vous est gardée jusqu'à 11 h 30")])
  })

  it('says nothing about, nor to, another house', async () => {
    const { room, booked, sender, notices, db, answers } = await openRoom(open, {
      windowUntil: '2026-04-01T00:00:00.000Z',
    })
    const other = await addHouse(db, { name: 'Autre' })
    await addBookingTo(db, other)
    await happen(room, booked, 'confirmed')
    const [notice] = await notices()
    await sender.send(other, notice?.id ?? 0)
    expect((await notices())[0]).toMatchObject({ status: 'scheduled' })
    await sender.send(booked.house, notice?.id ?? 0)
    expect(await answers.lastSent(other, booked.conversation ?? 0)).toBeNull()
  })
})
