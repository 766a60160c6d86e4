/**
 * The beginning of a sentence that was heard before it was cut, at a word's end. Speech has no marks in its text, so the
 * share of the time stands for the share of the letters.
 * @param heardMs of `ofMs` milliseconds of its audio
 */
export function heardPart(text: string, heardMs: number, ofMs: number): string {
  if (heardMs <= 0 || ofMs <= 0) return ''
  if (heardMs >= ofMs) return text
  const cut = text.slice(0, Math.floor((text.length * heardMs) / ofMs))
  const end = cut.search(/\s\S*$/)
  return end <= 0 ? '' : cut.slice(0, end)
}
