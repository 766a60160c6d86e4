import type { Request } from 'express'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'

/**
 * Writes that come from a browser must come from our own pages. Ports are one *site*, so SameSite does not tell our two
 * dashboards from a stranger on another port: the Origin does.
 * @param ownOrigins origins of PUBLIC_URL and of the development and demo ports
 */
export function sameOriginGuard(ownOrigins: ReadonlySet<string>) {
  return (req: Request): void => {
    ensureJson(req)
    const origin = req.get('origin')
    if (origin === undefined) {
      if (req.get('sec-fetch-site') === 'cross-site') throw crossSite()
      return
    }
    if (!ownOrigins.has(origin) && !isOwnHost(origin, req)) throw crossSite()
  }
}

const crossSite = () => new AppError('cross_site', words.crossSite)

function isOwnHost(origin: string, req: Request): boolean {
  const host = req.get('host')
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** A form or a text post needs no preflight: only JSON (or a declared raw upload) may write. */
export function ensureJson(req: Request): void {
  const type = req.get('content-type')
  const hasBody = req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0
  if (!hasBody) return
  const media = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const forms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', '']
  if (forms.includes(media)) throw new AppError('unsupported_media', words.jsonExpected)
}
