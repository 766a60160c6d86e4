export interface TextPart {
  text: string
  isLink: boolean
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
