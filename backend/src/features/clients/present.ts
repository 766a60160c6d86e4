import type { Client } from '@conciergerie/contract'
import type { ClientRow } from './clients.store.ts'
import type { Identity } from './identities.ts'

export function presentClient(
  row: ClientRow,
  identities: readonly Identity[],
  conversationIds: readonly number[],
): Client {
  return {
    id: row.id,
    name: row.name,
    profileName: row.profile_name,
    phone: row.phone,
    email: row.email,
    language: row.language,
    tags: JSON.parse(row.tags) as string[],
    vip: row.vip === 1,
    allergies: row.allergies,
    note: row.note,
    blocked: row.blocked_at !== null,
    optedOutAt: row.opted_out_at,
    identities: [...identities],
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    conversationIds: [...conversationIds],
  }
}
