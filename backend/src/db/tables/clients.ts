import type { Generated } from 'kysely'
import type { Flag, Id, Instant, Json } from './words.ts'

interface Clients {
  id: Id
  conciergerie_id: number
  name: string | null
  profile_name: string | null
  phone: string | null
  email: string | null
  language: string | null
  tags: Json
  vip: Flag
  allergies: string | null
  note: string | null
  blocked_at: Instant | null
  opted_out_at: Instant | null
  /** When the client was told that an AI answers. */
  ai_disclosed_at: Instant | null
  /** 0 until the search knows the present name and numbers. */
  indexed: Generated<Flag>
  first_seen_at: Instant
  last_seen_at: Instant | null
}

interface ClientIdentities {
  conciergerie_id: number
  kind: 'phone' | 'whatsapp' | 'bsuid'
  value: string
  client_id: number
}

/** Words of names and numbers, for finding clients. */
interface ClientTerms {
  conciergerie_id: number
  term: string
  client_id: number
}

export interface ClientTables {
  clients: Clients
  client_identities: ClientIdentities
  client_terms: ClientTerms
}
