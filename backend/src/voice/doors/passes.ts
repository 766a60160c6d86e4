import { createHash, randomBytes } from 'node:crypto'

/** A stream must come within this of the answer that named it, in ms. */
const validForMs = 60_000

/** The one-time word that ties a stream to its call: only its hash is kept. */
export function makePass(now: Date): { word: string; hash: string; expiresAt: string } {
  const word = randomBytes(24).toString('base64url')
  return { word, hash: hashPass(word), expiresAt: new Date(now.getTime() + validForMs).toISOString() }
}

export const hashPass = (word: string): string => createHash('sha256').update(word).digest('hex')
