import type { Role } from '@conciergerie/contract'
import { notFound } from './errors.ts'

/** A person of one house, in the session that was proved. */
export interface MemberActor {
  kind: 'member'
  conciergerieId: number
  accountId: number
  memberId: number
  role: Role
  name: string
  /** What they read this answer in. */
  locale: string
  sessionId: number
}

/** A machine that holds a secret key of one house. */
export interface KeyActor {
  kind: 'key'
  conciergerieId: number
  keyId: number
  name: string
  locale: string
}

/** A website of the house that holds a publishable key: everyone can read it, so it proves the house and nothing more. */
export interface SiteActor {
  kind: 'site'
  conciergerieId: number
  keyId: number
  name: string
  locale: string
}

/** The product itself acting for one house: a webhook, a job, the clock. */
export interface SystemActor {
  kind: 'system'
  conciergerieId: number
}

export interface AdminActor {
  kind: 'admin'
  adminId: number
  name: string
  locale: string
  sessionId: number
}

export type HouseActor = MemberActor | KeyActor
export type Actor = HouseActor | SiteActor | AdminActor

/** How the audit log names who acted. */
export function describeActor(actor: Actor | SystemActor): string {
  if (actor.kind === 'member') return actor.name
  if (actor.kind === 'site') return `site « ${actor.name} »`
  if (actor.kind === 'key') return `clé « ${actor.name} »`
  return actor.kind === 'admin' ? `admin ${actor.name}` : 'système'
}

const authorized: unique symbol = Symbol('authorized')

/** A row that this actor may touch: only `authorize` makes one. */
export type Authorized<T> = T & { readonly [authorized]: true }

/**
 * Lets an actor of a house at a row of that house. Another house's row answers exactly as an absent one.
 * @throws AppError not_found
 */
export function authorize<T extends { conciergerie_id: number }>(
  actor: { conciergerieId: number },
  row: T | undefined | null,
): Authorized<T> {
  if (row?.conciergerie_id !== actor.conciergerieId) throw notFound()
  return row as Authorized<T>
}
