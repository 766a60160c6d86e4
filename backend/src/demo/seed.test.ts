import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#src/db/open-database.ts'
import { isSealed } from '#src/secrets.ts'
import { describeOnBothDatabases, silentLogger } from '../../test/support/databases.ts'
import { movableClock, openAccounts, origin } from '../../test/support/rooms.ts'
import type { Accounts } from '../../test/support/rooms.ts'
import { demoAccounts } from '#src/config.ts'
import { seedDemo } from './seed.ts'

describeOnBothDatabases('the demo', (open) => {
  const clock = movableClock()
  let room: Accounts
  beforeAll(async () => {
    room = openAccounts(await openDatabase(await open.createUrl(), { logger: silentLogger }), {
      now: clock.now,
      demo: true,
    })
    await seedDemo(room)
  }, 60_000)
  afterAll(() => room.db.close())

  it('is made once, however often it starts', async () => {
    const count = async () => (await room.db.read.selectFrom('messages').select('id').execute()).length
    const before = await count()
    await seedDemo({ ...room, now: () => new Date(clock.now().getTime() + 3_600_000) })
    expect(await count()).toBe(before)
    expect(before).toBeGreaterThan(40)
  })

  it('has lines on each road and in several states, and a trunk whose password is sealed', async () => {
    const lines = await room.db.read
      .selectFrom('phone_lines as l')
      .innerJoin('line_states as s', 's.line_id', 'l.id')
      .select(['l.mode', 'l.sip_password', 's.state'])
      .execute()
    expect(new Set(lines.map(({ mode }) => mode))).toEqual(new Set(['twilio_stream', 'openai_sip', 'sip_bridge']))
    expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(['running', 'backoff', 'stopped']))
    expect(lines.flatMap(({ sip_password }) => sip_password ?? [])).toEqual([expect.toSatisfy(isSealed)])
  })

  it('is a house at work: its people log in, its FAQs are indexed, its inbox has every state', async () => {
    const { member, conciergerie } = await room.accounts.login({ ...demoAccounts.concierge, previous: null }, origin)
    expect([member.name, member.role, conciergerie.name, conciergerie.demo]).toEqual([
      'Marie Le Goff',
      'owner',
      'Hôtel des Embruns',
      true,
    ])
    expect((await room.admins.login({ ...demoAccounts.admin, previous: null }, origin)).admin.name).toBe('Alix Renard')
    const faqs = await room.db.read
      .selectFrom('faqs')
      .selectAll()
      .where('conciergerie_id', '=', conciergerie.id)
      .execute()
    expect(faqs.length).toBeGreaterThanOrEqual(34)
    expect(faqs.filter((faq) => faq.active === 0)).toHaveLength(1)
    expect(faqs.filter((faq) => faq.valid_from !== null)).toHaveLength(1)
    expect(faqs.every((faq) => faq.question_length > 0)).toBe(true)
    const threads = await room.db.read
      .selectFrom('conversations')
      .selectAll()
      .where('conciergerie_id', '=', conciergerie.id)
      .execute()
    expect(new Set(threads.map((thread) => thread.needs_human_reason))).toEqual(
      new Set([null, 'complaint', 'unanswered', 'delivery_failed']),
    )
    expect(threads.every((thread) => thread.last_message_id !== null && thread.last_preview !== '')).toBe(true)
    expect(threads.filter((thread) => thread.status === 'closed').length).toBeGreaterThan(2)
    const failed = await room.db.read
      .selectFrom('messages')
      .select('error_code')
      .where('status', '=', 'undelivered')
      .execute()
    expect(failed).toEqual([{ error_code: '63016' }])
  })

  it('speaks of now: nothing in it is from the future, and the latest message is minutes old', async () => {
    const rows = await room.db.read.selectFrom('messages').select('created_at').orderBy('created_at', 'desc').execute()
    const age = room.now().getTime() - Date.parse(rows[0]?.created_at ?? '')
    expect(age).toBeGreaterThan(0)
    expect(age).toBeLessThan(10 * 60_000)
  })

  it('quotes only FAQs of its own', async () => {
    const known = new Set(
      (await room.db.read.selectFrom('faqs').select('id').where('conciergerie_id', '=', 1).execute()).map(
        ({ id }) => id,
      ),
    )
    const rows = await room.db.read.selectFrom('messages').select('sources').where('sources', 'is not', null).execute()
    const cited = rows.flatMap(({ sources }) =>
      (JSON.parse(sources ?? '[]') as { faqId: number }[]).map(({ faqId }) => faqId),
    )
    expect(cited.length).toBeGreaterThan(8)
    expect(cited.filter((id) => !known.has(id))).toEqual([])
  })
})
