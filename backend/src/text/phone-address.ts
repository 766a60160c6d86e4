import { toE164 } from './phone.ts'

/** Headers are hostile input; in characters. */
const longest = 1000

const quotedName = /^"(?:[^"\\]|\\.)*"/
const address = /^(?:[^<]*<)?\s*(?:sips?:|tel:)?([^@;>]*)/i

/**
 * The number in an address as carriers write it, E.164: `+33…`, `tel:+33…`, `Hotel <sip:%2B33…@host;user=phone>`.
 * Null for names: `anonymous`, `Restricted` and the like are nobody's number.
 */
export function readPhoneAddress(header: string): string | null {
  const unnamed = header.slice(0, longest).trim().replace(quotedName, '')
  const user = decode(address.exec(unnamed)?.[1] ?? '').trim()
  return /^\+?[\d\s().-]{4,}$/.test(user) ? toE164(user) : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
