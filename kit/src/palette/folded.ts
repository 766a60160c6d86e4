/** Without accents or capitals, to compare what is typed with what is written. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
