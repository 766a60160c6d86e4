import type { Request, Response } from 'express'
import { describe, expect, it } from 'vitest'
import type { AdminActor, KeyActor, MemberActor, SiteActor } from '#src/actor.ts'
import { sessionCookies } from './cookies.ts'
import { identifyWith } from './identify.ts'

const member: MemberActor = {
  kind: 'member',
  conciergerieId: 1,
  accountId: 1,
  memberId: 1,
  role: 'owner',
  name: 'Marie',
  locale: 'fr',
  sessionId: 1,
}
const admin: AdminActor = { kind: 'admin', adminId: 1, name: 'Admin', locale: 'fr', sessionId: 2 }
const key: KeyActor = { kind: 'key', conciergerieId: 1, keyId: 1, name: 'Site', locale: 'fr' }
const site: SiteActor = { kind: 'site', conciergerieId: 1, keyId: 2, name: 'Site', locale: 'fr' }

const find =
  <T>(known: string, actor: T) =>
  (token: string) =>
    Promise.resolve(token === known ? actor : null)
const authenticator = {
  memberOf: find('member-token', member),
  adminOf: find('admin-token', admin),
  keyOf: find('sk_key', key),
  siteOf: (token: string, origin: string | null) =>
    Promise.resolve(token === 'pk_key' && origin === 'https://site.example' ? site : null),
}

const house = ['concierge', 'owner', 'key'] as const
const admins = ['admin'] as const
const sites = ['concierge', 'owner', 'key', 'site'] as const

function request(headers: Record<string, string>): Request {
  return { get: (name: string) => headers[name.toLowerCase()] } as unknown as Request
}

describe.each([
  { secure: false, prefix: '' },
  { secure: true, prefix: '__Host-' },
])('identity (secure cookies: $secure)', ({ secure, prefix }) => {
  const identify = identifyWith(authenticator, sessionCookies(secure))
  const cookie = (name: string, token: string) => request({ cookie: `theme=dark; ${prefix}${name}=${token}` })

  it('is nobody without a proof, with a strange one, or with the other front end’s cookie', async () => {
    const tries = [
      identify(request({}), house),
      identify(request({ authorization: 'Basic bWVtYmVyLXRva2Vu' }), house),
      identify(request({ 'x-api-key': 'member-token' }), house),
      identify(cookie('conciergerie_admin', 'admin-token'), house),
      identify(cookie('conciergerie_session', 'member-token'), admins),
      identify(cookie('conciergerie_session', 'admin-token'), house),
      identify(request({ authorization: 'Bearer admin-token' }), house),
      identify(request({ authorization: 'Bearer member-token' }), admins),
      identify(request({ 'x-api-key': 'sk_key' }), admins),
    ]
    expect(await Promise.all(tries)).toEqual(Array(tries.length).fill(null))
  })

  it('is not made good by a cookie when a header proves nothing', async () => {
    const req = request({ cookie: `${prefix}conciergerie_session=member-token`, authorization: 'Bearer nonsense' })
    expect(await identify(req, house)).toBeNull()
  })

  it('comes from a cookie, a Bearer session or a key', async () => {
    expect(await identify(cookie('conciergerie_session', 'member-token'), house)).toBe(member)
    expect(await identify(cookie('conciergerie_admin', 'admin-token'), admins)).toBe(admin)
    expect(await identify(request({ authorization: 'bearer member-token' }), house)).toBe(member)
    expect(await identify(request({ authorization: 'Bearer sk_key' }), house)).toBe(key)
    expect(await identify(request({ 'x-api-key': 'sk_key' }), house)).toBe(key)
  })

  it('is a website only where websites may come, and never a member by the way', async () => {
    const origin = 'https://site.example'
    const asSite = (headers: Record<string, string>) =>
      request({ cookie: `${prefix}conciergerie_session=member-token`, origin, ...headers })
    expect(await identify(asSite({ 'x-api-key': 'pk_key' }), sites)).toBe(site)
    expect(await identify(asSite({ authorization: 'Bearer pk_key' }), sites)).toBe(site)
    expect(await identify(asSite({ 'x-api-key': 'pk_key' }), house)).toBeNull()
    expect(await identify(asSite({ 'x-api-key': 'pk_key' }), admins)).toBeNull()
    expect(await identify(asSite({ 'x-api-key': 'pk_other' }), sites)).toBeNull()
    expect(await identify(asSite({ 'x-api-key': 'pk_key', origin: 'https://evil.example' }), sites)).toBeNull()
  })

  it('ignores the cookie without its prefix, which any page of the site could set', async () => {
    const other = request({ cookie: `${secure ? '' : '__Host-'}conciergerie_session=member-token` })
    expect(await identify(other, house)).toBeNull()
  })

  it('is kept in a cookie that scripts cannot read and other sites cannot send', () => {
    const set: unknown[] = []
    const res = { cookie: (...args: unknown[]) => set.push(args) } as unknown as Response
    sessionCookies(secure).set(res, 'admin', 'admin-token', 5000)
    expect(set).toEqual([
      [
        `${prefix}conciergerie_admin`,
        'admin-token',
        { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: 5000 },
      ],
    ])
  })
})
