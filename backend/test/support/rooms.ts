import { machineClock } from '#src/clock.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { AccountsService } from '#src/features/accounts/accounts.service.ts'
import { AdminsService } from '#src/features/accounts/admins.service.ts'
import { ApiKeysService } from '#src/features/accounts/api-keys.service.ts'
import { AuditService } from '#src/features/accounts/audit.service.ts'
import { BcryptQueue } from '#src/features/accounts/bcrypt-queue.ts'
import { Credentials } from '#src/features/accounts/credentials.ts'
import { JoinService } from '#src/features/accounts/join.service.ts'
import { LinksService } from '#src/features/accounts/links.service.ts'
import { LoginGuard } from '#src/features/accounts/login-guard.ts'
import { MembersService } from '#src/features/accounts/members.service.ts'
import { OwnersService } from '#src/features/accounts/owners.service.ts'
import { Passwords } from '#src/features/accounts/passwords.ts'
import type { StreamOwner } from '#src/features/accounts/ports.ts'
import { SessionsService } from '#src/features/accounts/sessions.service.ts'
import { newHouse } from '#src/features/conciergeries/new-house.ts'
import type { HouseSeed } from '#src/features/conciergeries/new-house.ts'
import { EventLog } from '#src/live/event-log.ts'
import { Secrets } from '#src/secrets.ts'
import { silentLogger } from './databases.ts'

/** A clock that stands still until it is moved. */
export interface MovableClock {
  readonly now: Clock
  move(ms: number): void
}

export function movableClock(start = '2026-11-20T10:00:00.000Z'): MovableClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    move(ms) {
      at += ms
    },
  }
}

export const origin = { ip: '192.0.2.1', userAgent: 'test' }
export const goodPassword = 'un phare dans la brume'

/** The accounts room on a database, with hashing made cheap and live streams that only remember being closed. */
export function openAccounts(db: Database, { now = machineClock, demo = false }: { now?: Clock; demo?: boolean } = {}) {
  const streams: StreamOwner[] = []
  const closer = {
    closeWhere: (matches: (stream: StreamOwner) => boolean) => {
      const kept = streams.filter((stream) => !matches(stream))
      streams.splice(0, streams.length, ...kept)
    },
  }
  const events = new EventLog(db, now)
  const audit = new AuditService({ db, now })
  const passwords = new Passwords(new BcryptQueue({ cost: 4 }))
  const guard = new LoginGuard({ db, now })
  const credentials = new Credentials({ db, guard, passwords, audit })
  const sessions = new SessionsService({ db, now, logger: silentLogger, streams: closer, demo })
  const links = new LinksService({ db, now, publicUrl: 'https://maison.example' })
  const accounts = new AccountsService({ db, events, sessions, credentials, passwords, audit, demo })
  const members = new MembersService({ db, events, sessions, links, audit })
  const join = new JoinService({ db, now, events, links, accounts, sessions, credentials, passwords, audit })
  const owners = new OwnersService({ db, join, links, sessions, passwords })
  const keys = new ApiKeysService({ db, now, logger: silentLogger, events, audit, demo })
  const admins = new AdminsService({ db, now, sessions, credentials, passwords, audit, demo })
  return {
    db,
    now,
    events,
    audit,
    passwords,
    guard,
    credentials,
    sessions,
    links,
    accounts,
    members,
    join,
    owners,
    keys,
    admins,
    streams,
    secrets: new Secrets('ab'.repeat(32)),
  }
}

export type Accounts = ReturnType<typeof openAccounts>

/** @returns the house's id */
export async function addHouse(
  db: Database,
  seed: Partial<HouseSeed> & { demo?: number; status?: string } = {},
): Promise<number> {
  const { demo = 0, status = 'active', ...rest } = seed
  const row = newHouse({ name: 'Hôtel des Embruns', email: 'maison@example.com', ...rest }, '2026-11-01T00:00:00.000Z')
  return db.write(async ({ q }) => {
    const { id } = await q
      .insertInto('conciergeries')
      .values({ ...row, demo, status })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Someone with `goodPassword`, in a house. */
export async function addMember(
  room: Accounts,
  conciergerieId: number,
  email: string,
  role: 'owner' | 'concierge' = 'owner',
) {
  const passwordHash = await room.passwords.hashKnown(goodPassword)
  return room.db.write(async (tx) => {
    const accountId = await room.join.createAccount(tx, {
      email,
      name: email.split('@')[0] ?? '',
      passwordHash,
      locale: 'fr',
    })
    return { accountId, memberId: await room.join.addMember(tx, { accountId, conciergerieId, role }) }
  })
}

/** Logs in and gives the actor that the session proves. */
export async function logIn(room: Accounts, email: string, password = goodPassword) {
  const { token } = await room.accounts.login({ email, password, previous: null }, origin)
  const actor = await room.sessions.memberOf(token)
  if (!actor) throw new Error('the session just opened proves nothing')
  return { token, actor }
}
