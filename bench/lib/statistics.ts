export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

export function round(value: number, digits = 2): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

/** The values in slices of a length, in order; what `of` says of each slice, and the median of that. */
export function medianOfSlices(
  values: readonly number[],
  length: number,
  of: (slice: readonly number[]) => number,
): number {
  const count = Math.max(1, Math.floor(values.length / length))
  return median(Array.from({ length: count }, (_, i) => of(values.slice(i * length, (i + 1) * length))))
}
