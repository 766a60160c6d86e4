import { words } from './fold.ts'
import { stopWords } from './stop-words.ts'

/** The folded words that carry meaning, question words included, repeats kept, in order. */
export function tokens(text: string): string[] {
  return words(text).filter((word) => !stopWords.has(word))
}

/** Pieces of 3 and 4 characters of each token between word marks: "spa" → _sp, spa, pa_, _spa, spa_. */
export function charGrams(tokens: readonly string[]): string[] {
  return tokens.flatMap(gramsOf)
}

function gramsOf(token: string): string[] {
  const marked = [...`_${token}_`]
  const grams: string[] = []
  for (const length of [3, 4]) {
    for (let start = 0; start + length <= marked.length; start++) grams.push(marked.slice(start, start + length).join(''))
  }
  return grams
}
