import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../test/support/databases.ts'
import { goodPassword, openAccounts, origin } from '../../test/support/rooms.ts'
import { openDatabase } from '#src/db/open-database.ts'
import type { Database } from '#src/db/database.ts'
import { importEarlierDatabase } from './import.ts'
import { describeImport } from './report.ts'

let folder: string
let file: string
let opened: Database[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'earlier-'))
  file = path.join(folder, 'concierge.db')
})
afterEach(async () => {
  await Promise.all(opened.map((db) => db.close()))
  opened = []
  rmSync(folder, { recursive: true, force: true })
})

const now = () => new Date('2026-11-20T10:00:00.000Z')
const run = () => importEarlierDatabase({ databaseUrl: `sqlite:${file}`, logger: silentLogger, now })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const sid = `SM${'0'.repeat(31)}1`

async function openImported(): Promise<Database> {
  const db = await openDatabase(`sqlite:${file}`, { logger: silentLogger })
  opened.push(db)
  return db
}

function makeEarlier(more = ''): void {
  const raw = new Sqlite(file)
  raw.pragma('journal_mode = WAL')
  raw.exec(`
    create table conciergeries (id integer primary key autoincrement, name text, email text, password text, whatsapp_number text, twilio_account_sid text, twilio_auth_token text, is_active integer default 1, created_at datetime default current_timestamp);
    create table conversations (id integer primary key, conciergerie_id integer, client_phone text, client_name text, status text, created_at datetime);
    create table messages (id integer primary key, conversation_id integer, sender text, content text, ai_suggestion text, message_sid text, created_at datetime);
    create table faqs (id integer primary key, conciergerie_id integer, question text, answer text, category text, is_active integer);
    create table feature_requests (id integer primary key, conciergerie_id integer, title text, description text, status text, priority text, created_at datetime);
    create table phone_lines (id integer primary key, conciergerie_id integer, number text, sip_password text);
    insert into conciergeries (id, name, email, password, whatsapp_number, twilio_account_sid, twilio_auth_token) values
      (3, 'Hôtel du Port', 'Port@Maison.example', '${sha256('port123')}', 'whatsapp:+33639980701', 'AC${'7'.repeat(32)}', 'plain-token-0123456789'),
      (5, 'Le Phare', 'demo@example.com', '${sha256('phare123')}', '+33639980701', null, null),
      (8, 'Annexe du Port', 'port@maison.example', 'x', 'pas un numéro', null, null);
    insert into conversations values (10, 3, 'whatsapp:+33639980799', 'Camille', 'open', '2025-03-01 10:00:00'), (11, 3, '+33639980799', 'Camille A.', 'closed', '2025-04-01 10:00:00'), (12, 5, '0639980798', null, 'closed', null), (13, 99, '+33639980797', 'Orpheline', 'open', null);
    insert into messages values
      (1, 10, 'client', 'Bonjour', null, '${sid}', '2025-03-01 10:00:00'), (2, 10, 'ai', 'Bonjour, oui.', null, null, '2025-03-01 10:00:05'), (3, 10, 'concierge', 'À demain !', 'Bien sûr', null, '2025-03-01 10:05:00'),
      (4, 11, 'client', 'Encore moi', null, '${sid}', 1743501600), (5, 11, 'concierge', '', null, null, null), (6, 12, 'client', 'Allô', null, null, 'hier');
    insert into faqs values (1, 3, 'Avez-vous un parking ?', 'Oui, 12 places.', 'Venir', 1), (2, 3, 'Et une piscine ?', 'Non.', null, 0), (3, null, 'Le Wi-Fi est-il gratuit ?', 'Oui.', null, 1), (4, 3, null, 'Rien', null, 1);
    insert into feature_requests values (1, 3, 'Exporter', 'En CSV', 'done', 'HIGH', '2025-01-01'), (2, 99, 'Autre', null, 'bizarre', null, null);
    insert into phone_lines values (1, 5, '+33639980702', 'secret');
    ${more}`)
  raw.close()
}

