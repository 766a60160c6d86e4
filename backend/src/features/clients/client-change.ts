import type { Updateable } from 'kysely'
import type { Tables } from '#src/db/tables.ts'
import type { ClientRow } from './clients.store.ts'

export interface ClientChange {
  name?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  language?: string | null | undefined
  tags?: string[] | undefined
  vip?: boolean | undefined
  allergies?: string | null | undefined
  note?: string | null | undefined
  blocked?: boolean | undefined
  optedOut?: boolean | undefined
}

/** A change of a card as columns; what is not spoken of stays. An empty text is none. */
export function describeChange(row: ClientRow, change: ClientChange, now: string): Updateable<Tables['clients']> {
  const findable = change.name !== undefined || change.phone !== undefined || change.email !== undefined
  return {
    name: take(change.name, row.name),
    phone: take(change.phone, row.phone),
    email: take(change.email, row.email),
    language: take(change.language, row.language),
    allergies: take(change.allergies, row.allergies),
    note: take(change.note, row.note),
    tags: change.tags === undefined ? row.tags : JSON.stringify([...new Set(change.tags)]),
    vip: change.vip === undefined ? row.vip : Number(change.vip),
    blocked_at: since(change.blocked, row.blocked_at, now),
    opted_out_at: since(change.optedOut, row.opted_out_at, now),
    ...(findable && { indexed: 0 }),
  }
}

function take(value: string | null | undefined, present: string | null): string | null {
  return value === undefined ? present : value || null
}

/** Switching on what is on keeps its date. */
function since(on: boolean | undefined, present: string | null, now: string): string | null {
  if (on === undefined) return present
  return on ? (present ?? now) : null
}
