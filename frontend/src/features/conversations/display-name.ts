import type { Conversation } from '@conciergerie/contract'
import { formatPhone } from '@conciergerie/kit/lib/format.ts'

/** What a client is called: their name, else their number as people read it. Empty when we know neither. */
export function displayName({ name, phone }: Pick<Conversation['client'], 'name' | 'phone'>): string {
  const known = name.trim()
  return known === '' ? formatPhone(phone ?? '') : formatPhone(known)
}

/** Their first name where they have one, to speak of them in a sentence. */
export function shortName(client: Pick<Conversation['client'], 'name' | 'phone'>): string {
  const name = displayName(client)
  return /^\p{L}/u.test(name) ? (name.split(/\s+/)[0] ?? name) : name
}
