import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { MessageRow } from './messages.store.ts'

export interface StatusRow {
  house: number
  sid: string
  status: string
  errorCode: string | null
  errorMessage: string | null
  now: string
}

const insertStatusStatement = statement<StatusRow, { status: string }>((q, p) =>
  q
    .insertInto('message_statuses')
    .values({
      conciergerie_id: p.house,
      message_sid: p.sid,
      status: p.status,
      error_code: p.errorCode,
      error_message: p.errorMessage,
      received_at: p.now,
    })
    .onConflict((oc) => oc.columns(['conciergerie_id', 'message_sid', 'status']).doNothing())
    .returning('status'),
)

/** @returns false when this status of this message was heard before */
export async function insertStatus(q: Queries, row: StatusRow): Promise<boolean> {
  return (await insertStatusStatement(q, row)).rows.length > 0
}

export interface KnownStatus {
  status: string
  error_code: string | null
  error_message: string | null
}

const statusesOf = statement<{ house: number; sid: string }, KnownStatus>((q, p) =>
  q
    .selectFrom('message_statuses')
    .select(['status', 'error_code', 'error_message'])
    .where('conciergerie_id', '=', p.house)
    .where('message_sid', '=', p.sid)
    .orderBy('received_at'),
)

/** In the order in which they were heard. */
export async function listStatuses(q: Queries, house: number, sid: string): Promise<KnownStatus[]> {
  return (await statusesOf(q, { house, sid })).rows
}

export interface Raise {
  house: number
  id: number
  /** By what name it left: of a message that is to leave again, news of before say nothing. */
  sid: string
  status: string
  below: readonly string[]
  errorCode: string | null
  errorMessage: string | null
}

type Wanted = Omit<Raise, 'below'>

/**
 * The statuses stand in the statement itself. PostgreSQL looks once more at a row that somebody changed meanwhile, but
 * beside what it had found before in a list that is selected from: news that came second would be lost.
 */
const raiserAbove = (below: readonly string[]) =>
  statement<Wanted, MessageRow>((q, p) =>
    q
      .updateTable('messages')
      .set({ status: p.status, error_code: p.errorCode, error_message: p.errorMessage })
      .where('conciergerie_id', '=', p.house)
      .where('id', '=', p.id)
      .where('message_sid', '=', p.sid)
      .where(
        'status',
        'in',
        below.map((status) => sql.lit(status)),
      )
      .returningAll(),
  )

const raisers = new Map<string, ReturnType<typeof raiserAbove>>()

/** Sets a status if the present one gives way to it; two at once cannot overtake each other. */
export async function raiseStatus(q: Queries, { below, ...wanted }: Raise): Promise<MessageRow | undefined> {
  const raise = raisers.get(wanted.status) ?? raiserAbove(below)
  raisers.set(wanted.status, raise)
  return (await raise(q, wanted)).rows[0]
}

export interface Waiting {
  id: number
  created_at: string
  status: string
  extra: string | null
}

const waitingIn = statement<{ house: number; conversationId: number }, Waiting>((q, p) =>
  q
    .selectFrom('messages')
    .select(['id', 'created_at', 'status', 'extra'])
    .where('conciergerie_id', '=', p.house)
    .where('conversation_id', '=', p.conversationId)
    .where('sender', '=', sql.lit<'concierge'>('concierge'))
    .where('message_sid', 'is', null)
    .where('status', 'in', [sql.lit<string>('pending'), sql.lit<string>('sending')])
    .orderBy('id')
    .limit(sql.lit(50)),
)

/** Messages of ours that are still to leave, in a thread, oldest first. */
export async function listWaiting(q: Queries, house: number, conversationId: number): Promise<Waiting[]> {
  return (await waitingIn(q, { house, conversationId })).rows
}

/** Which of these SIDs are messages that we know. */
export async function knownSids(q: Queries, house: number, sids: readonly string[]): Promise<Set<string>> {
  if (sids.length === 0) return new Set()
  const rows = await q
    .selectFrom('messages')
    .select('message_sid')
    .where('conciergerie_id', '=', house)
    .where('message_sid', 'in', sids)
    .execute()
  return new Set(rows.flatMap((row) => row.message_sid ?? []))
}
