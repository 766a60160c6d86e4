import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CountryCode } from 'libphonenumber-js/min'

/**
 * A number as it is stored, E.164, or null when it cannot be one. Only its length is judged: numbering plans change
 * faster than libraries. `whatsapp:` in front is accepted.
 * @param country where a number without country code is from
 */
export function toE164(input: string, country: CountryCode = 'FR'): string | null {
  const text = input
    .trim()
    .replace(/^whatsapp:/i, '')
    .trim()
  const parsed = parsePhoneNumberFromString(text, country)
  return parsed?.isPossible() && parsed.ext === undefined ? parsed.number : null
}

/** `+33639980123` → `06 39 98 01 23`, in pairs as it is said; another country's with its code. */
export function phoneAloud(e164: string, country: CountryCode = 'FR'): string {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
}

/** `+33639980123` → `+33…23`: enough to recognise a number, not to call it. */
export function maskPhone(e164: string): string {
  return e164.length < 8 ? '…' : `${e164.slice(0, 3)}…${e164.slice(-2)}`
}
