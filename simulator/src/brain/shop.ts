import { fold, stems } from '#sim/anthropic/small-model/words.ts'

/** Something that may be booked, as the instructions list it: `stay "suite_vue_mer": Suite Vue Mer, up to 3 people`. */
export interface UnitType {
  kind: 'stay' | 'table'
  code: string
  name: string
}

export function readShop(instructions: string): UnitType[] {
  return [...instructions.matchAll(/^\s*[-•]?\s*(stay|table) "([^"]+)": ([^,\n]+)/gm)].map(
    ([, kind, code = '', name = '']) => ({
      kind: kind === 'table' ? 'table' : 'stay',
      code,
      name: name.trim(),
    }),
  )
}

/** Words that every type may have. */
const COMMON = new Set(['chamb', 'table', 'room', 'salle'])

/** The one whose name the text speaks of: most words in common, none in doubt; null when that is nobody or several. */
export function chooseType<T extends { code: string; name: string }>(text: string, types: readonly T[]): T | null {
  const said = new Set(stems(text))
  const scored = types.map((type) => {
    const own = stems(`${type.name} ${type.code.replaceAll('_', ' ')}`).filter((stem) => !COMMON.has(stem))
    return { type, score: new Set(own.filter((stem) => said.has(stem))).size }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const [first, ...others] = best === 0 ? [] : scored.filter(({ score }) => score === best)
  return first && others.length === 0 ? first.type : null
}

/** Of what was offered: by its name, its place in the list, or the price. */
export function choosePlace<T extends { code: string; name: string; totalCents?: number | null }>(
  text: string,
  offered: readonly T[],
): T | null {
  const named = chooseType(text, offered)
  if (named) return named
  const plain = fold(text)
  if (/\b(?:premiere?|first)\b/.test(plain)) return offered[0] ?? null
  if (/\b(?:deuxieme|seconde?|second)\b/.test(plain)) return offered[1] ?? null
  if (/\b(?:derniere?|last)\b/.test(plain)) return offered.at(-1) ?? null
  if (/\bmoins cher/.test(plain) || /\bcheapest\b/.test(plain))
    return offered.toSorted((a, b) => (a.totalCents ?? 0) - (b.totalCents ?? 0))[0] ?? null
  return null
}
