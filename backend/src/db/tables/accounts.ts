import type { Generated } from 'kysely'
import type { Flag, Id, Instant, Json } from './words.ts'

/** A person, in one or several houses. */
interface Accounts {
  id: Id
  email: string
  name: string
  password_hash: string | null
  locale: string
  phone: string | null
  created_at: Instant
}

interface Members {
  id: Id
  conciergerie_id: number
  account_id: number
  role: string
  status: string
  last_seen_at: Instant | null
  created_at: Instant
}

interface Admins {
  id: Id
  email: string
  name: string
  password_hash: string
  locale: string
  /** Made by the demo: its known password opens nothing elsewhere. */
  demo: Generated<Flag>
  created_at: Instant
}

interface Sessions {
  id: Id
  token_hash: string
  audience: 'dashboard' | 'admin'
  account_id: number | null
  admin_id: number | null
  conciergerie_id: number | null
  user_agent: string | null
  ip: string | null
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
}

interface LoginFailures {
  id: Id
  /** Hash of audience + e-mail. */
  account_key: string
  ip: string
  at: Instant
}

/** One row per account tried: raising it puts tries on one account in order, on either database. */
interface LoginGuards {
  account_key: string
  tries: number
  last_at: Instant
}

/** Addresses that an account has logged in from: an attack from elsewhere does not lock them out. */
interface LoginOrigins {
  account_key: string
  ip: string
  last_at: Instant
}

/** One-time links: invitations and password resets. */
interface Links {
  id: Id
  token_hash: string
  purpose: 'invite' | 'reset'
  conciergerie_id: number | null
  account_id: number | null
  email: string
  role: string
  created_by: string
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

interface ApiKeys {
  id: Id
  conciergerie_id: number
  name: string
  prefix: string
  key_hash: string
  kind: Generated<'secret' | 'publishable'>
  origins: Generated<Json>
  /** A publishable key, whole: it is shown to everybody anyway. */
  public_key: string | null
  created_at: Instant
  last_used_at: Instant | null
}

interface AuditLog {
  id: Id
  conciergerie_id: number | null
  at: Instant
  actor: string
  action: string
  target: string | null
  details: Json
  ip: string | null
}

export interface AccountTables {
  accounts: Accounts
  members: Members
  admins: Admins
  sessions: Sessions
  login_failures: LoginFailures
  login_guards: LoginGuards
  login_origins: LoginOrigins
  links: Links
  api_keys: ApiKeys
  audit_log: AuditLog
}
