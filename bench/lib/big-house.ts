import BetterSqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { clientTerms } from '../../backend/src/features/clients/client-search.ts'
import { fromCard } from '../../backend/src/features/conversations/indexing.store.ts'
import { words } from '../../backend/src/text/fold.ts'
import { breathe } from './progress.ts'
import type { Step } from './progress.ts'
import { numberOfHouse } from './twilio-forms.ts'

/*
 * A full installation: 100 houses, 100,000 conversations, 1,000,000 messages, one house with 22 % of them. Written with
 * bare statements into a database that the product has migrated, nothing being durable before the end, so that building takes
 * less than a minute and not an hour.
 */
const houses = 100
const bigShare = 0.22
const common = [
  'chambre',
  'parking',
  'petit',
  'dejeuner',
  'piscine',
  'arrivee',
  'depart',
  'table',
  'terrasse',
  'bagage',
  'navette',
  'facture',
  'lit',
  'bebe',
  'chien',
  'vue',
  'mer',
  'clef',
  'taxi',
  'menu',
]

export interface BigHouse {
  conciergerieId: number
  conversationIds: number[]
}

function houseOf(index: number, total: number): number {
  return index < total * bigShare ? 1 : 2 + (index % (houses - 1))
}

/** Words that few messages hold, as names and brands are in real ones. */
export const rareWord = (seed: number) => `mot${Math.imul(seed, 2654435761) >>> 18}`
const firstNames = ['Camille', 'Hugo', 'Inès', 'Malik', 'Sofia', 'Élodie', 'Wei', 'Zoé']

function phrase(seed: number): string {
  const usual = Array.from(
    { length: 4 },
    (_, i) => common[(seed * 7 + i * 13 + ((seed >> (i + 1)) & 7)) % common.length],
  )
  return [...usual, rareWord(seed)].join(' ')
}

export const numberOf = (client: number) => `+3363998${String(client).padStart(6, '0')}`

/** Fills the file and gives the big house, whose sixty newest conversations are returned for the requests. */
export async function fillBigHouse(
  file: string,
  conversations: number,
  messagesEach: number,
  step: Step,
): Promise<BigHouse> {
  const db = new BetterSqlite(file)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -400000'])
    db.pragma(pragma)
  // made again at the end: filling it row by row takes as long as all the rest
  db.exec('drop index message_terms_by_conversation')
  db.exec('begin')
  insertHouses(db)
  await insertConversations(db, conversations, messagesEach, step)
  db.exec('commit')
  step('remplissage : index')
  await breathe()
  db.exec('create index message_terms_by_conversation on message_terms(conversation_id, term)')
  await breathe()
  db.exec('analyze')
  const rows = db
    .prepare('select id from conversations where conciergerie_id = 1 order by last_message_at desc limit 60')
    .pluck()
    .all() as number[]
  db.pragma('journal_mode = WAL')
  db.close()
  return { conciergerieId: 1, conversationIds: rows }
}

const start = Date.UTC(2026, 0, 1)
const instant = (seconds: number) => new Date(start + seconds * 1000).toISOString()

function insertHouses(db: Database): void {
  const insert =
    db.prepare(`insert or ignore into conciergeries (id, name, kind, email, timezone, locale, address, city, status, hours, closed_message, ai_mode, ai_tone, ai_rules,
    ai_pause_minutes, demo, created_at, updated_at) values (?, ?, 'hotel', 'bench@example.com', 'Europe/Paris', 'fr', '', '', 'active', '{}', '', 'auto', 'warm', '', 30, 0, ?, ?)`)
  for (let id = 1; id <= houses; id++) insert.run(id, `Maison ${id}`, instant(0), instant(0))
}

