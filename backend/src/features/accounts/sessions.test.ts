import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import {
  addHouse,
  addMember,
  goodPassword,
  logIn,
  movableClock,
  openAccounts,
  origin,
} from '../../../test/support/rooms.ts'
import type { Accounts } from '../../../test/support/rooms.ts'

const hour = 3_600_000
const nextPassword = 'des ajoncs sur la falaise'

/** Whoever logs in has been compared with the password of now: nothing but the writing is left. */
async function proveAtOnce(room: Accounts, table: 'accounts' | 'admins'): Promise<void> {
  const known: unknown = await room.db.read.selectFrom(table).selectAll().executeTakeFirstOrThrow()
  room.credentials.prove = () => Promise.resolve(known as never)
}

describeOnBothDatabases('sessions', (open) => {
  const openRoom = async () => {
    const clock = movableClock()
    const room = openAccounts(await open(), { now: clock.now })
    const house = await addHouse(room.db)
    const marie = await addMember(room, house, 'marie@example.com')
    const session = await logIn(room, 'marie@example.com')
    room.streams.push({ sessionId: session.actor.sessionId, conciergerieId: house, adminId: null })
    return { clock, room, house, marie, ...session }
  }

  it('prove nothing with a made-up token, and keep no token in the clear', async () => {
    const { room, token } = await openRoom()
    expect(await room.sessions.memberOf(`${token.slice(0, -1)}x`)).toBeNull()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await room.db.read.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('of a member prove no administrator', async () => {
    const { room, token } = await openRoom()
    expect(await room.sessions.adminOf(token)).toBeNull()
  })

  it('end twelve hours after their last use', async () => {
    const { room, clock, token } = await openRoom()
    clock.move(11 * hour)
    expect(await room.sessions.memberOf(token)).not.toBeNull()
    await eventually(
      async () =>
        (await room.db.read.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at ===
        clock.now().toISOString(),
    )
    clock.move(11 * hour)
    expect(await room.sessions.memberOf(token)).not.toBeNull()
    clock.move(12 * hour)
    expect(await room.sessions.memberOf(token)).toBeNull()
  })

  it('end after thirty days, however busy', async () => {
    const { room, clock, token } = await openRoom()
    for (let hours = 0; hours < 30 * 24 - 10; hours += 10) {
      clock.move(10 * hour)
      await room.db.write(({ q }) =>
        q.updateTable('sessions').set({ last_seen_at: clock.now().toISOString() }).execute(),
      )
      expect(await room.sessions.memberOf(token)).not.toBeNull()
    }
    clock.move(10 * hour)
    expect(await room.sessions.memberOf(token)).toBeNull()
  })

  it('write their last use at most once a minute', async () => {
    const { room, clock, token } = await openRoom()
    const opened = clock.now().toISOString()
    clock.move(59_000)
    await Promise.all(Array.from({ length: 20 }, () => room.sessions.memberOf(token)))
    await room.db.write(() => Promise.resolve())
    expect((await room.sessions.list({ accountId: 1 }, 0)).map((session) => session.lastSeenAt)).toEqual([opened])
    clock.move(2_000)
    await Promise.all(Array.from({ length: 20 }, () => room.sessions.memberOf(token)))
    await eventually(
      async () => (await room.sessions.list({ accountId: 1 }, 0))[0]?.lastSeenAt === clock.now().toISOString(),
    )
  })

  it('end with logout, stream included', async () => {
    const { room, token, actor } = await openRoom()
    await room.accounts.logout(actor)
    expect([await room.sessions.memberOf(token), room.streams]).toEqual([null, []])
  })

  it('end when the member is disabled, and prove nothing of the house when they are removed', async () => {
    const { room, house, token, marie } = await openRoom()
    await addMember(room, house, 'boss@example.com')
    const { actor: boss } = await logIn(room, 'boss@example.com')
    await room.members.update(boss, marie.memberId, { status: 'disabled' }, origin)
    expect([await room.sessions.memberOf(token), room.streams]).toEqual([null, []])
    await expect(logIn(room, 'marie@example.com')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('end when a role is taken away', async () => {
    const { room, house, token, marie } = await openRoom()
    await addMember(room, house, 'boss@example.com')
    const { actor: boss } = await logIn(room, 'boss@example.com')
    await room.members.update(boss, marie.memberId, { role: 'concierge' }, origin)
    expect([await room.sessions.memberOf(token), room.streams]).toEqual([null, []])
    expect((await logIn(room, 'marie@example.com')).actor.role).toBe('concierge')
  })

  it('end elsewhere, and not here, when the password changes', async () => {
    const { room, token, actor } = await openRoom()
    const here = await logIn(room, 'marie@example.com')
    await room.accounts.changePassword(here.actor, { current: goodPassword, next: nextPassword }, origin)
    expect([await room.sessions.memberOf(token), room.streams]).toEqual([null, []])
    expect(await room.sessions.memberOf(here.token)).toMatchObject({ accountId: actor.accountId })
    await expect(logIn(room, 'marie@example.com')).rejects.toMatchObject({ code: 'bad_credentials' })
    expect((await logIn(room, 'marie@example.com', nextPassword)).actor.accountId).toBe(actor.accountId)
  })

  it('are not opened with a password that changed while it was being compared', async () => {
    const { room, accountId } = await openRoom().then((opened) => ({ ...opened, accountId: opened.marie.accountId }))
    const stale = room.credentials.prove.bind(room.credentials)
    room.credentials.prove = async (attempt, password, find) => {
      const proved = await stale(attempt, password, find)
      await room.db.write(({ q }) =>
        q.updateTable('accounts').set({ password_hash: 'another' }).where('id', '=', accountId).execute(),
      )
      return proved
    }
    await expect(logIn(room, 'marie@example.com')).rejects.toMatchObject({ code: 'bad_credentials' })
  })

  it('opened with a password at the moment when it changes end with it', async () => {
    const { room, actor } = await openRoom()
    for (let round = 0; round < 6; round++) {
      await proveAtOnce(room, 'accounts')
      const logins = Array.from({ length: 6 }, () =>
        room.accounts.login({ email: 'marie@example.com', password: '', previous: null }, origin),
      )
      const change = { current: '', next: `${nextPassword} ${round}` }
      await Promise.allSettled([...logins, room.accounts.changePassword(actor, change, origin)])
      expect((await room.accounts.listSessions(actor)).map(({ id }) => id)).toEqual([actor.sessionId])
    }
  })

  it('of an administrator, opened at the moment when the password changes, end with it', async () => {
    const { room } = await openRoom()
    await room.admins.ensureFirst({ email: 'ada@example.com', password: goodPassword })
    const logIn = () => room.admins.login({ email: 'ada@example.com', password: goodPassword, previous: null }, origin)
    const actor = await room.sessions.adminOf((await logIn()).token)
    if (!actor) throw new Error('the session just opened proves nothing')
    for (let round = 0; round < 6; round++) {
      await proveAtOnce(room, 'admins')
      const logins = Array.from({ length: 6 }, logIn)
      const change = { current: '', next: `${nextPassword} ${round}` }
      await Promise.allSettled([...logins, room.admins.changePassword(actor, change, origin)])
      expect((await room.admins.listSessions(actor)).map(({ id }) => id)).toEqual([actor.sessionId])
    }
  })

  it('end everywhere but here at once, and nobody else’s', async () => {
    const { room, house, token } = await openRoom()
    await addMember(room, house, 'yann@example.com', 'concierge')
    const yann = await logIn(room, 'yann@example.com')
    const here = await logIn(room, 'marie@example.com')
    await room.accounts.revokeOtherSessions(here.actor, origin)
    expect([await room.sessions.memberOf(token), room.streams]).toEqual([null, []])
    expect(await room.accounts.listSessions(here.actor)).toMatchObject([{ id: here.actor.sessionId, current: true }])
    expect(await room.sessions.memberOf(yann.token)).not.toBeNull()
  })

  it('of somebody else cannot be ended', async () => {
    const { room, house, actor } = await openRoom()
    await addMember(room, house, 'yann@example.com', 'concierge')
    const { actor: yann } = await logIn(room, 'yann@example.com')
    await expect(room.accounts.revokeSession(yann, actor.sessionId, origin)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('are replaced by the next login of the same browser', async () => {
    const { room, token } = await openRoom()
    const next = await room.accounts.login(
      { email: 'marie@example.com', password: goodPassword, previous: token },
      origin,
    )
    expect(await room.sessions.memberOf(token)).toBeNull()
    expect(next.token).not.toBe(token)
  })

  it('refuse a suspended house and work again when it is resumed', async () => {
    const { room, token } = await openRoom()
    const set = (status: string) => room.db.write(({ q }) => q.updateTable('conciergeries').set({ status }).execute())
    await set('suspended')
    await expect(room.sessions.memberOf(token)).rejects.toMatchObject({ code: 'suspended' })
    await set('active')
    expect(await room.sessions.memberOf(token)).not.toBeNull()
  })

  it('that are over are swept away with their streams', async () => {
    const { room, clock } = await openRoom()
    clock.move(13 * hour)
    await room.sessions.forgetEnded()
    expect([await room.db.read.selectFrom('sessions').select('id').execute(), room.streams]).toEqual([[], []])
  })
})
