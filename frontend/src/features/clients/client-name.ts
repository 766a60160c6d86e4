import type { Client } from '@conciergerie/contract'
import { formatPhone } from '@conciergerie/kit/lib/format.ts'

/** What a client is called: by us, by themselves, else their number. Empty when we know none of these. */
export function nameOf({ name, profileName, phone }: Pick<Client, 'name' | 'profileName' | 'phone'>): string {
  return name?.trim() || profileName?.trim() || formatPhone(phone ?? '')
}
