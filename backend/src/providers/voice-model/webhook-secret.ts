const prefix = 'whsec_'
/** Anything shorter can be guessed, and an empty key validates what anybody signed with the empty key. */
const fewestBytes = 16

/** @returns whether a secret is fit to verify anything: the key is what follows the prefix, in base64, else the text itself */
export function isSafeWebhookSecret(secret: string | null): secret is string {
  if (secret === null) return false
  const key = secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : Buffer.from(secret)
  return key.byteLength >= fewestBytes
}
