import type { Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockDoomedRows, lockRows } from '#src/db/lock-rows.ts'
import { listed } from '#src/db/listed.ts'
import { changeStatement, statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'
import type { Identity, IdentityKind } from './identities.ts'

export type ClientRow = Selectable<Tables['clients']>

interface NewClient {
  house: number
  /** As the house calls them. */
  name?: string | null
  profileName: string | null
  phone: string | null
  email?: string | null
  now: string
}

const insertClientStatement = statement<Required<NewClient>, { id: number }>((q, p) =>
  q
    .insertInto('clients')
    .values({
      conciergerie_id: p.house,
      name: p.name,
      profile_name: p.profileName,
      phone: p.phone,
      email: p.email,
      language: null,
      tags: '[]',
      vip: 0,
      allergies: null,
      note: null,
      blocked_at: null,
      opted_out_at: null,
      ai_disclosed_at: null,
      first_seen_at: p.now,
      last_seen_at: p.now,
    })
    .returning('id'),
)

export async function insertClient(q: Queries, client: NewClient): Promise<number> {
  const { rows } = await insertClientStatement(q, { name: null, email: null, ...client })
  return onlyId(rows)
}

function onlyId(rows: readonly { id: number }[]): number {
  const [row] = rows
  if (!row) throw new Error('an insertion gave no row')
  return row.id
}

interface NewIdentity {
  house: number
  kind: IdentityKind
  value: string
  clientId: number
}

const insertIdentityStatement = statement<NewIdentity, { client_id: number }>((q, p) =>
  q
    .insertInto('client_identities')
    .values({ conciergerie_id: p.house, kind: p.kind, value: p.value, client_id: p.clientId })
    .onConflict((oc) => oc.columns(['conciergerie_id', 'kind', 'value']).doNothing())
    .returning('client_id'),
)

/** @returns false when somebody has this identity already */
export async function insertIdentity(q: Queries, identity: NewIdentity): Promise<boolean> {
  const { rows } = await insertIdentityStatement(q, identity)
  return rows.length > 0
}

const ownerStatement = statement<Omit<NewIdentity, 'clientId'>, { client_id: number }>((q, p) =>
  q
    .selectFrom('client_identities')
    .select('client_id')
    .where('conciergerie_id', '=', p.house)
    .where('kind', '=', p.kind)
    .where('value', '=', p.value),
)

export async function findOwner(q: Queries, house: number, { kind, value }: Identity): Promise<number | null> {
  const { rows } = await ownerStatement(q, { house, kind, value })
  return rows[0]?.client_id ?? null
}

interface Seen {
  house: number
  id: number
  profileName: string | null
  now: string
}

const markSeenStatement = statement<Seen, unknown>((q, p) =>
  q.updateTable('clients').set({ last_seen_at: p.now }).where('conciergerie_id', '=', p.house).where('id', '=', p.id),
)
const renameStatement = statement<Seen, unknown>((q, p) =>
  q
    .updateTable('clients')
    .set({ last_seen_at: p.now, profile_name: p.profileName, indexed: 0 })
    .where('conciergerie_id', '=', p.house)
    .where('id', '=', p.id),
)

export async function markSeen(q: Queries, seen: Seen, renamed: boolean): Promise<void> {
  await (renamed ? renameStatement : markSeenStatement)(q, seen)
}

const cardOf = (q: Queries, conciergerieId: number, id: number) =>
  q.selectFrom('clients').selectAll().where('conciergerie_id', '=', conciergerieId).where('id', '=', id)

export function findClient(q: Queries, conciergerieId: number, id: number): Promise<ClientRow | undefined> {
  return cardOf(q, conciergerieId, id).executeTakeFirst()
}

/** Nobody else writes on the card before the caller's transaction ends. */
export function lockClient(q: Queries, conciergerieId: number, id: number): Promise<ClientRow | undefined> {
  return lockRows(q, cardOf(q, conciergerieId, id)).executeTakeFirst()
}

/** A card that is about to go: nothing is put on it before the caller's transaction ends, which would go with it. */
export function lockDoomedClient(q: Queries, conciergerieId: number, id: number): Promise<ClientRow | undefined> {
  return lockDoomedRows(q, cardOf(q, conciergerieId, id)).executeTakeFirst()
}

type Change = Updateable<Tables['clients']>

const update = changeStatement<{ house: number; id: number }, Change>((q, p, change) =>
  q.updateTable('clients').set(change).where('conciergerie_id', '=', p.house).where('id', '=', p.id),
)

export async function updateClient(q: Queries, conciergerieId: number, id: number, change: Change): Promise<void> {
  await update(q, { house: conciergerieId, id }, change)
}

/** @returns false when it was so already: of two words at once the second says nothing new */
export async function markOptedOut(q: Queries, house: number, id: number, at: string | null): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('clients')
    .set({ opted_out_at: at })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('opted_out_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteClient(q: Queries, conciergerieId: number, id: number): Promise<void> {
  await q.deleteFrom('clients').where('conciergerie_id', '=', conciergerieId).where('id', '=', id).execute()
}

const identitiesOf = statement<
  { house: number; ids: string },
  Pick<Selectable<Tables['client_identities']>, 'kind' | 'value' | 'client_id'>
>((q, p) =>
  q
    .selectFrom('client_identities')
    .select(['kind', 'value', 'client_id'])
    .where('conciergerie_id', '=', p.house)
    .where('client_id', 'in', listed(q, p.ids))
    .orderBy('kind'),
)

export async function listIdentitiesOf(q: Queries, conciergerieId: number, clientIds: readonly number[]) {
  return (await identitiesOf(q, { house: conciergerieId, ids: JSON.stringify(clientIds) })).rows
}

export async function moveIdentities(q: Queries, conciergerieId: number, from: number, to: number): Promise<void> {
  await q
    .updateTable('client_identities')
    .set({ client_id: to })
    .where('conciergerie_id', '=', conciergerieId)
    .where('client_id', '=', from)
    .execute()
}

export function listConversationIds(q: Queries, conciergerieId: number, clientIds: readonly number[]) {
  return q
    .selectFrom('conversations')
    .select(['id', 'client_id'])
    .where('conciergerie_id', '=', conciergerieId)
    .where('client_id', 'in', clientIds)
    .orderBy('last_message_at', 'desc')
    .execute()
}

/** Last seen first; a client who only telephoned or was typed in comes last. */
export function listClients(
  q: Queries,
  conciergerieId: number,
  after: readonly [string, number] | null,
  limit: number,
): Promise<ClientRow[]> {
  const query = q.selectFrom('clients').selectAll().where('conciergerie_id', '=', conciergerieId)
  const page =
    after === null
      ? query
      : query.where((eb) => eb(eb.refTuple('last_seen_at', 'id'), '<', eb.tuple(after[0], after[1])))
  return page.orderBy('last_seen_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
