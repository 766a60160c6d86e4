import type { ImportedFaq } from './read-faqs.ts'

/** What the server takes at once. */
const mostItems = 500
const mostCharacters = 1_000_000

/** Cuts a long import into calls of a size that the server takes. */
export function batchesOf(faqs: readonly ImportedFaq[]): ImportedFaq[][] {
  const batches: ImportedFaq[][] = []
  let room = 0
  for (const faq of faqs) {
    const size = JSON.stringify(faq).length
    const last = batches.at(-1)
    if (!last || last.length >= mostItems || size > room) {
      batches.push([faq])
      room = mostCharacters - size
    } else {
      last.push(faq)
      room -= size
    }
  }
  return batches
}
