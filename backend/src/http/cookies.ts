import type { Request, Response } from 'express'

export type SessionAudience = 'dashboard' | 'admin'

const names: Record<SessionAudience, string> = { dashboard: 'conciergerie_session', admin: 'conciergerie_admin' }

/** The two front ends share one site, so their sessions travel under two names. */
export interface SessionCookies {
  read(req: Request, audience: SessionAudience): string | null
  set(res: Response, audience: SessionAudience, token: string, maxAgeMs: number): void
  clear(res: Response, audience: SessionAudience): void
}

/** @param secure true when PUBLIC_URL is https: then the cookies carry `Secure` and the `__Host-` prefix */
export function sessionCookies(secure: boolean): SessionCookies {
  const nameOf = (audience: SessionAudience) => `${secure ? '__Host-' : ''}${names[audience]}`
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return {
    read: (req, audience) => readCookie(req.get('cookie'), nameOf(audience)),
    set(res, audience, token, maxAgeMs) {
      res.cookie(nameOf(audience), token, { ...options, maxAge: maxAgeMs })
    },
    clear(res, audience) {
      res.clearCookie(nameOf(audience), options)
    },
  }
}

/** Our tokens need no decoding: anything that would is not one of ours. */
function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}
