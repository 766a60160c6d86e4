/** At most two capitals: first and last word. Empty for a telephone number. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s'’.-]+/).filter((word) => /^\p{L}/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('')
}
