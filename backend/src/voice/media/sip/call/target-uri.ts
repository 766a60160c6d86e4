import { Grammar, URI } from 'sip.js/lib/grammar/index.js'

const number = /^\+?[0-9][0-9 .-]{2,30}$/

/** `tel:+33…`, `sip:…` or a plain number, as an address that our trunk can reach; null for anything else. */
export function targetUri(target: string, domain: string): URI | null {
  const bare = target.replace(/^tel:/i, '').split(';')[0]?.trim() ?? ''
  if (number.test(bare)) return new URI('sip', bare.replace(/[ .-]/g, ''), domain, undefined, { user: 'phone' })
  if (!/^sips?:[^\s<>"]{1,200}$/i.test(target)) return null
  return Grammar.URIParse(target) ?? null
}
