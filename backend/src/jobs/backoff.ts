const firstMs = 2_000
const factor = 3
const capMs = 30 * 60_000

/** How long after its nth failed attempt a job is tried again, in ms: 2 s, 6 s, 18 s … up to a quarter more, so that jobs that failed together do not return together. */
export function backoffMs(attempt: number): number {
  const base = Math.min(firstMs * factor ** (attempt - 1), capMs)
  return Math.round(base * (1 + Math.random() / 4))
}
