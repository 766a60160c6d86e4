import type { Audience } from '@conciergerie/contract'
import type { Request } from 'express'
import type { Actor, AdminActor, KeyActor, MemberActor, SiteActor } from '#src/actor.ts'
import type { SessionCookies } from './cookies.ts'

/** What proving an identity needs from above; each gives null for what is unknown, ended or disabled. */
export interface Authenticator {
  /** @throws AppError suspended when the house of the session is suspended */
  memberOf(token: string): Promise<MemberActor | null>
  adminOf(token: string): Promise<AdminActor | null>
  /** @throws AppError suspended */
  keyOf(secret: string): Promise<KeyActor | null>
  /** @throws AppError suspended, cross_site when the key is not for that website */
  siteOf(key: string, origin: string | null): Promise<SiteActor | null>
}

const isSecretKey = (secret: string) => secret.startsWith('sk_')
const isPublishableKey = (secret: string) => secret.startsWith('pk_')
const isApiKey = (secret: string) => isSecretKey(secret) || isPublishableKey(secret)

/** Whether a request says that it comes from a website of the house: its key must then prove it. */
export const showsPublishableKey = (req: Request) => isPublishableKey(readSecret(req) ?? '')

/**
 * Tells who calls: a header (`x-api-key`, `Authorization: Bearer`) when there is one, else the cookie of the front end
 * that the route belongs to: the dashboard's where members may call. A header that proves nothing is not made good by a
 * cookie.
 */
export function identifyWith(authenticator: Authenticator, cookies: SessionCookies) {
  return async (req: Request, audience: readonly Audience[]): Promise<Actor | null> => {
    const forMembers = audience.some((who) => who !== 'admin')
    const secret = readSecret(req)
    if (secret === null) return identifyByCookie(req, !forMembers)
    if (isPublishableKey(secret))
      return audience.includes('site') ? authenticator.siteOf(secret, req.get('origin') ?? null) : null
    if (isSecretKey(secret)) return forMembers ? authenticator.keyOf(secret) : null
    const member = forMembers ? await authenticator.memberOf(secret) : null
    return member ?? (audience.includes('admin') ? authenticator.adminOf(secret) : null)
  }

  async function identifyByCookie(req: Request, forAdmins: boolean): Promise<Actor | null> {
    const token = cookies.read(req, forAdmins ? 'admin' : 'dashboard')
    if (token === null) return null
    return forAdmins ? authenticator.adminOf(token) : authenticator.memberOf(token)
  }
}

/** The secret of a header; an empty text when there is a header that holds none. */
function readSecret(req: Request): string | null {
  const key = req.get('x-api-key')
  if (key !== undefined) return isApiKey(key.trim()) ? key.trim() : ''
  const authorization = req.get('authorization')
  if (authorization === undefined) return null
  return /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? ''
}
