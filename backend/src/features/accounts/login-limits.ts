const minute = 60_000

export const limits = {
  /** Failures of one account from one address. */
  here: { count: 10, windowMs: 15 * minute },
  /** Failures of one account from everywhere; addresses it has logged in from before are spared. */
  everywhere: { count: 100, windowMs: 60 * minute },
  /** From this many failures on, each next try waits twice as long as the one before. */
  delayFrom: 5,
} as const

export interface Failure {
  ip: string
  /** ms since 1970. */
  at: number
}

/**
 * How long the next try must wait, in ms; 0 when it may go ahead. Refused tries are not failures: they never make the
 * wait longer, so nobody can lock an account for good.
 * @param failures those of one account, oldest first
 */
export function waitBeforeTry(failures: readonly Failure[], ip: string, isKnownOrigin: boolean, now: number): number {
  const here = failures.filter((failure) => failure.ip === ip && failure.at > now - limits.here.windowMs)
  const everywhere = failures.filter((failure) => failure.at > now - limits.everywhere.windowMs)
  const waits = [waitForWindow(here, limits.here, now), waitForDelay(here, now)]
  if (!isKnownOrigin) waits.push(waitForWindow(everywhere, limits.everywhere, now))
  return Math.max(0, ...waits)
}

function waitForWindow(failures: readonly Failure[], limit: { count: number; windowMs: number }, now: number): number {
  const oldest = failures.at(-limit.count)
  return oldest === undefined ? 0 : oldest.at + limit.windowMs - now
}

function waitForDelay(here: readonly Failure[], now: number): number {
  const last = here.at(-1)
  if (last === undefined || here.length < limits.delayFrom) return 0
  return last.at + 1000 * 2 ** (here.length - limits.delayFrom) - now
}

/** Addresses as they are counted: an IPv6 customer owns a whole /64, an IPv4-mapped one is its IPv4. */
export function countedAddress(ip: string | null): string {
  if (ip === null) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  return ip.includes(':') ? `${expand(ip).slice(0, 4).join(':')}::/64` : ip
}

function expand(ip: string): string[] {
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((part) =>
    part.toLowerCase().replace(/^0+(?=.)/, ''),
  )
}
