import { startSimulator } from '@conciergerie/simulator'
import type { Insertable } from 'kysely'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { ClientsService } from '#src/features/clients/clients.service.ts'
import { resolveChannel } from '#src/features/conciergeries/channels.ts'
import { toHouse } from '#src/features/conciergeries/present.ts'
import { resolveSmsLine } from '#src/features/conciergeries/sms-line.ts'
import type { ApprovedTemplate } from '#src/features/conversations/ports.ts'
import { Outbox } from '#src/features/conversations/outbox.ts'
import { ProactiveSender } from '#src/features/conversations/proactive.ts'
import { LeftMessagesService } from '#src/features/left-messages/left-messages.service.ts'
import type { ReservationNews } from '#src/features/reservations/ports.ts'
import { ReminderNotes } from '#src/features/reservations/reminder-notes.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'
import { createJobs } from '#src/jobs/queue.ts'
import { EventLog } from '#src/live/event-log.ts'
import { createSmtpMailer } from '#src/providers/mail/smtp.ts'
import { TwilioClients } from '#src/providers/messaging/twilio-client.ts'
import { TwilioSms } from '#src/providers/messaging/twilio-sms.ts'
import { addHouse, movableClock } from '../../../../test/support/rooms.ts'
import { ClientNotices } from '../client-notices.ts'
import { ManagerNotices } from '../manager-notices.ts'
import { NoticeBook } from '../notice-book.ts'
import { NoticeOutcomes } from '../notice-outcomes.ts'
import { NoticeTester } from '../notice-tester.ts'
import { NoticeSender } from '../notices.service.ts'
import { NotificationsService } from '../notifications.service.ts'
import { ReminderAnswers } from '../reminder-answers.ts'
import { RemindingService } from '../reminding.service.ts'
import { SmsInbox } from '../sms-inbox.service.ts'

const account = { sid: `AC${'b'.repeat(32)}`, token: 'a-twilio-token-for-the-notices', secondaryToken: null }
const smsNumber = '+33939980000'
const whatsappNumber = '+33139980001'
const meter = { called: () => undefined, failed: () => undefined }
const epoch = '2026-01-01T00:00:00.000Z'

interface RoomOptions {
  start?: string
  smsOff?: boolean
  templates?: ApprovedTemplate[]
}

/** The room on a real database, speaking to a simulated Twilio and mail server; jobs are run by hand, when they are due. */
export async function openNotices(
  db: Database,
  { start = '2026-03-01T10:00:00.000Z', smsOff = false, templates = [] }: RoomOptions = {},
) {
  const simulator = await startSimulator({
    twilio: {
      accounts: [{ accountSid: account.sid, authToken: account.token, numbers: [smsNumber, whatsappNumber] }],
      windowWithoutHistory: 'open',
    },
  })
  const clock = movableClock(start)
  const { now } = clock
  const events = new EventLog(db, now)
  const jobs = createJobs(db, now)
  const mailer = createSmtpMailer(simulator.smtp.url, 'Conciergerie <bonjour@maison.example>', meter)
  const sms = new TwilioSms(new TwilioClients(simulator.twilio.url), meter)
  const history = new ReminderNotes({ events, now })
  const book = new NoticeBook({ jobs, now })
  const outcomes = new NoticeOutcomes({ jobs, events, now, history })
  const houses = housesOf(db, smsOff)
  const publicUrl = 'https://maison.example'
  const shelf = { listApproved: () => Promise.resolve(templates) }
  const threads = new ProactiveSender(new Outbox({ jobs, events, now }))
  const shared = { db, jobs, events, now, book, houses, templates: shelf, mailer, publicUrl }
  const sender = new NoticeSender({ ...shared, threads, sms, outcomes, memoryOf: ({ code }) => code })
  const managers = new ManagerNotices({ book, now })
  const clients = new ClientsService({ db, events, now })
  const registry = new ClientRegistry({ events, now })
  const cards = {
    ensureByPhone: async (tx: Tx, house: number, phone: string) =>
      (await registry.ensureByPhone(tx, house, { phone, name: null, email: null })).id,
    setOptedOut: clients.setOptedOut.bind(clients),
  }
  const messages = new LeftMessagesService({ db, events, now, registry })
  return {
    db,
    simulator,
    clock,
    now,
    sender,
    listener: new ClientNotices({ book, now }),
    notifications: new NotificationsService({ db, events, managers, now }),
    tester: new NoticeTester(shared),
    reminding: new RemindingService(shared),
    answers: new ReminderAnswers({ db, history }),
    inbox: new SmsInbox({ ...shared, outcomes, history, clients: cards, messages }),
    clients,
    notices: () => db.read.selectFrom('notices').selectAll().orderBy('id').execute(),
    /** Runs each notice that is due, as the worker would. */
    runDue: async () => {
      const due = await db.read
        .selectFrom('notices')
        .select(['id', 'conciergerie_id'])
        .where('due_at', '<=', now().toISOString())
        .where('status', 'in', ['scheduled', 'sending'])
        .orderBy('id')
        .execute()
      for (const { id, conciergerie_id } of due) await sender.send(conciergerie_id, id)
    },
    close: () => simulator.close(),
  }
}

export type NoticeRoom = Awaited<ReturnType<typeof openNotices>>

function housesOf(db: Database, smsOff: boolean) {
  const find = (id: number) =>
    db.read.selectFrom('conciergeries').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const channelOf = async (id: number) => {
    const { whatsapp_number: number } = await find(id)
    const own = { number, messagingServiceSid: null, accountSid: null, authToken: null, secondaryAuthToken: null }
    return resolveChannel(own, { account, number: null }, false)
  }
  return {
    channelOf,
    read: async (id: number) => toHouse(await find(id)),
    smsLineOf: async (id: number) =>
      smsOff ? null : resolveSmsLine({ id, smsNumber: null }, await channelOf(id), smsNumber),
  }
}