describe('an earlier database', () => {
  it('is not looked for where there is none, nor in one of ours, nor in memory', async () => {
    expect(await run()).toBeNull()
    await openImported()
    expect(await run()).toBeNull()
    expect(await importEarlierDatabase({ databaseUrl: 'sqlite::memory:', logger: silentLogger, now })).toBeNull()
    expect(await importEarlierDatabase({ databaseUrl: 'postgres://nowhere', logger: silentLogger, now })).toBeNull()
  })

  it('is copied whole and kept aside under a dated name', async () => {
    makeEarlier()
    const report = await run()
    expect(report).toMatchObject({
      houses: 3,
      conversations: 2,
      messages: 5,
      faqs: 5,
      featureRequests: 2,
      backup: `${file}.earlier-2026-11-20`,
    })
    expect(readdirSync(folder).toSorted()).toEqual(['concierge.db', 'concierge.db.earlier-2026-11-20'])
    const kept = new Sqlite(`${file}.earlier-2026-11-20`, { readonly: true })
    expect(kept.prepare('select count(*) as n from messages').get()).toEqual({ n: 6 })
    kept.close()
    expect(await run()).toBeNull()
  })

  it('gives its houses their names, numbers (once) and secrets, which the next start seals', async () => {
    makeEarlier()
    await run()
    const houses = await (await openImported()).read.selectFrom('conciergeries').selectAll().orderBy('id').execute()
    expect(
      houses.map(({ id, name, whatsapp_number, phone_number, status }) => [
        id,
        name,
        whatsapp_number,
        phone_number,
        status,
      ]),
    ).toEqual([
      [3, 'Hôtel du Port', '+33639980701', null, 'active'],
      [5, 'Le Phare', null, '+33639980702', 'active'],
      [8, 'Annexe du Port', null, null, 'active'],
    ])
    expect(houses[0]).toMatchObject({
      twilio_auth_token: 'plain-token-0123456789',
      created_at: expect.stringMatching(/^20\d\d-.*Z$/) as string,
    })
  })

  it('takes no old password: the owner sets a new one with the link that is printed', async () => {
    makeEarlier()
    const report = await run()
    if (!report) throw new Error('nothing was imported')
    const printed = describeImport(report, 'https://maison.example')
    const token =
      /port@maison\.example \(Hôtel du Port, Annexe du Port\) {2}https:\/\/maison\.example\/reset-password\/([\w-]{43})/.exec(
        printed,
      )?.[1] ?? ''
    const room = openAccounts(await openImported(), { now })
    const login = (password: string) =>
      room.accounts.login({ email: 'port@maison.example', password, previous: null }, origin)
    await expect(login('port123')).rejects.toMatchObject({ code: 'bad_credentials' })
    await expect(login(sha256('port123'))).rejects.toMatchObject({ code: 'bad_credentials' })
    await room.join.resetPassword({ token, password: goodPassword }, origin)
    const session = await login(goodPassword)
    expect([session.member.role, session.houses.length + 1]).toEqual(['owner', 2])
    expect(printed).not.toContain('demo@example.com')
    expect(readFileSync(file).includes(sha256('port123'))).toBe(false)
  })

  it('becomes one conversation for each client, with every message in order and its author', async () => {
    makeEarlier()
    await run()
    const db = await openImported()
    const messages = await db.read
      .selectFrom('messages')
      .selectAll()
      .where('conciergerie_id', '=', 3)
      .orderBy('id')
      .execute()
    expect(
      messages.map(({ author_type, message, created_at, message_sid, ai_suggestion }) => [
        author_type,
        message,
        created_at,
        message_sid,
        ai_suggestion,
      ]),
    ).toEqual([
      ['client', 'Bonjour', '2025-03-01T10:00:00.000Z', sid, null],
      ['ai', 'Bonjour, oui.', '2025-03-01T10:00:05.000Z', null, null],
      ['concierge', 'À demain !', '2025-03-01T10:05:00.000Z', null, 'Bien sûr'],
      ['client', 'Encore moi', '2025-04-01T10:00:00.000Z', null, null],
    ])
    const [thread] = await db.read.selectFrom('conversations').selectAll().where('conciergerie_id', '=', 3).execute()
    expect(thread).toMatchObject({
      status: 'open',
      last_preview: 'Encore moi',
      last_inbound_at: '2025-04-01T10:00:00.000Z',
      their_address: '+33639980799',
    })
    const clients = await db.read.selectFrom('clients').select(['name', 'phone']).orderBy('id').execute()
    expect(clients).toEqual([
      { name: 'Camille A.', phone: '+33639980799' },
      { name: null, phone: '+33639980798' },
    ])
  })

  it('keeps its FAQs ready to be found, those of nobody in every house, and its requests', async () => {
    makeEarlier()
    await run()
    const db = await openImported()
    const faqs = await db.read
      .selectFrom('faqs')
      .select(['conciergerie_id', 'question', 'active', 'question_length'])
      .orderBy('id')
      .execute()
    expect(faqs.map(({ conciergerie_id, question, active }) => [conciergerie_id, question, active])).toEqual([
      [3, 'Avez-vous un parking ?', 1],
      [3, 'Et une piscine ?', 0],
      [3, 'Le Wi-Fi est-il gratuit ?', 1],
      [5, 'Le Wi-Fi est-il gratuit ?', 1],
      [8, 'Le Wi-Fi est-il gratuit ?', 1],
    ])
    expect(faqs.every(({ question_length }) => question_length > 0)).toBe(true)
    const requests = await db.read
      .selectFrom('feature_requests')
      .select(['conciergerie_id', 'title', 'status', 'priority'])
      .orderBy('id')
      .execute()
    expect(requests).toEqual([
      { conciergerie_id: 3, title: 'Exporter', status: 'completed', priority: 'high' },
      { conciergerie_id: null, title: 'Autre', status: 'pending', priority: 'medium' },
    ])
  })

  it('with hardly any of the columns we know is imported as far as it goes', async () => {
    const raw = new Sqlite(file)
    raw.exec(`create table conciergeries (id integer primary key, nom text); insert into conciergeries values (1, 'Chez nous');
      create table conversations (id integer primary key); insert into conversations values (1);
      create table messages (id integer primary key, conversation_id integer, role text, body text); insert into messages values (1, 1, 'user', 'Bonjour'), (2, 1, 'assistant', 'Bonsoir');`)
    raw.close()
    expect(await run()).toMatchObject({ houses: 1, conversations: 1, messages: 2, faqs: 0, links: [] })
    const rows = await (
      await openImported()
    ).read
      .selectFrom('messages')
      .select(['author_type', 'message'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { author_type: 'client', message: 'Bonjour' },
      { author_type: 'ai', message: 'Bonsoir' },
    ])
  })

  it('of which the copy was interrupted is copied again from the start', async () => {
    makeEarlier()
    const half = new Sqlite(`${file}.importing`)
    half.exec('create table conciergeries (half integer)')
    half.close()
    expect(await run()).toMatchObject({ houses: 3 })
    expect(existsSync(`${file}.importing`)).toBe(false)
  })

  it.each(['before', 'between'])(
    'whose copy was whole takes its place at the next start, when the crash came %s the two moves',
    async (moment) => {
      makeEarlier()
      await run()
      renameSync(file, `${file}.imported`)
      if (moment === 'before') renameSync(`${file}.earlier-2026-11-20`, file)
      expect(await run()).toBeNull()
      expect(await (await openImported()).read.selectFrom('conciergeries').select('id').execute()).toHaveLength(3)
      expect(existsSync(`${file}.earlier-2026-11-20`)).toBe(true)
    },
  )
})
