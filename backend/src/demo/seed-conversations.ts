import { fold } from '#src/text/fold.ts'
import { previewOf, windowEnd } from '#src/features/conversations/windows.ts'
import { demoHouse } from './house.ts'
import type { Guest, Line, Script } from './script.ts'
import { rowOf } from './seed-lines.ts'
import type { LineRow } from './seed-lines.ts'
import type { Seeding } from './seed.ts'
import { seedAnswer } from './seed-answers.ts'
import type { SeededHouse } from './seed-houses.ts'

export interface SeededClient {
  clientId: number
  conversationId: number
}

/** @returns the clients by phone number */
export async function seedConversations(
  seeding: Seeding,
  house: SeededHouse,
  scripts: readonly Script[],
): Promise<ReadonlyMap<string, SeededClient>> {
  const clients = new Map<string, SeededClient>()
  for (const script of scripts) clients.set(script.guest.phone, await seedConversation(seeding, house, script))
  return clients
}

async function seedConversation(seeding: Seeding, house: SeededHouse, script: Script): Promise<SeededClient> {
  const clientId = await insertClient(seeding, house.id, script)
  const conversationId = await insertConversation(seeding, house, clientId, script)
  let last: SaidLine | null = null
  let asked = 0
  for (const line of script.lines) {
    const row = rowOf(seeding, house, script, line)
    const id = await insertLine(seeding, { ...row, conciergerie_id: house.id, conversation_id: conversationId })
    if (line.by === 'client') asked = id
    if (line.by === 'ai')
      await seedAnswer(seeding, house, {
        conversationId,
        questionId: asked,
        messageId: id,
        line,
        language: script.guest.language,
      })
    if (row.kind !== 'note' && row.kind !== 'event') last = { id, ...row }
  }
  if (last) await closeThread(seeding, house, conversationId, script, last)
  await seeding.events.append(seeding.tx, { conciergerieId: house.id, topic: 'conversations', id: conversationId })
  return { clientId, conversationId }
}

async function insertClient({ tx, ago }: Seeding, conciergerieId: number, { guest, lines }: Script): Promise<number> {
  const [first, last] = [ago(lines[0]?.ago ?? 0), ago(lastOfClient(lines))]
  const client = await tx.q
    .insertInto('clients')
    .values({
      conciergerie_id: conciergerieId,
      ...cardOf(guest, last),
      ai_disclosed_at: first,
      first_seen_at: first,
      last_seen_at: last,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const identity = { conciergerie_id: conciergerieId, client_id: client.id }
  await tx.q
    .insertInto('client_identities')
    .values([
      { ...identity, kind: 'phone', value: guest.phone },
      { ...identity, kind: 'whatsapp', value: guest.phone.slice(1) },
    ])
    .execute()
  return client.id
}

function cardOf(guest: Guest, at: string) {
  const { name, profileName, phone, language } = guest
  const { tags = [], vip = false, allergies = null, note = null, optedOut = false } = guest
  const given = { tags: JSON.stringify(tags), vip: Number(vip), allergies, note, opted_out_at: optedOut ? at : null }
  return { name, profile_name: profileName, phone, email: null, language, blocked_at: null, ...given }
}

async function insertConversation(
  { tx, ago }: Seeding,
  house: SeededHouse,
  clientId: number,
  script: Script,
): Promise<number> {
  const { guest, lines, closed = false, needsHuman = null, assignee, unread = 0, aiMode = null, aiPausedFor } = script
  const lastAsked = ago(lastOfClient(lines))
  const row = await tx.q
    .insertInto('conversations')
    .values({
      conciergerie_id: house.id,
      client_id: clientId,
      channel: 'whatsapp',
      status: closed ? 'closed' : 'open',
      our_address: demoHouse.number,
      their_address: guest.phone,
      version: lines.length,
      ai_mode: aiMode,
      ai_paused_until: aiPausedFor === undefined ? null : ago(-aiPausedFor),
      ai_working_until: null,
      assignee_id: assignee === undefined ? null : (house.team[assignee]?.memberId ?? null),
      todo: Number(!closed && (needsHuman !== null || unread > 0)),
      needs_human_reason: needsHuman,
      needs_human_since: needsHuman === null ? null : ago(callForHelp(lines)),
      unread,
      waiting_since: isWaiting(script) ? lastAsked : null,
      last_message_id: null,
      last_message_at: ago(lines.at(-1)?.ago ?? 0),
      last_preview: '',
      last_author: 'client',
      last_kind: 'text',
      last_status: 'received',
      last_inbound_at: lastAsked,
      window_expires_at: windowEnd(new Date(lastAsked)),
      draft: null,
      created_at: ago(lines[0]?.ago ?? 0),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Someone of the house still has to read or say something. */
function isWaiting({ closed = false, needsHuman, unread = 0 }: Script): boolean {
  return !closed && (unread > 0 || needsHuman !== undefined)
}

type SaidLine = LineRow & { id: number }

async function insertLine(
  { tx }: Seeding,
  row: LineRow & { conciergerie_id: number; conversation_id: number },
): Promise<number> {
  const unfound = row.kind === 'event' || fold(row.message) === ''
  const inserted = await tx.q
    .insertInto('messages')
    .values({ ...row, message_sid: null, indexed: Number(unfound) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return inserted.id
}

async function closeThread(
  { tx }: Seeding,
  house: SeededHouse,
  conversationId: number,
  { needsHuman }: Script,
  last: SaidLine,
): Promise<void> {
  await tx.q
    .updateTable('conversations')
    .set({
      last_message_id: last.id,
      last_message_at: last.created_at,
      last_preview: previewOf(last.message),
      last_author: last.author_type,
      last_kind: last.kind,
      last_status: last.status,
      ...(needsHuman === 'delivery_failed' ? { needs_human_since: last.created_at } : {}),
    })
    .where('conciergerie_id', '=', house.id)
    .where('id', '=', conversationId)
    .execute()
}

/** When the assistant promised a person, in minutes ago. */
function callForHelp(lines: readonly Line[]): number {
  return lines.findLast((line) => line.by === 'ai' && line.outcome !== 'answered')?.ago ?? lastOfClient(lines)
}

function lastOfClient(lines: readonly Line[]): number {
  return lines.findLast((line) => line.by === 'client')?.ago ?? 0
}
