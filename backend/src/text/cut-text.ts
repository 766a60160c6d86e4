/** The beginning of a text, never ending inside a character that takes two units: half a character is refused by providers. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
