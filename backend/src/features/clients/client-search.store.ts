import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { listed, listedTexts } from '#src/db/listed.ts'
import { statement } from '#src/db/statement.ts'
import { afterPrefix } from '#src/text/search-terms.ts'
import type { SearchTerms } from '#src/text/search-terms.ts'
import type { ClientRow } from './clients.store.ts'

/** A term with more clients than this is not gathered: the newest clients are looked through instead. */
const mostGathered = 400
/** Clients looked through in one go. */
const walkLength = 2_000

type After = readonly [lastSeenAt: string, id: number] | null

export interface Found {
  rows: ClientRow[]
  /** Where the look-through stopped short of the end; null when nothing is left. */
  stoppedAt: After
}

/** Clients whose names or numbers hold all terms, last seen first; the work is bounded whatever the terms. */
export async function searchClients(
  q: Queries,
  house: number,
  search: SearchTerms,
  after: After,
  limit: number,
): Promise<Found> {
  const ids = await gather(q, house, search)
  if (ids !== null)
    return { rows: ids.length === 0 ? [] : await listAmong(q, house, ids, search, after, limit), stoppedAt: null }
  return walk(q, house, search, after, limit)
}

/** The clients of the rarest term, or null when each has too many. */
async function gather(q: Queries, house: number, { whole, prefix }: SearchTerms): Promise<number[] | null> {
  for (const range of [...whole.map((term) => [term, term] as const), [prefix, afterPrefix(prefix)] as const]) {
    const rows = await q
      .selectFrom('client_terms')
      .select('client_id')
      .where('conciergerie_id', '=', house)
      .where('term', '>=', range[0])
      .where('term', '<=', range[1])
      .limit(mostGathered + 1)
      .execute()
    if (rows.length <= mostGathered) return [...new Set(rows.map((row) => row.client_id))]
  }
  return null
}

function listAmong(
  q: Queries,
  house: number,
  ids: readonly number[],
  search: SearchTerms,
  after: After,
  limit: number,
): Promise<ClientRow[]> {
  return newest(q, house, after).where('id', 'in', ids).where(holds(search)).limit(limit).execute()
}

async function walk(q: Queries, house: number, search: SearchTerms, after: After, limit: number): Promise<Found> {
  const stretch = newest(q, house, after).limit(walkLength)
  const rows = await q
    .selectFrom(stretch.as('clients'))
    .selectAll()
    .where(holds(search))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  if (rows.length === limit) return { rows, stoppedAt: null }
  const [end] = await newest(q, house, after)
    .offset(walkLength - 1)
    .limit(1)
    .execute()
  return { rows, stoppedAt: end ? [end.last_seen_at ?? '', end.id] : null }
}

function newest(q: Queries, house: number, after: After) {
  const all = q.selectFrom('clients').selectAll().where('conciergerie_id', '=', house)
  const rest =
    after === null ? all : all.where((eb) => eb(eb.refTuple('last_seen_at', 'id'), '<', eb.tuple(after[0], after[1])))
  return rest.orderBy('last_seen_at', 'desc').orderBy('id', 'desc')
}

function holds({ whole, prefix }: SearchTerms) {
  const conditions = whole.map(
    (term) =>
      sql<boolean>`exists (select 1 from client_terms as t where t.client_id = clients.id and t.term = ${term})`,
  )
  const last = sql<boolean>`exists (select 1 from client_terms as t where t.client_id = clients.id and t.term >= ${prefix} and t.term <= ${afterPrefix(prefix)})`
  return sql<boolean>`(${sql.join([...conditions, last], sql` and `)})`
}

const unindexed = statement<{ most: number }, { id: number }>((q, p) =>
  q.selectFrom('clients').select('id').where('indexed', '=', sql.lit(0)).orderBy('id').limit(p.most),
)
const takeThese = statement<
  { ids: string },
  Pick<ClientRow, 'id' | 'conciergerie_id' | 'name' | 'profile_name' | 'email' | 'phone'>
>((q, p) =>
  q
    .updateTable('clients')
    .set({ indexed: sql.lit(1) })
    .where('id', 'in', listed(q, p.ids))
    .where('indexed', '=', sql.lit(0))
    .returning(['id', 'conciergerie_id', 'name', 'profile_name', 'email', 'phone']),
)

/** Clients whose name or numbers changed since they were last made findable. */
export async function takeUnindexed(q: Queries, most: number) {
  const found = (await unindexed(q, { most })).rows
  if (found.length === 0) return []
  return (await takeThese(q, { ids: JSON.stringify(found.map(({ id }) => id)) })).rows
}

const forget = statement<{ clientId: number }, unknown>((q, p) =>
  q.deleteFrom('client_terms').where('client_id', '=', p.clientId),
)
const learn = statement<{ house: number; clientId: number; terms: string }, unknown>((q, p) =>
  q
    .insertInto('client_terms')
    .columns(['conciergerie_id', 'term', 'client_id'])
    .expression(
      q
        .selectFrom(listedTexts(q, p.terms).as('t'))
        .select((eb) => [
          sql<number>`cast(${p.house} as bigint)`.as('conciergerie_id'),
          eb.ref('t.value').as('term'),
          sql<number>`cast(${p.clientId} as bigint)`.as('client_id'),
        ])
        // SQLite would take the conflict clause for a join without it
        .where(sql<boolean>`true`),
    )
    .onConflict((oc) => oc.columns(['conciergerie_id', 'term', 'client_id']).doNothing()),
)

export async function replaceTerms(
  q: Queries,
  house: number,
  clientId: number,
  terms: readonly string[],
): Promise<void> {
  await forget(q, { clientId })
  if (terms.length > 0) await learn(q, { house, clientId, terms: JSON.stringify(terms) })
}
