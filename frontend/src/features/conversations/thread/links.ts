export interface TextPart {
  text: string
  isLink: boolean
}

/** Cuts a note at the colleagues that it calls: `@Yann`. */
export function splitMentions(text: string): { text: string; isMention: boolean }[] {
  return text.split(/(?<![\p{L}\p{N}])(@\p{L}[\p{L}-]*)/u).map((part, at) => ({ text: part, isMention: at % 2 === 1 }))
}

const address = /\bhttps?:\/\/[^\s<>"']+/gi
const notPartOfIt = /[.,;:!?)\]}»]+$/u

/** Cuts a text at its web addresses. Only http and https become links, whatever a client writes. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = found.replace(notPartOfIt, '')
    if (index > from) parts.push({ text: text.slice(from, index), isLink: false })
    parts.push({ text: link, isLink: true })
    from = index + link.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), isLink: false })
  return parts
}

/** Whether an address that came from outside may be a link. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url)
