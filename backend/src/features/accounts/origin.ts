import type { Request } from 'express'
import type { Origin } from './ports.ts'

/** The address is the proxy's word only as far as TRUST_PROXY says. */
export function originOf(req: Request): Origin {
  return { ip: req.ip ?? null, userAgent: req.get('user-agent') ?? null }
}
