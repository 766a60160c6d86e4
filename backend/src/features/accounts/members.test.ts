import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import {
  addHouse,
  addMember,
  goodPassword,
  logIn,
  movableClock,
  openAccounts,
  origin,
} from '../../../test/support/rooms.ts'

const day = 86_400_000
const person = { name: 'Yann', password: goodPassword }

describeOnBothDatabases('members and one-time links', (open) => {
  const openRoom = async () => {
    const clock = movableClock()
    const room = openAccounts(await open(), { now: clock.now })
    const [house, other] = [await addHouse(room.db), await addHouse(room.db, { name: 'La Table de Suzanne' })]
    const marie = await addMember(room, house, 'marie@example.com')
    const suzanne = await addMember(room, other, 'suzanne@example.com')
    const { actor: owner } = await logIn(room, 'marie@example.com')
    const { actor: stranger } = await logIn(room, 'suzanne@example.com')
    const invite = (email: string) => room.members.invite(owner, { email, role: 'concierge' }, origin)
    return { clock, room, house, other, marie, suzanne, owner, stranger, invite }
  }

  it('of another house are not to be found', async () => {
    const { room, stranger, marie, invite } = await openRoom()
    const { id } = await invite('yann@example.com')
    const refused = { code: 'not_found' }
    await expect(room.members.update(stranger, marie.memberId, { role: 'concierge' }, origin)).rejects.toMatchObject(
      refused,
    )
    await expect(room.members.remove(stranger, marie.memberId, origin)).rejects.toMatchObject(refused)
    await expect(room.members.makeResetLink(stranger, marie.memberId, origin)).rejects.toMatchObject(refused)
    await expect(room.members.revokeInvitation(stranger, id, origin)).rejects.toMatchObject(refused)
  })

  it('keep one active owner, also when two remove each other at once', async () => {
    const { room, house, marie, owner } = await openRoom()
    await expect(room.members.update(owner, marie.memberId, { role: 'concierge' }, origin)).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(room.members.remove(owner, marie.memberId, origin)).rejects.toMatchObject({ code: 'conflict' })
    const boss = await addMember(room, house, 'boss@example.com')
    const { actor } = await logIn(room, 'boss@example.com')
    const both = await Promise.allSettled([
      room.members.update(owner, boss.memberId, { status: 'disabled' }, origin),
      room.members.update(actor, marie.memberId, { status: 'disabled' }, origin),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('are invited with the same answer whether or not the address has an account', async () => {
    const { room, invite } = await openRoom()
    const [known, unknown] = [await invite('suzanne@example.com'), await invite('nobody@example.com')]
    const shape = ({ email: _email, id: _id, token, url, ...rest }: typeof known) => ({
      ...rest,
      token: token.length,
      url: url.length,
    })
    expect(shape(known)).toEqual(shape(unknown))
    expect(await room.join.read(known.token, null)).toEqual({
      purpose: 'invite',
      email: 'suzanne@example.com',
      conciergerie: 'Hôtel des Embruns',
      hasAccount: false,
    })
    const { token } = await logIn(room, 'suzanne@example.com')
    expect((await room.join.read(known.token, token)).hasAccount).toBe(true)
  })

  it('join once: the second use of a link, an old and an unknown one are refused', async () => {
    const { room, clock, invite } = await openRoom()
    const { token } = await invite('yann@example.com')
    const uses = await Promise.allSettled([
      room.join.accept({ token, ...person }, origin),
      room.join.accept({ token, ...person }, origin),
    ])
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(room.join.accept({ token, ...person }, origin)).rejects.toMatchObject({ code: 'gone' })
    await expect(room.join.accept({ token: 'x', ...person }, origin)).rejects.toMatchObject({ code: 'not_found' })
    const late = await invite('late@example.com')
    clock.move(7 * day)
    await expect(room.join.accept({ token: late.token, ...person }, origin)).rejects.toMatchObject({ code: 'gone' })
  })

  it('join with a weak password only if it is the one they have', async () => {
    const { room, invite } = await openRoom()
    const { token } = await invite('yann@example.com')
    await expect(room.join.accept({ token, name: 'Yann', password: 'Motdepasse2026!' }, origin)).rejects.toMatchObject({
      code: 'invalid',
    })
    const known = await invite('suzanne@example.com')
    await expect(
      room.join.accept({ token: known.token, name: 'X', password: 'a guess of the inviter' }, origin),
    ).rejects.toMatchObject({ code: 'bad_credentials' })
    const joined = await room.join.accept({ token: known.token, ...person }, origin)
    expect([joined.member.name, joined.conciergerie.name, joined.houses.map(({ name }) => name)]).toEqual([
      'suzanne',
      'Hôtel des Embruns',
      ['La Table de Suzanne'],
    ])
  })

  it('replace an open invitation by a newer one, and can withdraw it', async () => {
    const { room, owner, invite } = await openRoom()
    const [first, second] = [await invite('yann@example.com'), await invite('yann@example.com')]
    await expect(room.join.read(first.token, null)).rejects.toMatchObject({ code: 'not_found' })
    expect((await room.members.list(owner)).invitations.map(({ id }) => id)).toEqual([second.id])
    await room.members.revokeInvitation(owner, second.id, origin)
    await expect(room.join.read(second.token, null)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('set a new password with a link, which ends their sessions and works once', async () => {
    const { room, house, owner, clock } = await openRoom()
    const yann = await addMember(room, house, 'yann@example.com', 'concierge')
    const { token: session } = await logIn(room, 'yann@example.com')
    const { token } = await room.members.makeResetLink(owner, yann.memberId, origin)
    expect(await room.join.read(token, null)).toMatchObject({ purpose: 'reset', hasAccount: true })
    const password = 'des ajoncs sur la falaise'
    await expect(room.join.resetPassword({ token, password: 'court' }, origin)).rejects.toMatchObject({
      code: 'invalid',
    })
    await room.join.resetPassword({ token, password }, origin)
    expect(await room.sessions.memberOf(session)).toBeNull()
    await logIn(room, 'yann@example.com', password)
    await expect(room.join.resetPassword({ token, password }, origin)).rejects.toMatchObject({ code: 'not_found' })
    const late = await room.members.makeResetLink(owner, yann.memberId, origin)
    clock.move(day)
    await expect(room.join.resetPassword({ token: late.token, password }, origin)).rejects.toMatchObject({
      code: 'gone',
    })
  })

  it('who also work elsewhere get no reset link from this owner: it would open the other house', async () => {
    const { room, house, owner, suzanne } = await openRoom()
    const memberId = await room.db.write((tx) =>
      room.join.addMember(tx, { accountId: suzanne.accountId, conciergerieId: house, role: 'concierge' }),
    )
    await expect(room.members.makeResetLink(owner, memberId, origin)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('who are removed keep their other houses, or lose their account with the last one', async () => {
    const { room, house, owner, suzanne } = await openRoom()
    const memberId = await room.db.write((tx) =>
      room.join.addMember(tx, { accountId: suzanne.accountId, conciergerieId: house, role: 'concierge' }),
    )
    await room.members.remove(owner, memberId, origin)
    expect((await logIn(room, 'suzanne@example.com')).actor.conciergerieId).not.toBe(house)
    const yann = await addMember(room, house, 'yann@example.com', 'concierge')
    await room.members.remove(owner, yann.memberId, origin)
    await expect(logIn(room, 'yann@example.com')).rejects.toMatchObject({ code: 'bad_credentials' })
  })

  it('leave a trace of every change, read page by page by their own house', async () => {
    const { room, owner, stranger, invite } = await openRoom()
    await invite('yann@example.com')
    const first = await room.audit.list(owner.conciergerieId, { limit: 1 })
    expect(first.items).toEqual([
      expect.objectContaining({ action: 'member.invited', actor: 'marie', target: 'yann@example.com', ip: origin.ip }),
    ])
    const rest = await room.audit.list(owner.conciergerieId, { cursor: first.nextCursor ?? '', limit: 10 })
    expect(rest.items.map(({ action }) => action)).toEqual(['login'])
    expect((await room.audit.list(stranger.conciergerieId, {})).items.map(({ action }) => action)).toEqual(['login'])
  })
})

describeOnBothDatabases('API keys', (open) => {
  it('prove their house until revoked, and never while it is suspended', async () => {
    const room = openAccounts(await open())
    const house = await addHouse(room.db)
    await addMember(room, house, 'marie@example.com')
    const { actor } = await logIn(room, 'marie@example.com')
    const { key, apiKey } = await room.keys.create(actor, { name: 'Site web' }, origin)
    expect(key).toMatch(/^sk_[\w-]{43}$/)
    expect(key.startsWith(apiKey.prefix)).toBe(true)
    expect(await room.keys.keyOf(key)).toMatchObject({ kind: 'key', conciergerieId: house, name: 'Site web' })
    expect(await room.keys.keyOf(`${key}x`)).toBeNull()
    expect(JSON.stringify(await room.db.read.selectFrom('api_keys').selectAll().execute())).not.toContain(key)
    await room.db.write(({ q }) => q.updateTable('conciergeries').set({ status: 'suspended' }).execute())
    await expect(room.keys.keyOf(key)).rejects.toMatchObject({ code: 'suspended' })
    await room.db.write(({ q }) => q.updateTable('conciergeries').set({ status: 'active' }).execute())
    await expect(room.keys.revoke({ ...actor, conciergerieId: house + 1 }, apiKey.id, origin)).rejects.toMatchObject({
      code: 'not_found',
    })
    await room.keys.revoke(actor, apiKey.id, origin)
    expect(await room.keys.keyOf(key)).toBeNull()
  })
})

describeOnBothDatabases('administrators', (open) => {
  const first = { email: 'admin@maison.example', password: goodPassword }

  it('are not made with a weak password: the start stops with a clear error', async () => {
    const room = openAccounts(await open())
    await expect(room.admins.ensureFirst({ ...first, password: 'court' })).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('ADMIN_PASSWORD') as string,
    })
  })

  it('are made once from the configuration, and log in apart from members', async () => {
    const room = openAccounts(await open())
    await room.admins.ensureFirst(first)
    await room.admins.ensureFirst({ ...first, email: 'other@maison.example' })
    const { token, admin } = await room.admins.login({ ...first, previous: null }, origin)
    expect(admin.email).toBe(first.email)
    expect(await room.sessions.adminOf(token)).toMatchObject({ kind: 'admin', adminId: admin.id })
    expect(await room.sessions.memberOf(token)).toBeNull()
    await expect(
      room.admins.login({ ...first, email: 'other@maison.example', previous: null }, origin),
    ).rejects.toMatchObject({ code: 'bad_credentials' })
  })

  it('are made once by two processes that start at once', async () => {
    const room = openAccounts(await open())
    await Promise.all([room.admins.ensureFirst(first), room.admins.ensureFirst(first)])
    expect(await room.db.read.selectFrom('admins').select('email').execute()).toEqual([{ email: first.email }])
  })

  it('of the demo open nothing outside it, and do not stand in for a real one', async () => {
    const db = await open()
    const demo = openAccounts(db, { demo: true })
    await db.write(async (tx) =>
      demo.admins.add(tx, {
        ...first,
        name: 'Démo',
        passwordHash: await demo.passwords.hashKnown('admin123'),
        demo: true,
      }),
    )
    const { token } = await demo.admins.login({ email: first.email, password: 'admin123', previous: null }, origin)
    const real = openAccounts(db)
    expect(await real.sessions.adminOf(token)).toBeNull()
    await expect(
      real.admins.login({ email: first.email, password: 'admin123', previous: null }, origin),
    ).rejects.toMatchObject({ code: 'bad_credentials' })
    await real.admins.ensureFirst(first)
    expect((await real.admins.login({ ...first, previous: null }, origin)).admin.name).toBe('Administrateur')
  })

  it('end their other sessions when they change their password', async () => {
    const room = openAccounts(await open())
    await room.admins.ensureFirst(first)
    const [old, here] = [
      await room.admins.login({ ...first, previous: null }, origin),
      await room.admins.login({ ...first, previous: null }, origin),
    ]
    const actor = await room.sessions.adminOf(here.token)
    if (!actor) throw new Error('not logged in')
    await room.admins.changePassword(actor, { current: first.password, next: 'des ajoncs sur la falaise' }, origin)
    expect([await room.sessions.adminOf(old.token), await room.sessions.adminOf(here.token)]).toEqual([null, actor])
  })
})
