import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import type { AdminActor, MemberActor } from '#src/actor.ts'
import { machineClock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { EventLog } from '#src/live/event-log.ts'
import { FeatureDecisionsService } from './feature-decisions.service.ts'
import type { RequestNews } from './feature-decisions.service.ts'
import { FeatureRequestsService } from './feature-requests.service.ts'

const admin: AdminActor = { kind: 'admin', adminId: 1, name: 'Ada', locale: 'fr', sessionId: 1 }
const at = '2026-01-01T00:00:00.000Z'

async function insertHouse(db: Database, name: string): Promise<MemberActor> {
  return db.write(async ({ q }) => {
    const house = await q
      .insertInto('conciergeries')
      .values({
        name,
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
        whatsapp_number: null,
        phone_number: null,
        twilio_account_sid: null,
        twilio_auth_token: null,
        twilio_secondary_token: null,
        messaging_service_sid: null,
        last_activity_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const account = await q
      .insertInto('accounts')
      .values({ email: `${name}@example.com`, name, password_hash: null, locale: 'fr', phone: null, created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      kind: 'member',
      conciergerieId: house.id,
      accountId: account.id,
      memberId: 1,
      role: 'owner',
      name,
      locale: 'fr',
      sessionId: 1,
    }
  })
}

async function openRooms(db: Database) {
  const told: { locales: string[]; status: string; comment: string | null }[] = []
  const news: RequestNews = {
    tell: (_tx, { people, status, comment }) => {
      told.push({ locales: people.map(({ locale }) => locale), status, comment })
      return Promise.resolve()
    },
  }
  await db.write(async ({ q }) => {
    await q
      .insertInto('admins')
      .values({ id: 1, email: 'ada@example.com', name: 'Ada', password_hash: 'x', locale: 'fr', created_at: at })
      .execute()
  })
  const parts = { db, events: new EventLog(db, machineClock), now: machineClock }
  const [ours, theirs] = [await insertHouse(db, 'Embruns'), await insertHouse(db, 'Suzanne')]
  return {
    told,
    ours,
    theirs,
    requests: new FeatureRequestsService(parts),
    decisions: new FeatureDecisionsService({ ...parts, news }),
  }
}

describeOnBothDatabases('feature requests', (open) => {
  it('refuse that another person rewords or withdraws one', async () => {
    const { requests, ours, theirs } = await openRooms(await open())
    const { id } = await requests.propose(ours, { title: 'Exporter les appels' })
    await expect(requests.reword(theirs, id, { title: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(requests.withdraw(theirs, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuse to change once an administrator has decided', async () => {
    const { requests, decisions, ours } = await openRooms(await open())
    const { id } = await requests.propose(ours, { title: 'Exporter les appels' })
    await decisions.decide(admin, id, { status: 'in_progress' })
    await expect(requests.reword(ours, id, { title: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('answer alike for one that was deleted and one that never existed', async () => {
    const { requests, decisions, ours } = await openRooms(await open())
    const { id } = await requests.propose(ours, { title: 'Exporter' })
    await decisions.remove(admin, id)
    await expect(requests.vote(ours, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(requests.vote(ours, 999)).rejects.toMatchObject({ code: 'not_found' })
    expect((await decisions.restore(admin, id)).title).toBe('Exporter')
  })

  it('never tell a house who asked, nor show it internal comments', async () => {
    const { requests, decisions, ours, theirs } = await openRooms(await open())
    const { id } = await requests.propose(ours, { title: 'Exporter les appels' })
    await decisions.comment(admin, id, { text: 'Secret entre nous', internal: true })
    await decisions.comment(admin, id, { text: 'Nous y pensons', internal: false })
    const seen = JSON.stringify([await requests.list(theirs, {}), await requests.read(theirs, id)])
    expect(seen).not.toMatch(/Embruns|Secret|conciergerie/)
    expect(seen).toContain('Nous y pensons')
  })

  it('count one vote a person, however often they vote', async () => {
    const { requests, ours, theirs } = await openRooms(await open())
    const { id } = await requests.propose(ours, { title: 'Exporter' })
    await requests.vote(theirs, id)
    expect((await requests.vote(theirs, id)).votes).toBe(2)
    expect(await requests.unvote(theirs, id)).toMatchObject({ votes: 1, voted: false })
  })

  it('bring the votes of a duplicate to the one that stays', async () => {
    const { requests, decisions, ours, theirs } = await openRooms(await open())
    const kept = await requests.propose(ours, { title: 'Exporter' })
    const twin = await requests.propose(theirs, { title: 'Un export' })
    await decisions.decide(admin, twin.id, { duplicateOf: kept.id })
    const [first] = await decisions.list({ q: 'exporter' })
    expect(first).toMatchObject({ id: kept.id, votes: 2, duplicates: [twin.id] })
    await expect(decisions.decide(admin, kept.id, { duplicateOf: twin.id })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('tell everyone concerned of a decision, with their language, and keep its history', async () => {
    const db = await open()
    const { requests, decisions, told, ours, theirs } = await openRooms(db)
    await db.write(({ q }) =>
      q.updateTable('accounts').set({ locale: 'en' }).where('id', '=', theirs.accountId).execute(),
    )
    const { id } = await requests.propose(ours, { title: 'Exporter' })
    await requests.vote(theirs, id)
    await decisions.decide(admin, id, { status: 'completed', comment: 'Livré' })
    expect(told).toEqual([{ locales: ['fr', 'en'], status: 'completed', comment: 'Livré' }])
    const { history, featureRequest } = await decisions.read(id)
    expect(history).toEqual([expect.objectContaining({ field: 'status', from: 'pending', to: 'completed', by: 'Ada' })])
    expect(featureRequest.completedAt).not.toBeNull()
    expect(await decisions.readStatistics()).toMatchObject({ total: 1, completedThisMonth: 1, medianAgeDays: null })
  })

  it('are decided on once, by two who decide at the same moment', async () => {
    const { requests, decisions, told, ours } = await openRooms(await open())
    for (let round = 0; round < 5; round++) {
      const { id } = await requests.propose(ours, { title: 'Exporter' })
      told.length = 0
      await Promise.all([
        decisions.decide(admin, id, { status: 'in_progress' }),
        decisions.decide(admin, id, { status: 'in_progress' }),
        decisions.decide(admin, id, { priority: 'high' }),
        requests.reword(ours, id, { title: 'Exporter les appels' }).catch(() => null),
      ])
      const { history, featureRequest } = await decisions.read(id)
      expect(featureRequest).toMatchObject({ status: 'in_progress', priority: 'high' })
      expect([history.filter(({ field }) => field === 'status').length, told.length]).toEqual([1, 1])
    }
  })

  it('are not each the duplicate of the other, though both are said so at once', async () => {
    const { requests, decisions, ours, theirs } = await openRooms(await open())
    for (let round = 0; round < 3; round++) {
      const [one, other] = [
        await requests.propose(ours, { title: 'Exporter' }),
        await requests.propose(theirs, { title: 'Un export' }),
      ]
      const outcomes = await Promise.allSettled([
        decisions.decide(admin, one.id, { duplicateOf: other.id }),
        decisions.decide(admin, other.id, { duplicateOf: one.id }),
      ])
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('page through the list without repeating or skipping one', async () => {
    const { requests, ours } = await openRooms(await open())
    for (let i = 0; i < 5; i++) await requests.propose(ours, { title: `Idée ${i}` })
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await requests.list(ours, { limit: 2, cursor })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
  })
})
