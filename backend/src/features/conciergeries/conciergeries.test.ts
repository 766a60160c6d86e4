import { expect, it } from 'vitest'
import { describeOnBothDatabases, silentLogger } from '../../../test/support/databases.ts'
import { refusalOf } from '../../../test/support/outcome.ts'
import { addHouse, addMember, logIn, movableClock, openAccounts, origin } from '../../../test/support/rooms.ts'
import type { MemberActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import { Secrets } from '#src/secrets.ts'
import { ConciergeriesService } from './conciergeries.service.ts'
import type { HouseSeed } from './new-house.ts'
import type { Counters } from './ports.ts'
import { SettingsService } from './settings.service.ts'

const sid = (letters: string, digit: string) => letters + digit.repeat(32)
const platform = { sid: sid('AC', '0'), token: 'platform-token-0123456789', secondaryToken: null }
const platformNumber = '+33639980000'
const config = (demo: boolean, account: typeof platform | null = platform) => ({
  demo,
  publicUrl: 'https://maison.example',
  twilio: { account, whatsappNumber: `whatsapp:${platformNumber}`, smsNumber: null, baseUrl: null, simulated: false },
})

const counters: Counters = {
  todo: () => Promise.resolve(3),
  ai: () => Promise.resolve(2),
  unread: () => Promise.resolve(5),
  openQuestions: () => Promise.resolve(1),
  desk: () => Promise.resolve({ requestedReservations: 6, newOrders: 7, messagesLeft: 8, liveCalls: 9 }),
  unreadNotifications: (_house, accountId) => Promise.resolve(accountId * 10),
  activitySince: () => Promise.resolve(new Map()),
  brokenChannelsSince: () => Promise.resolve(new Set()),
}

function openRoom(
  db: Database,
  {
    demo = false,
    account = platform,
    key = 'ab'.repeat(32),
  }: { demo?: boolean; account?: typeof platform | null; key?: string | null } = {},
) {
  const clock = movableClock()
  const room = openAccounts(db, { now: clock.now, demo })
  const secrets = new Secrets(key)
  const parts = { db, now: clock.now, logger: silentLogger, secrets, config: config(demo, account) }
  const houses = new ConciergeriesService({ ...parts, counters })
  const settings = new SettingsService({ ...parts, events: room.events, audit: room.audit, houses })
  return { ...room, clock, houses, settings, secrets }
}

type Room = ReturnType<typeof openRoom>

/** A house with an owner who is logged in. */
async function openHouse(room: Room, email: string, seed: Partial<HouseSeed> = {}): Promise<MemberActor> {
  const house = await addHouse(room.db, { name: email, ...seed })
  await addMember(room, house, email)
  return (await logIn(room, email)).actor
}

const from = (to: string, accountSid = platform.sid, messagingServiceSid: string | null = null) => ({
  to,
  accountSid,
  messagingServiceSid,
})

describeOnBothDatabases('the channel of a house', (open) => {
  it('is one house’s alone, though two claim the same number at once', async () => {
    const room = openRoom(await open())
    const [one, other] = [await openHouse(room, 'a@example.com'), await openHouse(room, 'b@example.com')]
    for (let round = 0; round < 6; round++) {
      const change = { sms: { number: `+3363998040${round}` } }
      const outcomes = await Promise.allSettled([
        room.settings.update(one, change, null),
        room.settings.update(other, change, null),
      ])
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('is nobody’s for an unknown number, or an account that is not its own', async () => {
    const room = openRoom(await open())
    const actor = await openHouse(room, 'a@example.com')
    await openHouse(room, 'b@example.com')
    await room.settings.update(
      actor,
      { whatsapp: { number: '+33639980101', accountSid: sid('AC', '1'), authToken: 'own-token-0123456789' } },
      null,
    )
    expect(await room.houses.findByChannel(from('whatsapp:+33639980999'))).toBeNull()
    expect(await room.houses.findByChannel(from('whatsapp:+33639980101'))).toBeNull()
    expect(await room.houses.findByChannel(from(platformNumber))).toBeNull()
  })

  it('is found by pool, then by number, as soon as it is saved', async () => {
    const room = openRoom(await open())
    const [a, b] = [await openHouse(room, 'a@example.com'), await openHouse(room, 'b@example.com')]
    expect(await room.houses.findByChannel(from('whatsapp:+33639980101'))).toBeNull()
    await room.settings.update(a, { whatsapp: { number: 'whatsapp:+33 6 39 98 01 01' } }, null)
    await room.settings.update(b, { whatsapp: { messagingServiceSid: sid('MG', 'b') } }, null)
    const found = async (...of: Parameters<typeof from>) =>
      (await room.houses.findByChannel(from(...of)))?.conciergerieId
    expect(await found('whatsapp:+33639980101')).toBe(a.conciergerieId)
    expect(await found('whatsapp:+33639980101', platform.sid, sid('MG', 'f'))).toBe(a.conciergerieId)
    expect(await found('whatsapp:+33639980555', platform.sid, sid('MG', 'b'))).toBe(b.conciergerieId)
  })

  it('of two houses that share a pool goes by the number', async () => {
    const room = openRoom(await open())
    const pool = sid('MG', 'c')
    const [a, b] = [await openHouse(room, 'a@example.com'), await openHouse(room, 'b@example.com')]
    await room.settings.update(a, { whatsapp: { number: '+33639980101', messagingServiceSid: pool } }, null)
    await room.settings.update(b, { whatsapp: { number: '+33639980102', messagingServiceSid: pool } }, null)
    expect((await room.houses.findByChannel(from('+33639980102', platform.sid, pool)))?.conciergerieId).toBe(
      b.conciergerieId,
    )
  })

  it('uses the platform’s account until it has its own, and never the platform’s for another account', async () => {
    const room = openRoom(await open())
    const actor = await openHouse(room, 'a@example.com')
    expect(await room.houses.channelOf(actor.conciergerieId)).toEqual({
      number: platformNumber,
      messagingServiceSid: null,
      account: platform,
      source: 'platform',
    })
    await room.settings.update(actor, { whatsapp: { accountSid: sid('AC', '1') } }, null)
    expect(await room.houses.channelOf(actor.conciergerieId)).toMatchObject({ account: null, source: 'none' })
    await room.settings.update(
      actor,
      { whatsapp: { authToken: 'own-token-0123456789', secondaryAuthToken: 'old-token-0123456789' } },
      null,
    )
    expect(await room.houses.channelOf(actor.conciergerieId)).toMatchObject({
      source: 'own',
      account: { sid: sid('AC', '1'), token: 'own-token-0123456789', secondaryToken: 'old-token-0123456789' },
    })
  })

  it('has the platform’s number when it is the demo house, or the only one', async () => {
    const db = await open()
    const room = openRoom(db)
    const first = await openHouse(room, 'a@example.com')
    expect((await room.houses.findByChannel(from(`whatsapp:${platformNumber}`)))?.conciergerieId).toBe(
      first.conciergerieId,
    )
    const demo = await addHouse(db, { demo: 1 })
    room.clock.move(2_001)
    expect((await room.houses.findByChannel(from(platformNumber)))?.conciergerieId).toBe(first.conciergerieId)
    const inDemo = openRoom(db, { demo: true })
    expect((await inDemo.houses.findByChannel(from(platformNumber)))?.conciergerieId).toBe(demo)
  })

  it('is seen by another process within two seconds', async () => {
    const db = await open()
    const [here, there] = [openRoom(db), openRoom(db)]
    const actor = await openHouse(here, 'a@example.com')
    await openHouse(here, 'b@example.com')
    expect(await there.houses.findByChannel(from('+33639980101'))).toBeNull()
    await here.settings.update(actor, { whatsapp: { number: '+33639980101' }, name: 'Nouveau nom' }, null)
    there.clock.move(2_001)
    expect((await there.houses.findByChannel(from('+33639980101')))?.conciergerieId).toBe(actor.conciergerieId)
    expect((await there.houses.read(actor.conciergerieId)).name).toBe('Nouveau nom')
  })

  it('is off, not an error, when its token was sealed with another key', async () => {
    const db = await open()
    const room = openRoom(db)
    const actor = await openHouse(room, 'a@example.com')
    await room.settings.update(
      actor,
      { whatsapp: { accountSid: sid('AC', '1'), authToken: 'own-token-0123456789' } },
      null,
    )
    const other = openRoom(db, { key: 'cd'.repeat(32) })
    expect(await other.houses.channelOf(actor.conciergerieId)).toMatchObject({ account: null, source: 'none' })
  })
})

describeOnBothDatabases('settings', (open) => {
  it('refuse a number of another house, the platform’s own, and what cannot be a number or a zone', async () => {
    const db = await open()
    const room = openRoom(db, { demo: true })
    await addHouse(db, { demo: 1 })
    const [a, b] = [await openHouse(room, 'a@example.com'), await openHouse(room, 'b@example.com')]
    await room.settings.update(a, { whatsapp: { number: '+33639980101' }, phoneNumber: '+33639980201' }, null)
    const refused = (patch: Parameters<typeof room.settings.update>[1]) =>
      refusalOf(room.settings.update(b, patch, null))
    expect(await refused({ whatsapp: { number: '06 39 98 01 01' } })).toEqual(['conflict', 'whatsapp.number'])
    expect(await refused({ phoneNumber: '+33639980201' })).toEqual(['conflict', 'phoneNumber'])
    expect(await refused({ whatsapp: { number: platformNumber } })).toEqual(['conflict', 'whatsapp.number'])
    expect(await refused({ whatsapp: { number: '12345' } })).toEqual(['invalid', 'whatsapp.number'])
    expect(await refused({ timezone: 'Europe/Atlantide' })).toEqual(['invalid', 'timezone'])
    expect(await refused({ timezone: '+02:00' })).toEqual(['invalid', 'timezone'])
  })

  it('refuse a token when the server has no key to seal it with', async () => {
    const room = openRoom(await open(), { key: null })
    const actor = await openHouse(room, 'a@example.com')
    await expect(
      room.settings.update(actor, { whatsapp: { authToken: 'own-token-0123456789' } }, null),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('never show a token, and keep it sealed', async () => {
    const room = openRoom(await open())
    const actor = await openHouse(room, 'a@example.com')
    const settings = await room.settings.update(
      actor,
      { whatsapp: { accountSid: sid('AC', '1'), authToken: 'own-token-0123456789' } },
      origin.ip,
    )
    expect(settings.whatsapp).toMatchObject({
      hasAuthToken: true,
      hasSecondaryAuthToken: false,
      account: 'own',
      webhookUrl: 'https://maison.example/webhook/whatsapp',
    })
    const stored = JSON.stringify([
      settings,
      await room.db.read.selectFrom('conciergeries').selectAll().execute(),
      await room.audit.list(actor.conciergerieId, {}),
    ])
    expect(stored).not.toContain('own-token')
    expect((await room.audit.list(actor.conciergerieId, {})).items.map(({ action }) => action).slice(0, 2)).toEqual([
      'settings.secrets',
      'settings.changed',
    ])
    expect((await room.settings.update(actor, { whatsapp: { authToken: null } }, null)).whatsapp.hasAuthToken).toBe(
      false,
    )
  })

  it('change what was given and nothing else', async () => {
    const room = openRoom(await open())
    const actor = await openHouse(room, 'a@example.com')
    const before = await room.settings.read(actor)
    const hours = { mon: [{ from: '09:00', to: '12:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const after = await room.settings.update(actor, { ai: { tone: 'formal' }, hours, city: 'Saint-Malo' }, null)
    expect(after).toEqual({ ...before, city: 'Saint-Malo', hours, ai: { ...before.ai, tone: 'formal' } })
    expect((await room.settings.setAssistant(actor, 'off', null)).ai).toEqual({ ...after.ai, mode: 'off' })
    expect((await room.houses.read(actor.conciergerieId)).ai.mode).toBe('off')
  })

  it('seal at the next start what an older database kept in the clear', async () => {
    const room = openRoom(await open())
    const id = await addHouse(room.db)
    await room.db.write(({ q }) =>
      q
        .updateTable('conciergeries')
        .set({ twilio_account_sid: sid('AC', '1'), twilio_auth_token: 'plain-token-0123456789' })
        .execute(),
    )
    expect((await room.houses.channelOf(id)).account?.token).toBe('plain-token-0123456789')
    await room.settings.sealPlainTokens()
    const { twilio_auth_token: stored } = await room.db.read
      .selectFrom('conciergeries')
      .select('twilio_auth_token')
      .executeTakeFirstOrThrow()
    expect(stored).not.toContain('plain-token')
    expect((await room.houses.channelOf(id)).account?.token).toBe('plain-token-0123456789')
  })
})

describeOnBothDatabases('the overview', (open) => {
  it('counts for the house and for the person', async () => {
    const room = openRoom(await open())
    const actor = await openHouse(room, 'a@example.com')
    expect(await room.houses.overview(actor)).toEqual({
      todo: 3,
      ai: 2,
      unread: 5,
      openQuestions: 1,
      requestedReservations: 6,
      newOrders: 7,
      messagesLeft: 8,
      liveCalls: 9,
      unreadNotifications: actor.accountId * 10,
      assistant: { mode: 'auto', clients: 2 },
    })
  })
})
