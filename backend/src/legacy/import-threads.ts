import type { Database, Tx } from '#src/db/database.ts'
import { previewOf, windowEnd } from '#src/features/conversations/windows.ts'
import { idOf, instantOf, phoneOf, textOf } from './fields.ts'
import type { LegacyFile, LegacyRow } from './legacy-file.ts'
import { lineOf } from './message-line.ts'
import type { OldLine } from './message-line.ts'

/** Conversations in one write: enough to be quick, few enough to be short. */
const atOnce = 50

interface Thread {
  house: number
  phone: string | null
  name: string | null
  closed: boolean
  createdAt: string
  lines: OldLine[]
}

/**
 * Copies conversations with their messages. We keep one conversation for each client, so several of one number become one.
 * @returns how many messages were copied
 */
export async function importThreads(
  db: Database,
  file: LegacyFile,
  houses: readonly number[],
  now: string,
): Promise<{ conversations: number; messages: number }> {
  const threads = [...joinByClient(file, houses, now)]
  for (let from = 0; from < threads.length; from += atOnce) {
    await db.write(async (tx) => {
      for (const thread of threads.slice(from, from + atOnce)) await importThread(tx, thread)
    })
  }
  return { conversations: threads.length, messages: threads.reduce((sum, { lines }) => sum + lines.length, 0) }
}

function joinByClient(file: LegacyFile, houses: readonly number[], now: string): Iterable<Thread> {
  const threads = new Map<string, Thread>()
  const sids = new Set<string>()
  for (const row of file.rows('conversations')) {
    const thread = readThread(file, row, houses, sids, now)
    if (thread === null) continue
    const key = `${thread.house} ${thread.phone ?? `row ${idOf(row, 'id') ?? 0}`}`
    const known = threads.get(key)
    threads.set(key, known ? joined(known, thread) : thread)
  }
  return threads.values()
}

function readThread(
  file: LegacyFile,
  row: LegacyRow,
  houses: readonly number[],
  sids: Set<string>,
  now: string,
): Thread | null {
  const id = idOf(row, 'id')
  const house = houseOf(row, houses)
  if (id === null || house === null) return null
  const createdAt = instantOf(row, 'created_at', 'createdAt', 'started_at') ?? now
  const messages = file.messagesOf(id)
  return {
    house,
    phone: phoneOf(
      row,
      'client_phone',
      'customer_phone',
      'client_number',
      'phone_number',
      'phone',
      'from_number',
      'whatsapp_number',
    ),
    name: textOf(row, 'client_name', 'customer_name', 'name', 'contact_name')?.slice(0, 120) ?? null,
    closed: /^(closed|archived|ferm[ée]e?|resolved|done)$/i.test(textOf(row, 'status') ?? ''),
    createdAt,
    lines: messages.flatMap((message) => lineOf(message, createdAt, sids) ?? []),
  }
}

/** A row that names no house belongs to the only one there is. */
function houseOf(row: LegacyRow, houses: readonly number[]): number | null {
  const id = idOf(row, 'conciergerie_id', 'conciergerieId')
  if (id !== null) return houses.includes(id) ? id : null
  return houses.length === 1 ? (houses[0] ?? null) : null
}

function joined(a: Thread, b: Thread): Thread {
  const lines = [...a.lines, ...b.lines].toSorted((x, y) => (x.at < y.at ? -1 : x.at > y.at ? 1 : 0))
  const createdAt = a.createdAt < b.createdAt ? a.createdAt : b.createdAt
  return { ...a, name: b.name ?? a.name, closed: a.closed && b.closed, createdAt, lines }
}

async function importThread(tx: Tx, thread: Thread): Promise<void> {
  const clientId = await insertClient(tx, thread)
  const conversationId = await insertConversation(tx, thread, clientId)
  let last: { id: number; line: OldLine } | null = null
  for (const line of thread.lines) last = { id: await insertMessage(tx, thread.house, conversationId, line), line }
  if (last === null) return
  await tx.q
    .updateTable('conversations')
    .set({
      last_message_id: last.id,
      last_message_at: last.line.at,
      last_preview: previewOf(last.line.text),
      last_author: last.line.author,
      last_status: statusOf(last.line),
    })
    .where('id', '=', conversationId)
    .execute()
}

const statusOf = (line: OldLine) => (line.author === 'client' ? 'received' : 'sent')

async function insertClient(tx: Tx, { house, phone, name, createdAt, lines }: Thread): Promise<number> {
  const card = {
    profile_name: name,
    email: null,
    language: null,
    tags: '[]',
    vip: 0,
    allergies: null,
    note: null,
    blocked_at: null,
    opted_out_at: null,
    ai_disclosed_at: null,
  }
  const client = await tx.q
    .insertInto('clients')
    .values({
      conciergerie_id: house,
      name,
      phone,
      ...card,
      first_seen_at: createdAt,
      last_seen_at: lastInbound(lines)?.at ?? createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (phone === null) return client.id
  const identity = { conciergerie_id: house, client_id: client.id }
  await tx.q
    .insertInto('client_identities')
    .values([
      { ...identity, kind: 'phone', value: phone },
      { ...identity, kind: 'whatsapp', value: phone.slice(1) },
    ])
    .execute()
  return client.id
}

async function insertConversation(
  tx: Tx,
  { house, phone, closed, createdAt, lines }: Thread,
  clientId: number,
): Promise<number> {
  const inbound = lastInbound(lines)
  const row = await tx.q
    .insertInto('conversations')
    .values({
      conciergerie_id: house,
      client_id: clientId,
      channel: 'whatsapp',
      status: closed ? 'closed' : 'open',
      our_address: null,
      their_address: phone,
      ai_mode: null,
      ai_paused_until: null,
      ai_working_until: null,
      assignee_id: null,
      needs_human_reason: null,
      needs_human_since: null,
      waiting_since: null,
      last_message_id: null,
      last_message_at: createdAt,
      last_preview: '',
      last_author: 'client',
      last_kind: 'text',
      last_status: 'received',
      last_inbound_at: inbound?.at ?? null,
      window_expires_at: inbound ? windowEnd(new Date(inbound.at)) : null,
      draft: null,
      created_at: createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const lastInbound = (lines: readonly OldLine[]) => lines.findLast((line) => line.author === 'client')

async function insertMessage(tx: Tx, house: number, conversationId: number, line: OldLine): Promise<number> {
  const row = await tx.q
    .insertInto('messages')
    .values({
      conciergerie_id: house,
      conversation_id: conversationId,
      sender: line.author === 'client' ? 'client' : 'concierge',
      author_type: line.author,
      author_id: null,
      author_name: null,
      kind: 'text',
      message: line.text,
      language: null,
      ai_suggestion: line.suggestion,
      status: statusOf(line),
      message_sid: line.sid,
      error_code: null,
      error_message: null,
      sources: null,
      extra: null,
      created_at: line.at,
      sent_at: line.author === 'client' ? null : line.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
