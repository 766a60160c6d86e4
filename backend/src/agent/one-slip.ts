/** Whether two words differ by one letter added, dropped, changed, or swapped with its neighbour. */
export function isOneSlipAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  if (rest.length !== otherRest.length)
    return rest.length > otherRest.length ? rest.slice(1) === otherRest : rest === otherRest.slice(1)
  return rest.slice(1) === otherRest.slice(1) || isSwap(rest, otherRest)
}

const isSwap = (one: string, other: string) =>
  one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)
