import { AccountsService } from '#src/features/accounts/accounts.service.ts'
import { accountsRoutes } from '#src/features/accounts/accounts.routes.ts'
import { AdminsService } from '#src/features/accounts/admins.service.ts'
import { adminsRoutes } from '#src/features/accounts/admins.routes.ts'
import { ApiKeysService } from '#src/features/accounts/api-keys.service.ts'
import { AuditService } from '#src/features/accounts/audit.service.ts'
import { BcryptQueue } from '#src/features/accounts/bcrypt-queue.ts'
import { Credentials } from '#src/features/accounts/credentials.ts'
import { JoinService } from '#src/features/accounts/join.service.ts'
import { LinksService } from '#src/features/accounts/links.service.ts'
import { LoginGuard } from '#src/features/accounts/login-guard.ts'
import { membersRoutes } from '#src/features/accounts/members.routes.ts'
import { MembersService } from '#src/features/accounts/members.service.ts'
import { OwnersService } from '#src/features/accounts/owners.service.ts'
import { Passwords } from '#src/features/accounts/passwords.ts'
import { SessionsService } from '#src/features/accounts/sessions.service.ts'
import { sessionCookies } from '#src/http/cookies.ts'
import { identifyWith } from '#src/http/identify.ts'
import type { Ground, Overrides } from './ground.ts'

/** Who may come in, and as whom. */
export function createPeople(ground: Ground, { passwordCost }: Overrides) {
  const { demo, publicUrl } = ground.config
  const audit = new AuditService(ground)
  const passwords = new Passwords(new BcryptQueue(passwordCost === undefined ? {} : { cost: passwordCost }))
  const sessions = new SessionsService({ ...ground, demo })
  const guard = new LoginGuard(ground)
  const credentials = new Credentials({ ...ground, guard, passwords, audit })
  const shared = { ...ground, sessions, credentials, passwords, audit, demo }
  const accounts = new AccountsService(shared)
  const admins = new AdminsService(shared)
  const keys = new ApiKeysService(shared)
  const links = new LinksService({ ...ground, publicUrl })
  const join = new JoinService({ ...shared, links, accounts })
  const members = new MembersService({ ...shared, links })
  const owners = new OwnersService({ ...shared, join, links })
  const cookies = sessionCookies(ground.config.secureCookies)
  const authenticator = {
    memberOf: (token: string) => sessions.memberOf(token),
    adminOf: (token: string) => sessions.adminOf(token),
    keyOf: (secret: string) => keys.keyOf(secret),
    siteOf: (key: string, origin: string | null) => keys.siteOf(key, origin),
  }
  return {
    audit,
    passwords,
    guard,
    sessions,
    accounts,
    links,
    members,
    owners,
    admins,
    identify: identifyWith(authenticator, cookies),
    routes: [
      ...accountsRoutes(accounts, join, cookies),
      ...adminsRoutes(admins, audit, cookies),
      ...membersRoutes(members, keys, audit),
    ],
  }
}

export type People = ReturnType<typeof createPeople>
