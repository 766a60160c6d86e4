export interface SplitOptions {
  /** UTF-16 units per part. WhatsApp through Twilio refuses a body over 1,600; how it counts emoji is not documented. */
  limit?: number
  /** Parts; what does not fit is dropped and the last one ends with an ellipsis. */
  most?: number
}

const ellipsis = ' …'

/**
 * Cuts a long reply into messages: between paragraphs or sentences where one ends far enough in, else between words, and only a
 * word longer than a whole part is cut, never inside a character. Nothing is added, white space at the cuts apart nothing lost.
 */
export function splitMessage(text: string, { limit = 1500, most = 3 }: SplitOptions = {}): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit && parts.length < most - 1) {
    const end = findCut(rest, limit)
    parts.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  if (rest.length > limit) rest = rest.slice(0, findCut(rest, limit - ellipsis.length)).trim() + ellipsis
  return rest === '' ? parts : [...parts, rest]
}

// no-break spaces are left out: a part must not begin with « ! »
const breaks: [RegExp, leastShare: number][] = [
  [/\n\s*\n/g, 0.4],
  [/(?:[.!?…。！？]+["»”’')\]]*|\n)(?=[ \t\n\r])/g, 0.3],
  [/[ \t\n\r]+/g, 0],
]

function findCut(text: string, limit: number): number {
  for (const [pattern, leastShare] of breaks) {
    const end = lastEnd(text, pattern, limit)
    if (end > limit * leastShare) return end
  }
  return cutInsideWord(text, limit)
}

/** Where the last match that ends within the limit ends; 0 when there is none. */
function lastEnd(text: string, pattern: RegExp, limit: number): number {
  let last = 0
  for (const match of text.slice(0, limit + 2).matchAll(pattern)) {
    const end = match.index + match[0].trimEnd().length
    if (end <= limit) last = end
  }
  return last
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const address = /https?:\/\/\S+/g

function cutInsideWord(text: string, limit: number): number {
  for (const { index, 0: url } of text.matchAll(address)) {
    if (index > 0 && index < limit && index + url.length > limit) return index
  }
  // a few characters around the cut are enough to know where one begins
  const from = Math.max(0, limit - 200)
  const start = graphemes.segment(text.slice(from, limit + 200)).containing(limit - from)?.index ?? 0
  return from + start > 0 ? from + start : outsidePair(text, limit)
}

/** One character made of more marks than a part can hold: then at least no half of a surrogate pair. */
function outsidePair(text: string, cut: number): number {
  const code = text.charCodeAt(cut)
  return cut > 1 && code >= 0xdc00 && code <= 0xdfff ? cut - 1 : cut
}
