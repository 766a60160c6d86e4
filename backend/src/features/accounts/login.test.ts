import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { codeOf } from '../../../test/support/outcome.ts'
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

const minute = 60_000

const attempt = (room: Accounts, password: string, ip = origin.ip, email = 'marie@example.com') =>
  room.accounts.login({ email, password, previous: null }, { ...origin, ip })

/** Fails `count` times, waiting as long as it is told to. */
async function failOften(
  room: Accounts,
  clock: { move(ms: number): void },
  count: number,
  ip = origin.ip,
  email = 'marie@example.com',
) {
  const codes: string[] = []
  for (let i = 0; i < count; i++) {
    clock.move(17_000)
    codes.push(await codeOf(attempt(room, `${goodPassword}?`, ip, email)))
  }
  return codes
}

describeOnBothDatabases('logging in', (open) => {
  const openRoom = async () => {
    const clock = movableClock()
    const room = openAccounts(await open(), { now: clock.now })
    const house = await addHouse(room.db)
    const { accountId } = await addMember(room, house, 'marie@example.com')
    return { clock, room, house, accountId }
  }

  it('answers the same to an unknown address as to a wrong password', async () => {
    const { room } = await openRoom()
    const [wrong, unknown] = await Promise.allSettled([
      attempt(room, 'x'),
      attempt(room, 'x', origin.ip, 'who@example.com'),
    ])
    expect([wrong, unknown]).toMatchObject(
      Array(2).fill({
        status: 'rejected',
        reason: { code: 'bad_credentials', message: 'E-mail ou mot de passe incorrect.' },
      }),
    )
  })

  it('refuses the eleventh try, even a good one, and lets the owner in from elsewhere', async () => {
    const { room, clock } = await openRoom()
    expect(await failOften(room, clock, 10)).toEqual(Array(10).fill('bad_credentials'))
    clock.move(17_000)
    await expect(attempt(room, goodPassword)).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfter: expect.any(Number) as number,
    })
    expect((await attempt(room, goodPassword, '198.51.100.7')).member.email).toBe('marie@example.com')
  })

  it('forgets with time: nobody is locked out for good, however long the attack goes on', async () => {
    const { room, clock } = await openRoom()
    await failOften(room, clock, 10)
    for (let i = 0; i < 20; i++) {
      clock.move(minute)
      await codeOf(attempt(room, 'x'))
    }
    clock.move(15 * minute)
    expect((await attempt(room, goodPassword)).member.name).toBe('marie')
  })

  it('counts parallel tries too', async () => {
    const { room, clock } = await openRoom()
    await failOften(room, clock, 9)
    clock.move(17_000)
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(attempt(room, 'x'))))
    expect(codes.filter((code) => code === 'bad_credentials')).toHaveLength(1)
  })

  it('does not lock an owner out of the address they know, when a hundred machines try', async () => {
    const { room, clock } = await openRoom()
    await attempt(room, goodPassword, '198.51.100.1')
    for (let bot = 0; bot < 20; bot++) for (let i = 0; i < 5; i++) await codeOf(attempt(room, 'x', `203.0.113.${bot}`))
    await expect(attempt(room, goodPassword, '203.0.113.99')).rejects.toMatchObject({ code: 'rate_limited' })
    expect((await attempt(room, goodPassword, '198.51.100.1')).member.name).toBe('marie')
    clock.move(61 * minute)
    expect((await attempt(room, goodPassword, '203.0.113.99')).member.name).toBe('marie')
  })

  it('writes a burst of failures to the audit log, once and without the address in full', async () => {
    const { room, clock } = await openRoom()
    await failOften(room, clock, 10)
    await failOften(room, clock, 3)
    const { items } = await room.audit.list(null, {})
    expect(items.filter((entry) => entry.action === 'login.failures')).toEqual([
      expect.objectContaining({ target: 'ma…@example.com', ip: origin.ip }),
    ])
  })

  it('refuses a password beyond 72 bytes instead of comparing its beginning', async () => {
    const { room } = await openRoom()
    await expect(attempt(room, goodPassword + ' '.repeat(60))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('goes to the house used last, and past a suspended one', async () => {
    const { room, clock, house, accountId } = await openRoom()
    const second = await addHouse(room.db, { name: 'La Table de Suzanne' })
    await room.db.write((tx) => room.join.addMember(tx, { accountId, conciergerieId: second, role: 'concierge' }))
    const first = await logIn(room, 'marie@example.com')
    expect(first.actor.conciergerieId).toBe(house)
    clock.move(minute)
    const moved = await room.accounts.switchHouse(first.actor, second)
    expect([moved.conciergerie.name, moved.houses]).toEqual([
      'La Table de Suzanne',
      [{ id: house, name: 'Hôtel des Embruns' }],
    ])
    clock.move(minute)
    expect((await attempt(room, goodPassword)).conciergerie.id).toBe(second)
    await room.db.write(({ q }) =>
      q.updateTable('conciergeries').set({ status: 'suspended' }).where('id', '=', second).execute(),
    )
    expect((await attempt(room, goodPassword)).conciergerie.id).toBe(house)
    await room.db.write(({ q }) => q.updateTable('conciergeries').set({ status: 'suspended' }).execute())
    await expect(attempt(room, goodPassword)).rejects.toMatchObject({ code: 'suspended' })
  })

  it('opens nothing that the demo left behind, outside demo', async () => {
    const { room } = await openRoom()
    const demo = await addHouse(room.db, { demo: 1 })
    await addMember(room, demo, 'demo@example.com')
    await expect(attempt(room, goodPassword, origin.ip, 'demo@example.com')).rejects.toMatchObject({
      code: 'forbidden',
    })
    const inDemo = openAccounts(room.db, { demo: true })
    const { token } = await inDemo.accounts.login(
      { email: 'demo@example.com', password: goodPassword, previous: null },
      origin,
    )
    expect(await room.sessions.memberOf(token)).toBeNull()
  })
})
