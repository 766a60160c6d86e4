import { fold } from '#src/text/fold.ts'
import { claimPatterns, conditionBefore } from './claim-patterns.ts'

/** The first claim or promise of a text that its sources do not make themselves, in folded words; null when there is none. */
export const findClaim = (text: string, sources: readonly string[]): string | null =>
  findClaims(text, sources)[0] ?? null

/**
 * All of them.
 * @param sources texts that the house wrote: what they say may be repeated
 */
export function findClaims(text: string, sources: readonly string[]): string[] {
  const claims = sentencesOf(text).flatMap(claimsIn)
  if (claims.length === 0) return []
  const said = sources.map(fold)
  return claims.filter((claim) => !said.some((source) => source.includes(claim)))
}

/** Folding loses the stops: sentences are cut before it. */
function sentencesOf(text: string): string[] {
  return text
    .split(/[.!?;:\n]+/)
    .map(fold)
    .filter(Boolean)
}

function claimsIn(sentence: string): string[] {
  const found = claimPatterns.flatMap((pattern) => [...`${sentence} `.matchAll(pattern)])
  return found.filter((match) => !conditionBefore.test(sentence.slice(0, match.index))).map((match) => match[0].trim())
}
