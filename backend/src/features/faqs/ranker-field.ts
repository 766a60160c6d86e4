/** BM25 constants: how soon repeats stop counting, and how much a long text is held against itself. */
export const k1 = 1.2
export const b = 0.75

/** One field of every FAQ of a house (all questions, all answers or all aliases) in one kind of term (stems or grams). */
export interface FieldIndex {
  readonly size: number
  /** Term → the texts that hold it, each with the share of the term's worth that it earns (0 to k1 + 1). */
  readonly postings: ReadonlyMap<string, readonly Posting[]>
  /** What all the distinct terms of each text are worth together. */
  readonly worths: Float64Array
}

interface Posting {
  text: number
  share: number
}

/** @param texts the terms of each text, in the order that scoreField answers in */
export function indexField(texts: readonly (readonly string[])[]): FieldIndex {
  const average = texts.reduce((sum, terms) => sum + terms.length, 0) / texts.length || 1
  const postings = new Map<string, Posting[]>()
  texts.forEach((terms, text) => {
    const damping = k1 * (1 - b + (b * terms.length) / average)
    for (const [term, times] of countTerms(terms)) {
      const posting = { text, share: (times * (k1 + 1)) / (times + damping) }
      const others = postings.get(term)
      if (others) others.push(posting)
      else postings.set(term, [posting])
    }
  })
  return { size: texts.length, postings, worths: sumWorths(texts.length, postings) }
}

function sumWorths(size: number, postings: ReadonlyMap<string, readonly Posting[]>): Float64Array {
  const worths = new Float64Array(size)
  for (const holders of postings.values()) addWorth(worths, holders)
  return worths
}

function addWorth(worths: Float64Array, holders: readonly Posting[]): void {
  const worth = rarity(worths.length, holders.length)
  for (const { text } of holders) worths[text] = (worths[text] ?? 0) + worth
}

export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/**
 * BM25 of every text, divided by what a text of average length would earn by holding each query term once: 1 is a whole
 * match, whatever the field, the kind of term or the length of the query, so that scores add up.
 * @param query term → its weight
 */
export function scoreField(field: FieldIndex, query: ReadonlyMap<string, number>): Float64Array {
  const scores = new Float64Array(field.size)
  let ideal = 0
  for (const [term, weight] of query) {
    const holders = field.postings.get(term) ?? []
    const worth = weight * rarity(field.size, holders.length)
    ideal += worth
    for (const { text, share } of holders) scores[text] = (scores[text] ?? 0) + worth * share
  }
  return ideal === 0 ? scores : scores.map((score) => score / ideal)
}

/** Which share of its own terms (by worth) each text finds in the query: 1 when the query says all that the text says. */
export function coverField(field: FieldIndex, query: ReadonlyMap<string, number>): Float64Array {
  const found = new Float64Array(field.size)
  for (const term of query.keys()) addWorth(found, field.postings.get(term) ?? [])
  return found.map((worth, text) => worth / (field.worths[text] || 1))
}

/** Inverse document frequency, always above 0. */
export function rarity(size: number, holders: number): number {
  return Math.log(1 + (size - holders + 0.5) / (holders + 0.5))
}
