import type { Law } from './g711.ts'
import { decode } from './g711.ts'
import { BlockReader } from './text-code.ts'

/** The words of the assistant that a stretch of its sound holds, in order. */
export function readHeard(audio: Uint8Array, law: Law): string {
  return new BlockReader('quiet', law)
    .push(audio)
    .map(({ data }) => data.toString('utf8'))
    .filter((word) => word !== '')
    .join(' ')
}

/**
 * How alike two sounds are, at the best of the given shifts: 1 = the same whatever the level, 0 = nothing in common.
 * @param shifts in samples, of `heard` behind `sent`
 */
export function correlate(sent: Uint8Array, heard: Uint8Array, law: Law, shifts: readonly number[] = [0]): number {
  const [a, b] = [decode(sent, law), decode(heard, law)]
  return Math.max(...shifts.map((shift) => correlationAt(a, b, shift)))
}

function correlationAt(a: Int16Array, b: Int16Array, shift: number): number {
  const length = Math.min(a.length, b.length - shift)
  let [product, left, right] = [0, 0, 0]
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a[index] ?? 0, b[index + shift] ?? 0]
    product += x * y
    left += x * x
    right += y * y
  }
  return left === 0 || right === 0 ? 0 : product / Math.sqrt(left * right)
}
