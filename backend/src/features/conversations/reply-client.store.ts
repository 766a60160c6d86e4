import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'

export interface ReplyClient {
  id: number
  name: string | null
  profile_name: string | null
  language: string | null
  phone: string | null
  blocked_at: string | null
  opted_out_at: string | null
  ai_disclosed_at: string | null
}

const byId = statement<{ house: number; id: number }, ReplyClient>((q, p) =>
  q
    .selectFrom('clients')
    .select(['id', 'name', 'profile_name', 'language', 'phone', 'blocked_at', 'opted_out_at', 'ai_disclosed_at'])
    .where('conciergerie_id', '=', p.house)
    .where('id', '=', p.id),
)

/** What an answer needs to know of the client. */
export async function findReplyClient(q: Queries, house: number, id: number): Promise<ReplyClient | undefined> {
  return (await byId(q, { house, id })).rows[0]
}
