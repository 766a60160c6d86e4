import { expect, it } from 'vitest'
import { describeOnBothDatabases, silentLogger } from '../../../test/support/databases.ts'
import { refusalOf } from '../../../test/support/outcome.ts'
import { goodPassword, logIn, movableClock, openAccounts, origin } from '../../../test/support/rooms.ts'
import type { AdminActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import { newConversation } from '../../../test/support/rows.ts'
import { Secrets } from '#src/secrets.ts'
import { ConciergeriesService } from './conciergeries.service.ts'
import { DirectoryService } from './directory.service.ts'
import { ErasureService } from './erasure.service.ts'
import { HousesService } from './houses.service.ts'
import type { Counters } from './ports.ts'

const admin: AdminActor = { kind: 'admin', adminId: 1, name: 'Ada', locale: 'fr', sessionId: 1 }
const twilio = { account: null, whatsappNumber: null, smsNumber: null, baseUrl: null, simulated: false }

function openRoom(db: Database) {
  const clock = movableClock()
  const room = openAccounts(db, { now: clock.now })
  const queued: unknown[] = []
  const jobs = {
    enqueue: (_tx: unknown, _task: unknown, payload: unknown) => {
      queued.push(payload)
      return Promise.resolve()
    },
  }
  const counters: Counters = {
    todo: () => Promise.resolve(0),
    ai: () => Promise.resolve(0),
    unread: () => Promise.resolve(0),
    openQuestions: () => Promise.resolve(0),
    desk: () => Promise.resolve({ requestedReservations: 0, newOrders: 0, messagesLeft: 0, liveCalls: 0 }),
    unreadNotifications: () => Promise.resolve(0),
    activitySince: () => Promise.resolve(new Map([[1, { conversations: 4, lastAt: '2026-11-19T08:00:00.000Z' }]])),
    brokenChannelsSince: () => Promise.resolve(new Set()),
  }
  const conciergeries = new ConciergeriesService({
    db,
    now: clock.now,
    logger: silentLogger,
    secrets: new Secrets(null),
    counters,
    config: { demo: false, twilio },
  })
  const houses = new HousesService({
    db,
    now: clock.now,
    events: room.events,
    jobs,
    audit: room.audit,
    owners: room.owners,
    houses: conciergeries,
  })
  const directory = new DirectoryService({
    db,
    now: clock.now,
    counters,
    members: room.members,
    houses: conciergeries,
    demo: false,
  })
  const erasure = new ErasureService({ db, members: room.members })
  return { ...room, clock, conciergeries, houses, directory, erasure, queued }
}

const creation = { name: 'La Table de Suzanne', email: 'suzanne@example.com' }

describeOnBothDatabases('houses', (open) => {
  it('are not made with a weak password, a wrong zone or a number that is taken', async () => {
    const room = openRoom(await open())
    await room.houses.create(admin, { ...creation, whatsappNumber: '+33639980101' }, null)
    const refused = (more: object) =>
      refusalOf(room.houses.create(admin, { ...creation, email: 'b@example.com', ...more }, null))
    expect(await refused({ password: 'court' })).toEqual(['invalid', 'password'])
    expect(await refused({ timezone: 'Mars/Olympus' })).toEqual(['invalid', 'timezone'])
    expect(await refused({ whatsappNumber: 'whatsapp:+33639980101' })).toEqual(['conflict', 'whatsappNumber'])
    expect(await room.directory.list()).toHaveLength(1)
  })

  it('get an owner with the password given, or a one-time link', async () => {
    const room = openRoom(await open())
    const made = await room.houses.create(admin, { ...creation, password: goodPassword }, null)
    expect(made.invitation).toBeUndefined()
    expect((await logIn(room, creation.email)).actor).toMatchObject({
      conciergerieId: made.conciergerieId,
      role: 'owner',
      name: 'Suzanne',
    })
    const { invitation } = await room.houses.create(admin, { name: 'Armor', email: 'armor@example.com' }, null)
    const joined = await room.join.accept(
      { token: invitation?.token ?? '', name: 'Nolwenn', password: goodPassword },
      origin,
    )
    expect([joined.member.role, joined.conciergerie.name]).toEqual(['owner', 'Armor'])
  })

  it('of one person keep that person’s password', async () => {
    const room = openRoom(await open())
    await room.houses.create(admin, { ...creation, password: goodPassword }, null)
    await room.houses.create(admin, { ...creation, name: 'Annexe', password: 'des ajoncs sur la falaise' }, null)
    const { token } = await room.accounts.login(
      { email: creation.email, password: goodPassword, previous: null },
      origin,
    )
    expect(await room.sessions.memberOf(token)).not.toBeNull()
  })

  it('are listed with usage, cost and last activity', async () => {
    const room = openRoom(await open())
    const { conciergerieId } = await room.houses.create(admin, { ...creation, password: goodPassword }, null)
    const usage = { conciergerie_id: conciergerieId, messages_in: 3, messages_out: 2, answers: 1, cost_micros: 450 }
    await room.db.write(({ q }) =>
      q
        .insertInto('daily_usage')
        .values([
          { ...usage, day: '2026-11-19' },
          { ...usage, day: '2026-11-18' },
          { ...usage, day: '2026-09-01' },
        ])
        .execute(),
    )
    expect(await room.directory.list()).toEqual([
      expect.objectContaining({
        name: creation.name,
        channel: 'off',
        usage: {
          members: 1,
          conversations30d: 4,
          messages30d: 10,
          answers30d: 2,
          cost30dMicros: 900,
          lastActivityAt: '2026-11-19T08:00:00.000Z',
        },
      }),
    ])
  })

  it('give an owner who forgot their password a link to set a new one', async () => {
    const room = openRoom(await open())
    const { conciergerieId } = await room.houses.create(admin, { ...creation, password: goodPassword }, null)
    const link = await room.houses.invite(admin, conciergerieId, undefined, null)
    expect(link).toMatchObject({ email: creation.email, role: 'owner' })
    await room.join.resetPassword({ token: link.token, password: 'des ajoncs sur la falaise' }, origin)
    await expect(room.houses.invite(admin, conciergerieId + 1, undefined, null)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('refuse everyone while suspended, streams included', async () => {
    const room = openRoom(await open())
    const { conciergerieId } = await room.houses.create(admin, { ...creation, password: goodPassword }, null)
    const { token, actor } = await logIn(room, creation.email)
    room.streams.push({ sessionId: actor.sessionId, conciergerieId, adminId: null })
    await room.houses.update(admin, conciergerieId, { status: 'suspended' }, null)
    await expect(room.sessions.memberOf(token)).rejects.toMatchObject({ code: 'suspended' })
    expect(room.streams).toEqual([])
    expect((await room.audit.list(null, {})).items[0]).toMatchObject({
      action: 'house.suspended',
      actor: 'admin Ada',
      conciergerieId,
    })
  })

  it('are deleted only when suspended and named', async () => {
    const room = openRoom(await open())
    const { conciergerieId } = await room.houses.create(admin, { ...creation, password: goodPassword }, null)
    await expect(room.houses.delete(admin, conciergerieId, creation.name, null)).rejects.toMatchObject({
      code: 'conflict',
    })
    await room.houses.update(admin, conciergerieId, { status: 'suspended' }, null)
    await expect(room.houses.delete(admin, conciergerieId, 'La Table', null)).rejects.toMatchObject({ code: 'invalid' })
    expect(room.queued).toEqual([])
  })

  it('are not resumed by one administrator while another deletes them', async () => {
    const room = openRoom(await open())
    for (let round = 0; round < 8; round++) {
      const { conciergerieId: id } = await room.houses.create(admin, { ...creation, name: `Hôtel ${round}` }, null)
      await room.houses.update(admin, id, { status: 'suspended' }, null)
      const [deleted] = await Promise.allSettled([
        room.houses.delete(admin, id, `Hôtel ${round}`, null),
        room.houses.update(admin, id, { status: 'active' }, null),
      ])
      const { status } = await room.db.read
        .selectFrom('conciergeries')
        .select('status')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(status).toBe(deleted.status === 'fulfilled' ? 'deleted' : 'active')
    }
  })

  it('that are deleted are gone at once, free their number, and leave nothing once erased', async () => {
    const room = openRoom(await open())
    const whatsappNumber = '+33639980101'
    const { conciergerieId } = await room.houses.create(
      admin,
      { ...creation, password: goodPassword, whatsappNumber },
      null,
    )
    const kept = await room.houses.create(
      admin,
      { name: 'Armor', email: 'armor@example.com', password: goodPassword },
      null,
    )
    const { token } = await logIn(room, creation.email)
    await newConversation(room.db, conciergerieId, 'CANARY-A')
    await newConversation(room.db, kept.conciergerieId, 'CANARY-B')
    await room.houses.update(admin, conciergerieId, { status: 'suspended' }, null)
    await room.houses.delete(admin, conciergerieId, creation.name, null)
    expect(await room.sessions.memberOf(token)).toBeNull()
    expect((await room.directory.list()).map(({ name }) => name)).toEqual(['Armor'])
    await room.houses.update(admin, kept.conciergerieId, { whatsappNumber }, null)
    expect(room.queued).toEqual([{ conciergerieId }])
    await room.erasure.erase(conciergerieId, new AbortController().signal)
    await room.erasure.erase(kept.conciergerieId, new AbortController().signal)
    const rows = await Promise.all(
      (['conciergeries', 'accounts', 'members', 'clients', 'conversations', 'messages'] as const).map((table) =>
        room.db.read.selectFrom(table).selectAll().execute(),
      ),
    )
    expect(rows.map((found) => found.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(JSON.stringify(rows)).toContain('CANARY-B')
    expect(JSON.stringify(rows)).not.toMatch(/CANARY-A|suzanne/i)
  })
})
