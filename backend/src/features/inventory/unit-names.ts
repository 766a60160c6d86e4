import { fold } from '#src/text/fold.ts'

export interface Wanted {
  name: string
  count: number
  firstName?: string | undefined
}

/**
 * Names for the units of each wanted type, none of them taken: what is counted on from a given first name, else rooms
 * `101`, `102`… from the next free hundred, tables `T1`, `T2`… A house of single rentals gets the names of its types.
 */
export function nameUnits(kind: 'stay' | 'table', wanted: readonly Wanted[], taken: readonly string[]): string[][] {
  const used = new Set(taken.map(fold))
  const single = kind === 'stay' && wanted.every(({ count }) => count === 1)
  return wanted.map((type) => {
    const names = candidates(kind, type, single, used)
    return Array.from({ length: type.count }, () => {
      for (;;) {
        const name = names.next().value
        if (used.has(fold(name))) continue
        used.add(fold(name))
        return name
      }
    })
  })
}

function candidates(kind: 'stay' | 'table', { name, firstName }: Wanted, single: boolean, used: ReadonlySet<string>) {
  if (firstName) return countOn(firstName)
  if (kind === 'table') return countOn('T1')
  return single ? countOn(name.slice(0, 36)) : countOn(`${nextHundred(used)}01`)
}

/** `101`, `102`… · `A09`, `A10`… · `Dune`, `Dune 2`… */
function* countOn(first: string): Generator<string, never> {
  const [, stem = first, digits] = /^(.*?)(\d{1,9})$/.exec(first) ?? []
  yield first
  for (let n = digits === undefined ? 2 : Number(digits) + 1; ; n++)
    yield digits === undefined ? `${stem} ${n}` : stem + String(n).padStart(digits.length, '0')
}

function nextHundred(used: ReadonlySet<string>): number {
  const numbers = [...used].filter((name) => /^\d{3,6}$/.test(name)).map(Number)
  return Math.floor(Math.max(0, ...numbers) / 100) + 1
}
