import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. Only its hash is ever stored. */
export function makeToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** Tokens are random: one round of SHA-256 cannot be searched. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
