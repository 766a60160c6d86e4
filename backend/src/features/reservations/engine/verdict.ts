import type { AvailabilityStatus } from '@conciergerie/contract'

/** Why a wish cannot be granted, and the number, day or hours that the reason speaks of. */
export interface Verdict {
  reason: Exclude<AvailabilityStatus, 'available'>
  limit: string | null
}

export const verdict = (reason: Verdict['reason'], limit: string | number | null = null): Verdict => ({
  reason,
  limit: limit === null ? null : String(limit),
})

const soft: ReadonlySet<Verdict['reason']> = new Set([
  'closed',
  'too_late',
  'too_far',
  'min_stay',
  'max_stay',
  'cta',
  'ctd',
  'outside_hours',
])

/** Whether people of the house may decide otherwise. A place that is taken is nobody's to give. */
export const isSoft = ({ reason }: Verdict) => soft.has(reason)

/**
 * Of several types that cannot be had the one nearest to being had speaks for all: "full" only where one is open, and
 * of those that are too small the largest.
 */
const nearest: readonly Verdict['reason'][] = [
  'min_stay',
  'max_stay',
  'cta',
  'ctd',
  'full',
  'outside_hours',
  'too_late',
  'too_far',
  'closed',
  'party_too_large',
  'unknown_type',
]

export function nearestVerdict(verdicts: readonly Verdict[]): Verdict {
  const rank = ({ reason }: Verdict) => nearest.indexOf(reason)
  const size = ({ reason, limit }: Verdict) => (reason === 'party_too_large' ? Number(limit) : 0)
  return verdicts.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a))[0] ?? verdict('unknown_type')
}

/** Where the house's clocks stand. */
export interface Moment {
  /** `YYYY-MM-DDTHH:MM` */
  now: string
  /** `YYYY-MM-DD` */
  today: string
}
