import { words } from './fold.ts'
import { remembering } from './remembering.ts'
import { stopWords } from './stop-words.ts'

/** The folded words that carry meaning, question words included, repeats kept, in order. */
export function tokens(text: string): string[] {
  return words(text).filter((word) => !stopWords.has(word))
}

/** Pieces of 3 and 4 characters of each token between word marks: "spa" → _sp, spa, pa_, _spa, spa_. */
export function charGrams(tokens: readonly string[]): string[] {
  return tokens.flatMap(gramsOf)
}

const gramsOf = remembering((token: string): readonly string[] => {
  const marked = Array.from(`_${token}_`)
  return [3, 4].flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, start) =>
      marked.slice(start, start + length).join(''),
    ),
  )
})
