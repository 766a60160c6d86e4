const mostRemembered = 20_000
const longestWord = 40

/** Keeps what was worked out for a word: houses and guests say the same few thousand words again and again. */
export function remembering<T>(workOut: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const remembered = known.get(word)
    if (remembered !== undefined) return remembered
    const result = workOut(word)
    if (word.length > longestWord) return result
    if (known.size >= mostRemembered) known.clear()
    known.set(word, result)
    return result
  }
}
