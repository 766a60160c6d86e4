import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { machineClock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { EventLog } from '#src/live/event-log.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { ManagerNotices } from './manager-notices.ts'
import { NoticeBook } from './notice-book.ts'
import { NotificationsService } from './notifications.service.ts'

const at = '2026-01-01T00:00:00.000Z'
const owner = {
  kind: 'member',
  conciergerieId: 1,
  accountId: 1,
  memberId: 1,
  role: 'owner',
  name: 'Marie',
  locale: 'fr',
  sessionId: 1,
} as const
const concierge = { ...owner, accountId: 2, memberId: 2, role: 'concierge' } as const

async function fill(db: Database): Promise<void> {
  await db.write(async ({ q }) => {
    const house = {
      name: 'Embruns',
      kind: 'hotel',
      email: 'a@example.com',
      timezone: 'Europe/Paris',
      locale: 'fr',
      address: '',
      city: '',
      hours: '{}',
      closed_message: '',
      ai_mode: 'auto',
      ai_tone: 'warm',
      ai_rules: '',
      ai_pause_minutes: 30,
      demo: 0,
      created_at: at,
      updated_at: at,
    }
    await q
      .insertInto('conciergeries')
      .values(
        [
          { id: 1, ...house },
          { id: 2, ...house, name: 'Suzanne' },
        ].map((row) => ({
          ...row,
          whatsapp_number: null,
          phone_number: null,
          twilio_account_sid: null,
          twilio_auth_token: null,
          twilio_secondary_token: null,
          messaging_service_sid: null,
          last_activity_at: null,
        })),
      )
      .execute()
    const person = { password_hash: null, phone: null, created_at: at }
    await q
      .insertInto('accounts')
      .values([
        { id: 1, email: 'marie@example.com', name: 'Marie', locale: 'fr', ...person },
        { id: 2, email: 'yann@example.com', name: 'Yann', locale: 'en', ...person },
      ])
      .execute()
    const membership = { conciergerie_id: 1, status: 'active', last_seen_at: null, created_at: at }
    await q
      .insertInto('members')
      .values([
        { account_id: 1, role: 'owner', ...membership },
        { account_id: 2, role: 'concierge', ...membership },
      ])
      .execute()
    await q
      .insertInto('clients')
      .values({
        id: 1,
        conciergerie_id: 1,
        name: 'Camille',
        profile_name: null,
        phone: null,
        email: null,
        language: null,
        tags: '[]',
        vip: 0,
        allergies: null,
        note: null,
        blocked_at: null,
        opted_out_at: null,
        ai_disclosed_at: null,
        first_seen_at: at,
        last_seen_at: at,
      })
      .execute()
    await q
      .insertInto('conversations')
      .values({
        id: 1,
        conciergerie_id: 1,
        client_id: 1,
        channel: 'whatsapp',
        status: 'open',
        our_address: null,
        ai_mode: null,
        ai_paused_until: null,
        ai_working_until: null,
        assignee_id: null,
        needs_human_reason: 'asked',
        needs_human_since: at,
        waiting_since: at,
        last_message_id: null,
        last_message_at: at,
        last_preview: 'Bonjour',
        last_author: 'client',
        last_kind: 'text',
        last_status: 'received',
        last_inbound_at: at,
        window_expires_at: at,
        draft: null,
        created_at: at,
      })
      .execute()
  })
}

async function openRoom(db: Database) {
  await fill(db)
  const queued: unknown[] = []
  const jobs: Jobs = {
    enqueue: (_tx, _task, payload) => {
      queued.push(payload)
      return Promise.resolve()
    },
  }
  const book = new NoticeBook({ jobs, now: machineClock })
  const service = new NotificationsService({
    db,
    events: new EventLog(db, machineClock),
    managers: new ManagerNotices({ book, now: machineClock }),
    now: machineClock,
  })
  return { service, queued, notices: () => db.read.selectFrom('notices').selectAll().execute() }
}

const moved = { seq: 1, topic: 'conversations', id: 1 } as const

describeOnBothDatabases('notifications', (open) => {
  it('say nothing of what does not need anybody, nor of another house', async () => {
    const { service } = await openRoom(await open())
    await service.hear(1, [
      { seq: 1, topic: 'faqs', id: 1 },
      { seq: 2, topic: 'conversations', id: null },
    ])
    await service.hear(2, [moved])
    expect((await service.list(owner, undefined)).items).toEqual([])
  })

  it('say nothing of a conversation that was seen to before anybody could be told', async () => {
    const db = await open()
    const { service } = await openRoom(db)
    await db.write(({ q }) =>
      q.updateTable('conversations').set({ needs_human_reason: null, needs_human_since: null }).execute(),
    )
    await service.hear(1, [moved])
    expect((await service.list(owner, undefined)).items).toEqual([])
  })

  it('tell of each conversation of a burst that calls somebody, and of a message that did not leave', async () => {
    const db = await open()
    const { service } = await openRoom(db)
    await db.write(({ q }) =>
      q
        .updateTable('conversations')
        .set({ last_status: 'undelivered', last_author: 'ai', last_message_id: 5 })
        .execute(),
    )
    await service.hear(1, [moved, { ...moved, seq: 2, id: 77 }, { ...moved, seq: 3 }])
    const types = (await service.list(owner, undefined)).items.map(({ type }) => type)
    expect(types.toSorted()).toEqual(['delivery_failed', 'human_needed'])
  })

  it('tell of a feature request in the language of each reader', async () => {
    const db = await open()
    const { service } = await openRoom(db)
    const people = [
      { conciergerieId: 1, accountId: 1, locale: 'fr' },
      { conciergerieId: 1, accountId: 2, locale: 'en' },
    ]
    const news = { requestId: 4, title: 'Export', status: 'completed', people, at, comment: null } as const
    await db.write((tx) => service.tell(tx, news))
    const read = async (actor: typeof owner | typeof concierge) => (await service.list(actor, undefined)).items
    expect(await read(owner)).toMatchObject([{ title: 'Demande « Export »', detail: 'terminée' }])
    expect(await read(concierge)).toMatchObject([{ title: 'Request “Export”', detail: 'completed' }])
  })

  it('tell each person once, in their language, however often the event is heard', async () => {
    const { service } = await openRoom(await open())
    await service.hear(1, [moved, { ...moved, seq: 2, topic: 'messages' }])
    await service.hear(1, [{ ...moved, seq: 2, topic: 'messages' }])
    const [mine, theirs] = [await service.list(owner, undefined), await service.list(concierge, undefined)]
    expect(mine.items).toEqual([
      expect.objectContaining({ type: 'human_needed', title: 'Camille attend une personne', link: '/inbox/1' }),
    ])
    expect(theirs.items).toEqual([expect.objectContaining({ title: 'Camille is waiting for a person' })])
  })

  it('write to owners only, unless somebody chose otherwise', async () => {
    const { service, queued, notices } = await openRoom(await open())
    await service.hear(1, [moved])
    await service.hear(1, [moved])
    expect(queued).toHaveLength(1)
    expect(await notices()).toMatchObject([
      { account_id: 1, channel: 'email', address: 'marie@example.com', template: 'human_needed', status: 'scheduled' },
    ])
  })

  it('are marked as read for one person and not for their colleague', async () => {
    const { service } = await openRoom(await open())
    await service.hear(1, [moved])
    await service.markRead(owner, undefined)
    expect(await service.countUnread(1, 1)).toBe(0)
    expect(await service.countUnread(1, 2)).toBe(1)
  })
})
