const narrow = '\u202F'
const fixed = '\u00A0'

/** French spaces and signs: a space typed before a sign becomes one that never breaks, of the right width. */
const french: readonly [RegExp, string][] = [
  [/(\p{L})'(?=\p{L})/gu, '$1’'],
  [/(\S) +(?=[;!?]+(?:[\s»)]|$))/gu, `$1${narrow}`],
  [/(\S) +(?=[:»%€](?:[\s.,;)]|$))/gu, `$1${fixed}`],
  [/« +/g, `«${fixed}`],
  [/(\d) +(?=(?:h|min|s|j|kg|km|m|Mo|Ko|Go|px)(?:[\s.,;)…]|$))/g, `$1${fixed}`],
  [/(\d)\u00A0h (?=\d\d\b)/g, `$1${fixed}h${fixed}`],
  [/\b(n°|M\.|Mme) +(?=\S)/g, `$1${fixed}`],
]

/** Puts words of the house into the typography of their language; what is already right stays. */
export function typeset(words: string, language: string): string {
  const plain = words.replace(/\.\.\./g, '…')
  if (!language.startsWith('fr')) return plain.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
  return french.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), plain)
}
