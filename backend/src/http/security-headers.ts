import helmet from 'helmet'
import type { RequestHandler } from 'express'

export interface PageSecurity {
  /** PUBLIC_URL is https: everything may be upgraded, and browsers remember it. */
  https: boolean
  /** Origins that may show our pages in a frame: the demo phone, or none. */
  framedBy: readonly string[]
}

/** Headers of every page and API answer: no inline script, no foreign origin, no frame but the demo's. */
export function securityHeaders({ https, framedBy }: PageSecurity): RequestHandler {
  const ancestors = framedBy.length > 0 ? ["'self'", ...framedBy] : ["'none'"]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'connect-src': ["'self'"],
        'font-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ancestors,
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: https,
    // The directive above says it for browsers of this century; the old header cannot name the demo's origin.
    frameguard: framedBy.length === 0 ? { action: 'deny' } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  })
}
