/** An Idempotency-Key. `crypto.randomUUID` would do, were it there on plain http. */
export function makeKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