async function insertConversations(
  db: Database,
  conversations: number,
  messagesEach: number,
  step: Step,
): Promise<void> {
  const insert = prepareInserts(db)
  for (let index = 0; index < conversations; index++) {
    if (index % (conversations / 4) === 0) step(`remplissage : ${index * messagesEach} messages`)
    if (index % 500 === 0) await breathe()
    const house = houseOf(index, conversations)
    const id = index + 1
    const begun = index * messagesEach
    const terms = insertMessages(insert.message, house, id, begun, messagesEach)
    const ended = instant(begun + messagesEach)
    const name = `${firstNames[index % firstNames.length] ?? ''} Client${index}`
    insert.client.run(id, house, name, numberOf(index), ended, ended)
    insert.identity.run(house, numberOf(index), id)
    for (const term of clientTerms({ name, profileName: null, email: null }, [numberOf(index)])) {
      insert.clientTerm.run(house, term, id)
      if (!terms.has(term)) terms.set(term, fromCard)
    }
    for (const [term, message] of terms) insert.term.run(house, term, id, message)
    insert.conversation.run(conversationRow(index, house, begun + messagesEach, ended))
  }
}

/** @returns the last message of each word, as the product's own indexing leaves it */
function insertMessages(
  insert: Statement,
  house: number,
  conversation: number,
  begun: number,
  count: number,
): Map<string, number> {
  const terms = new Map<string, number>()
  for (let turn = 0; turn < count; turn++) {
    const id = begun + turn + 1
    const text = phrase(id)
    const side = turn % 2 === 0 ? ['client', 'client', 'received'] : ['concierge', 'ai', 'read']
    insert.run(
      id,
      house,
      conversation,
      side[0],
      side[1],
      text,
      side[2],
      `SM${id.toString(16).padStart(32, '0')}`,
      instant(begun + turn),
    )
    for (const word of words(text)) terms.set(word, id)
  }
  return terms
}

/** One in twelve waits for a person, one in three is closed, one in nine is unread. */
function conversationRow(index: number, house: number, lastMessage: number, at: string) {
  const waiting = index % 12 === 0
  return {
    id: index + 1,
    house,
    status: !waiting && index % 3 === 1 ? 'closed' : 'open',
    unread: index % 9 === 0 ? 2 : 0,
    lastMessage,
    at,
    preview: phrase(lastMessage),
    our: numberOfHouse(house),
    their: numberOf(index),
    since: waiting ? at : null,
    reason: waiting ? 'asked' : null,
    todo: Number(waiting),
  }
}

type Statement = ReturnType<typeof prepareInserts>['message']

function prepareInserts(db: Database) {
  return {
    client:
      db.prepare(`insert into clients (id, conciergerie_id, name, phone, tags, vip, indexed, first_seen_at, last_seen_at)
      values (?, ?, ?, ?, '[]', 0, 1, ?, ?)`),
    identity: db.prepare(
      `insert into client_identities (conciergerie_id, kind, value, client_id) values (?, 'phone', ?, ?)`,
    ),
    clientTerm: db.prepare('insert into client_terms (conciergerie_id, term, client_id) values (?, ?, ?)'),
    term: db.prepare(
      'insert into message_terms (conciergerie_id, term, conversation_id, message_id) values (?, ?, ?, ?)',
    ),
    message:
      db.prepare(`insert into messages (id, conciergerie_id, conversation_id, sender, author_type, kind, message, status,
      message_sid, indexed, created_at) values (?, ?, ?, ?, ?, 'text', ?, ?, ?, 1, ?)`),
    conversation:
      db.prepare(`insert into conversations (id, conciergerie_id, client_id, channel, status, our_address, their_address, version,
      unread, last_message_id, last_message_at, last_preview, last_author, last_kind, last_status, last_inbound_at, window_expires_at,
      created_at, needs_human_since, needs_human_reason, waiting_since, todo)
      values (:id, :house, :id, 'whatsapp', :status, :our, :their, 1, :unread, :lastMessage, :at, :preview, 'ai', 'text', 'read', :at, :at,
      :at, :since, :reason, :since, :todo)`),
  }
}
