import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { StoredMedia } from './media.ts'

/** Signed URLs of the CDN live for four hours. */
const LASTS_S = 4 * 3600
const key = randomBytes(32)

function signature(sid: string, expires: string): string {
  return createHmac('sha256', key).update(`${sid}.${expires}`).digest('hex')
}

/** Path of a file on the simulated CDN, signed, without credentials. */
export function cdnPath({ sid, accountSid }: StoredMedia, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1000) + LASTS_S)
  const query = new URLSearchParams({
    Expires: expires,
    Signature: signature(sid, expires),
    'Key-Pair-Id': 'SIMULATED',
  })
  return `/mms-cdn/${accountSid}/${sid}?${query.toString()}`
}

export function isSigned(sid: string, expires: string, given: string, now: Date): boolean {
  if (Number(expires) * 1000 < now.getTime()) return false
  const expected = Buffer.from(signature(sid, expires))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
