const firstMs = 2_000
const capMs = 60_000
/** Lines that fell together must not come back together. */
const jitter = 0.2

/**
 * How long to wait before a try: 2 s, 4 s, 8 s… up to 60 s, up to a fifth less of it.
 * @param tries that failed one after the other, from 1 on
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function waitBefore(tries: number, random: number): number {
  const full = Math.min(capMs, firstMs * 2 ** Math.min(Math.max(tries, 1) - 1, 16))
  return Math.round(full * (1 - jitter * random))
}
