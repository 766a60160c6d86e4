import { randomInt } from 'node:crypto'

/** Letters that French ears tell apart, one of each pair that is mixed up: ache, ji, ka, erre, double-vé, ixe, i-grec, zède. */
const letters = 'HJKRWXYZ'

/** A code that dictates well: `KR-4827`. Random, so it may be taken already: then another is made. */
export function makeCode(): string {
  const letter = () => letters.charAt(randomInt(letters.length))
  return `${letter()}${letter()}-${String(randomInt(10_000)).padStart(4, '0')}`
}

/** What somebody typed or said, as codes are stored: `kr 4827` → `KR-4827`; null when it is none. */
export function readCode(text: string): string | null {
  const match = /^\s*([HJKRWXYZ]{2})[\s.–-]*(\d{4})\s*$/i.exec(text)
  return match ? `${match[1]?.toUpperCase() ?? ''}-${match[2] ?? ''}` : null
}
