import type { Queries } from '#src/db/database.ts'

export interface Person {
  conciergerieId: number
  accountId: number
}

/** Somebody who is told, in their language. */
export interface Interested extends Person {
  locale: string
}

const rowOf = (id: number, person: Person) => ({
  request_id: id,
  conciergerie_id: person.conciergerieId,
  account_id: person.accountId,
})

export async function addVote(q: Queries, id: number, person: Person, at: string): Promise<void> {
  await q
    .insertInto('feature_votes')
    .values({ ...rowOf(id, person), at })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function removeVote(q: Queries, id: number, person: Person): Promise<void> {
  await q
    .deleteFrom('feature_votes')
    .where('request_id', '=', id)
    .where('conciergerie_id', '=', person.conciergerieId)
    .where('account_id', '=', person.accountId)
    .execute()
}

export async function addFollow(q: Queries, id: number, person: Person): Promise<void> {
  await q
    .insertInto('feature_follows')
    .values(rowOf(id, person))
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function removeFollow(q: Queries, id: number, person: Person): Promise<void> {
  await q
    .deleteFrom('feature_follows')
    .where('request_id', '=', id)
    .where('conciergerie_id', '=', person.conciergerieId)
    .where('account_id', '=', person.accountId)
    .execute()
}

/** Requests among `ids` that this person voted for and follows. */
export async function findStakes(q: Queries, person: Person): Promise<{ votes: Set<number>; follows: Set<number> }> {
  const of = (table: 'feature_votes' | 'feature_follows') =>
    q
      .selectFrom(table)
      .select('request_id')
      .where('conciergerie_id', '=', person.conciergerieId)
      .where('account_id', '=', person.accountId)
      .execute()
  const [votes, follows] = await Promise.all([of('feature_votes'), of('feature_follows')])
  return { votes: new Set(votes.map((row) => row.request_id)), follows: new Set(follows.map((row) => row.request_id)) }
}

export function listVoters(q: Queries) {
  return q
    .selectFrom('feature_votes as v')
    .innerJoin('conciergeries as h', 'h.id', 'v.conciergerie_id')
    .select(['v.request_id', 'h.id', 'h.name', (eb) => eb.fn.countAll<number>().as('votes')])
    .groupBy(['v.request_id', 'h.id', 'h.name'])
    .orderBy('votes', 'desc')
    .execute()
}

export function listRequesters(q: Queries) {
  return q
    .selectFrom('feature_requests as r')
    .leftJoin('conciergeries as h', 'h.id', 'r.conciergerie_id')
    .leftJoin('accounts as a', 'a.id', 'r.account_id')
    .select(['r.id', 'h.id as house_id', 'h.name as house', 'a.name as person'])
    .execute()
}

/** Everyone to tell of a change: who voted, who follows, who asked; each with the language to tell it in. */
export async function listInterested(q: Queries, id: number): Promise<Interested[]> {
  const of = (table: 'feature_votes' | 'feature_follows') =>
    q.selectFrom(table).select(['conciergerie_id', 'account_id']).where('request_id', '=', id).execute()
  const asker = await q
    .selectFrom('feature_requests')
    .select(['conciergerie_id', 'account_id'])
    .where('id', '=', id)
    .execute()
  const all = [...asker, ...(await of('feature_votes')), ...(await of('feature_follows'))]
  const people = all.flatMap((row) =>
    row.conciergerie_id === null || row.account_id === null
      ? []
      : [{ conciergerieId: row.conciergerie_id, accountId: row.account_id }],
  )
  const each = [...new Map(people.map((person) => [`${person.conciergerieId}:${person.accountId}`, person])).values()]
  const localeOf = await readLocales(q, each)
  return each.flatMap((person) => {
    const locale = localeOf.get(person.accountId)
    return locale === undefined ? [] : [{ ...person, locale }]
  })
}

async function readLocales(q: Queries, people: readonly Person[]): Promise<ReadonlyMap<number, string>> {
  if (people.length === 0) return new Map()
  const ids = [...new Set(people.map(({ accountId }) => accountId))]
  const rows = await q.selectFrom('accounts').select(['id', 'locale']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, locale }) => [id, locale]))
}

/** Votes and follows of a duplicate go to the request that stays. */
export async function moveStakes(q: Queries, from: number, to: number): Promise<void> {
  const votes = await q.selectFrom('feature_votes').selectAll().where('request_id', '=', from).execute()
  for (const vote of votes)
    await addVote(q, to, { conciergerieId: vote.conciergerie_id, accountId: vote.account_id }, vote.at)
  const follows = await q.selectFrom('feature_follows').selectAll().where('request_id', '=', from).execute()
  for (const follow of follows)
    await addFollow(q, to, { conciergerieId: follow.conciergerie_id, accountId: follow.account_id })
}
