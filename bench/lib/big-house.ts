import BetterSqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'

/*
 * A full installation: 100 houses, 100,000 conversations, 1,000,000 messages, one house with 22 % of them. Written with
 * bare statements into a database that the product has migrated, so that building takes a minute and not an hour.
 */
const houses = 100
const bigShare = 0.22
const vocabulary = ['chambre', 'parking', 'petit', 'dejeuner', 'piscine', 'arrivee', 'depart', 'table', 'terrasse', 'bagage', 'navette', 'facture', 'lit', 'bebe', 'chien', 'vue', 'mer', 'clef', 'taxi', 'menu']

export interface BigHouse {
  conciergerieId: number
  conversationIds: number[]
}

function houseOf(index: number, total: number): number {
  return index < total * bigShare ? 1 : 2 + (index % (houses - 1))
}

const phrase = (seed: number) => Array.from({ length: 6 }, (_, i) => vocabulary[(seed * 7 + i * 13 + ((seed >> (i + 1)) & 7)) % vocabulary.length]).join(' ')

/** Fills the file and gives the big house, whose sixty newest conversations are returned for the requests. */
export function fillBigHouse(file: string, conversations: number, messagesEach: number): BigHouse {
  const db = new BetterSqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    insertHouses(db)
    insertConversations(db, conversations, messagesEach)
  })()
  db.exec('analyze')
  const rows = db.prepare('select id from conversations where conciergerie_id = 1 order by last_message_at desc limit 60').pluck().all() as number[]
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { conciergerieId: 1, conversationIds: rows }
}

const start = Date.UTC(2026, 0, 1)
const instant = (seconds: number) => new Date(start + seconds * 1000).toISOString()

function insertHouses(db: Database): void {
  const insert = db.prepare(`insert or ignore into conciergeries (id, name, kind, email, timezone, locale, address, city, status, hours, closed_message, ai_mode, ai_tone, ai_rules,
    ai_pause_minutes, demo, created_at, updated_at) values (?, ?, 'hotel', 'bench@example.com', 'Europe/Paris', 'fr', '', '', 'active', '{}', '', 'auto', 'warm', '', 30, 0, ?, ?)`)
  for (let id = 1; id <= houses; id++) insert.run(id, `Maison ${id}`, instant(0), instant(0))
}

function insertConversations(db: Database, conversations: number, messagesEach: number): void {
  const client = db.prepare(`insert into clients (id, conciergerie_id, name, phone, tags, vip, indexed, first_seen_at, last_seen_at) values (?, ?, ?, ?, '[]', 0, 1, ?, ?)`)
  const conversation = db.prepare(`insert into conversations (id, conciergerie_id, client_id, channel, status, version, unread, last_message_id, last_message_at, last_preview, last_author, last_kind,
    last_status, last_inbound_at, window_expires_at, created_at, needs_human_since, needs_human_reason, waiting_since, todo) values (?, ?, ?, 'whatsapp', ?, 1, ?, ?, ?, ?, 'client', 'text', 'received', ?, ?, ?, ?, ?, ?, ?)`)
  const message = db.prepare(`insert into messages (id, conciergerie_id, conversation_id, sender, author_type, kind, message, status, message_sid, indexed, created_at)
    values (?, ?, ?, ?, ?, 'text', ?, ?, ?, 1, ?)`)
  const term = db.prepare('insert or replace into message_terms (conciergerie_id, term, conversation_id, message_id) values (?, ?, ?, ?)')
  let id = 1
  for (let index = 0; index < conversations; index++) {
    const house = houseOf(index, conversations)
    const last = index * messagesEach
    for (let turn = 0; turn < messagesEach; turn++, id++) {
      const text = phrase(id)
      const inbound = turn % 2 === 0
      message.run(id, house, index + 1, inbound ? 'client' : 'concierge', inbound ? 'client' : 'ai', text, inbound ? 'received' : 'read', `SM${id.toString(16).padStart(32, '0')}`, instant(last + turn))
      for (const word of new Set(text.split(' '))) term.run(house, word, index + 1, id)
    }
    const at = instant(last + messagesEach)
    const todo = index % 12 === 0 ? at : null
    client.run(index + 1, house, `Client ${index}`, `+3363998${String(index).padStart(6, '0')}`, at, at)
    conversation.run(index + 1, house, index + 1, index % 3 === 1 ? 'closed' : 'open', index % 9 === 0 ? 2 : 0, id - 1, at, phrase(id - 1), at, at, at, todo, todo === null ? null : 'asked', todo, todo === null ? 0 : 1)
  }
}