interface BookingOptions {
  kind?: 'stay' | 'table'
  starts?: string
  ends?: string
  startsUtc?: string
  status?: string
  source?: string
  phone?: string | null
  email?: string | null
  /** Until when their WhatsApp window is open; absent: they never wrote. */
  windowUntil?: string
}

/** A house with a client and their booking, as the reservations room would have written them. */
export async function addBooking(db: Database, options: BookingOptions = {}) {
  const house = await addHouse(db, { whatsapp_number: whatsappNumber, phone_number: '+33299400000' })
  await db.write(({ q }) =>
    q
      .updateTable('conciergeries')
      .set({ address: '1 quai des Brumes', city: 'Saint-Malo' })
      .where('id', '=', house)
      .execute(),
  )
  return { house, ...(await addBookingTo(db, house, options)) }
}

export async function addBookingTo(db: Database, house: number, options: BookingOptions = {}) {
  const { kind = 'stay', phone = '+33639980123', email = null, status = 'confirmed', source = 'web' } = options
  const { starts = '2026-03-15', ends = '2026-03-20', startsUtc = '2026-03-15T15:00:00.000Z' } = options
  return db.write(async ({ q }) => {
    const add = async <T extends 'clients' | 'unit_types' | 'reservations' | 'conversations'>(
      table: T,
      row: Insertable<Tables[T]>,
    ) => {
      const inserted: unknown = await q
        .insertInto(table)
        .values(row)
        .returning('id' as never)
        .executeTakeFirstOrThrow()
      return (inserted as { id: number }).id
    }
    const client = await add('clients', {
      conciergerie_id: house,
      name: 'Camille',
      profile_name: null,
      phone,
      email,
      language: 'fr',
      tags: '[]',
      vip: 0,
      allergies: null,
      note: null,
      blocked_at: null,
      opted_out_at: null,
      ai_disclosed_at: null,
      first_seen_at: epoch,
      last_seen_at: epoch,
    })
    const conversation =
      options.windowUntil === undefined
        ? null
        : await add('conversations', {
            conciergerie_id: house,
            client_id: client,
            channel: 'whatsapp',
            status: 'open',
            our_address: whatsappNumber,
            their_address: phone,
            last_message_at: epoch,
            last_preview: '',
            last_author: 'ai',
            last_kind: 'text',
            last_status: 'read',
            last_inbound_at: epoch,
            window_expires_at: options.windowUntil,
            created_at: epoch,
          })
    const type = await add('unit_types', {
      conciergerie_id: house,
      kind,
      code: `type-${client}`,
      name: kind === 'stay' ? 'Suite Vue Mer' : 'Terrasse',
      description: null,
      max_party: 4,
      max_adults: null,
      max_children: null,
      base_price_cents: null,
      city_tax_basis_points: null,
      city_tax_cap_cents: null,
      check_in_time: kind === 'stay' ? '16:00' : null,
      check_out_time: kind === 'stay' ? '11:00' : null,
      max_nights: null,
    })
    const reservation = await add('reservations', {
      conciergerie_id: house,
      code: `KR-${1000 + client}`,
      kind,
      unit_type_id: type,
      client_id: client,
      status,
      starts_at: starts,
      ends_at: ends,
      starts_utc: startsUtc,
      business_date: starts.slice(0, 10),
      party_size: 2,
      total_cents: kind === 'stay' ? 89_500 : null,
      city_tax_cents: kind === 'stay' ? 1_320 : null,
      guest_name: 'Camille Rousseau',
      source,
      created_at: epoch,
      updated_at: epoch,
    })
    return { client, conversation, reservation }
  })
}

/** A change of a booking with its history row and its news, as the booking service makes them. */
export async function happen(
  room: NoticeRoom,
  { house, reservation, client }: { house: number; reservation: number; client: number },
  what: ReservationNews['what'],
  {
    change = {},
    from = what === 'moved' || what === 'changed' ? 'confirmed' : null,
    author = 'person',
    actor = 'Yann',
  }: {
    change?: Partial<Insertable<Tables['reservations']>>
    from?: string | null
    author?: ReservationNews['author']['kind']
    actor?: string
  } = {},
): Promise<number> {
  return room.db.write(async (tx) => {
    if (Object.keys(change).length > 0)
      await tx.q.updateTable('reservations').set(change).where('id', '=', reservation).execute()
    const type = what === 'moved' || what === 'changed' ? what : 'status'
    const { id: eventId } = await tx.q
      .insertInto('reservation_events')
      .values({
        conciergerie_id: house,
        reservation_id: reservation,
        at: room.now().toISOString(),
        actor,
        type,
        from_status: from,
        to_status: type === 'status' ? what : null,
        data: '{}',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await room.listener.onChange(tx, {
      conciergerieId: house,
      reservationId: reservation,
      clientId: client,
      what,
      from: from as ReservationNews['from'],
      eventId,
      author: { conciergerieId: house, name: actor, kind: author },
    })
    return eventId
  })
}

export async function addPerson(
  db: Database,
  house: number,
  {
    email,
    phone = null,
    role = 'owner',
    name = email,
    locale = 'fr',
  }: { email: string; phone?: string | null; role?: string; name?: string; locale?: string },
): Promise<number> {
  return db.write(async ({ q }) => {
    const { id } = await q
      .insertInto('accounts')
      .values({ email, name, password_hash: null, locale, phone, created_at: epoch })
      .returning('id')
      .executeTakeFirstOrThrow()
    await q
      .insertInto('members')
      .values({ conciergerie_id: house, account_id: id, role, status: 'active', last_seen_at: null, created_at: epoch })
      .execute()
    return id
  })
}
