const windowMs = 24 * 3_600_000
const longestPreview = 160

/** Until when free text may answer a message that came in at `at`: instants, so a change of clocks moves nothing. */
export const windowEnd = (at: Date): string => new Date(at.getTime() + windowMs).toISOString()

export const isWindowOpen = (expiresAt: string | null, now: Date): boolean =>
  expiresAt !== null && expiresAt > now.toISOString()

/** The line of a message that lists show. */
export function previewOf(text: string): string {
  const line = text.length > longestPreview * 4 ? text.slice(0, longestPreview * 4) : text
  const flat = line.replace(/\s+/g, ' ').trim()
  return flat.length > longestPreview ? `${flat.slice(0, longestPreview - 1).toWellFormed()}…` : flat
}
