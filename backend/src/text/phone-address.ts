import { toE164 } from './phone.ts'

/** Headers are hostile input; in characters. */
const longest = 1000

const quotedName = /^"(?:[^"\\]|\\.)*"/
const address = /^(?:[^<]*<)?\s*(?:sips?:|tel:)?([^@;>]*)/i

/** What Twilio writes for a caller who withheld their number: ANONYMOUS, RESTRICTED, UNAVAILABLE on a keypad. */
const withheld = new Set(['266696687', '7378742833', '86282452253'])

/**
 * The number in an address as carriers write it, E.164: `+33…`, `tel:+33…`, `Hotel <sip:%2B33…@host;user=phone>`.
 * Null for names: `anonymous`, `Restricted` and the like are nobody's number.
 */
export function readPhoneAddress(header: string): string | null {
  const unnamed = header.slice(0, longest).trim().replace(quotedName, '')
  const user = decode(address.exec(unnamed)?.[1] ?? '').trim()
  if (!/^\+?[\d\s().-]{4,}$/.test(user)) return null
  return withheld.has(user.replace(/\D/g, '')) ? null : toE164(user)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
