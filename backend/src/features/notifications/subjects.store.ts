import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { listed } from '#src/db/listed.ts'
import { statement } from '#src/db/statement.ts'

const calling = statement<{ house: number; ids: string }, { id: number }>((q, p) =>
  q
    .selectFrom('conversations')
    .select('id')
    .where('conciergerie_id', '=', p.house)
    .where('id', 'in', listed(q, p.ids))
    .where((eb) =>
      eb.or([
        eb('needs_human_since', 'is not', null),
        eb('last_status', 'in', [sql.lit('failed'), sql.lit('undelivered')]),
      ]),
    ),
)

/** Which of these conversations somebody must look at; of most there is nothing to tell. */
export async function listCalling(q: Queries, house: number, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const { rows } = await calling(q, { house, ids: JSON.stringify(ids) })
  return rows.map(({ id }) => id)
}

/** What an event speaks of, read for a notice; this room never writes these tables. */
export function findConversation(q: Queries, conciergerieId: number, id: number) {
  return q
    .selectFrom('conversations as c')
    .innerJoin('clients as p', 'p.id', 'c.client_id')
    .leftJoin('messages as m', 'm.id', 'c.last_message_id')
    .select([
      'c.id',
      'c.needs_human_reason',
      'c.needs_human_since',
      'c.last_message_id',
      'c.last_author',
      'c.last_status',
      'c.last_preview',
      'm.error_code',
      'p.name',
      'p.profile_name',
      'p.phone',
    ])
    .where('c.conciergerie_id', '=', conciergerieId)
    .where('c.id', '=', id)
    .executeTakeFirst()
}

export type Subject = NonNullable<Awaited<ReturnType<typeof findConversation>>>

export function findQuestion(q: Queries, conciergerieId: number, id: number) {
  return q
    .selectFrom('questions')
    .select(['id', 'text', 'status'])
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function listPeople(q: Queries, conciergerieId: number) {
  return q
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.name', 'a.locale', 'm.role'])
    .where('m.conciergerie_id', '=', conciergerieId)
    .where('m.status', '=', 'active')
    .execute()
}

export type Recipient = Awaited<ReturnType<typeof listPeople>>[number]

/** A call that is over and that somebody has to look at. */
export function findCallToFollow(q: Queries, house: number, id: number) {
  return q
    .selectFrom('calls as k')
    .leftJoin('clients as c', 'c.id', 'k.client_id')
    .select(['k.id', 'k.outcome', 'k.flag', 'k.phone', 'c.name', 'c.profile_name'])
    .where('k.conciergerie_id', '=', house)
    .where('k.id', '=', id)
    .where('k.needs_follow_up', '=', 1)
    .where('k.ended_at', 'is not', null)
    .executeTakeFirst()
}

export type CallToFollow = NonNullable<Awaited<ReturnType<typeof findCallToFollow>>>
