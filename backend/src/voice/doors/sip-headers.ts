import { readPhoneAddress } from '#src/text/phone-address.ts'

/** As a trunk sent them: they say who calls and whom, and prove nothing. */
export type SipHeaders = readonly { name: string; value: string }[]

/** Who was called may stand in any of these, the first that is known counts. */
const addressees = ['to', 'diversion', 'x-called-number', 'p-called-party-id']

export function addresseesOf(headers: SipHeaders): string[] {
  return addressees.flatMap((name) => headerOf(headers, name) ?? [])
}

/** Who calls, as the trunk vouches for it or else as the caller says; null when they hide it (RFC 3323, 3325). */
export function callerOf(headers: SipHeaders): string | null {
  if (/\b(id|user|full)\b/i.test(headerOf(headers, 'privacy') ?? '')) return null
  const asserted = headerOf(headers, 'p-asserted-identity') ?? headerOf(headers, 'remote-party-id')
  return (asserted === null ? null : readPhoneAddress(asserted)) ?? headerOf(headers, 'from')
}

const headerOf = (headers: SipHeaders, name: string): string | null =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? null
