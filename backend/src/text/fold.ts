const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }
const latinMarks = /[\u0300-\u036f]/g
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/**
 * Text as it is compared: lower case, without accents (é → e, œ → oe), punctuation, symbols and emoji, words parted by one space.
 * Folding twice changes nothing. Marks of scripts that are not Latin, Greek or Cyrillic belong to their words and stay.
 */
export function fold(text: string): string {
  return words(text).join(' ')
}

/** The folded words of a text, in order: "L'hôtel, c'est où ?" → l, hotel, c, est, ou. */
export function words(text: string): string[] {
  return plain(text).match(word) ?? []
}

function plain(text: string): string {
  // decomposed twice: some capitals appear only by decomposing (ℌ), some marks only by lowering (İ)
  const lower = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(latinMarks, '')
  return lower.replace(/[œæßøłđ]/g, (letter) => ligatures[letter] ?? letter)
}
