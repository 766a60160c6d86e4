import type { Role } from '@conciergerie/contract'
import type { LinkRow } from './links.store.ts'
import type { MemberRow } from './members.store.ts'

export function presentMember(row: MemberRow) {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    status: row.status as 'active' | 'disabled',
    locale: row.locale,
    phone: row.phone,
    lastSeenAt: row.last_seen_at,
    createdAt: row.created_at,
  }
}

export function presentInvitation({ id, email, role, expires_at, created_at }: LinkRow) {
  return { id, email, role: role as Role, expiresAt: expires_at, createdAt: created_at }
}
