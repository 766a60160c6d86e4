import { cutText } from '#src/text/cut-text.ts'

/*
 * Whatever a client or a house wrote is data for the model. It goes between marks of ours; nothing in it may look like one
 * of these marks, like a FAQ's number or like hidden text.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu
const kept = new Set(['\n', '\t', '\u200d'])

/** Text that cannot close or open a mark. Newlines stay. */
export function asData(text: string): string {
  return text.replaceAll(invisible, (found) => (kept.has(found) ? found : ' ')).replaceAll(/<(?=[/a-z!?])/gi, '‹')
}

export function asOneLine(text: string): string {
  return asData(text).replaceAll(/\s+/g, ' ').trim()
}

/** A FAQ's text: a line of it must not pass for the head of another FAQ. */
export function asFaqText(text: string): string {
  return asData(text)
    .replaceAll(/^(\s*)\[(\d+)\]/gm, '$1($2)')
    .trim()
}

const mostNameLetters = 40

/** A name as people bear it, or null: letters, and what stands between them. */
export function asName(name: string | null): string | null {
  const letters = asOneLine(name ?? '')
    .replaceAll(/[^\p{L}\p{M} .'’-]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return letters === '' ? null : cutText(letters, mostNameLetters)
}

/** Cut in the middle of a text far longer than any question, so that one message cannot fill the prompt. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${cutText(text, most)} […]`
}
