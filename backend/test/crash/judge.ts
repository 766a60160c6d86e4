import type { TwilioSimulator } from '@conciergerie/simulator'
import { sql } from 'kysely'
import { pino } from 'pino'
import { openDatabase } from '#src/db/open-database.ts'
import type { Database, Queries } from '#src/db/database.ts'
import type { CrashReport } from './loop.ts'

interface Evidence {
  url: string
  acknowledged: readonly string[]
  twilio: TwilioSimulator
  rounds: number
}

/** What was promised against what is there: lost, doubled, unanswered, corrupt. */
export async function judge({ url, acknowledged, twilio, rounds }: Evidence): Promise<CrashReport> {
  const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
  try {
    const stored = await countBySid(db.read)
    const lost = acknowledged.filter((sid) => !stored.has(sid))
    const doubled = [...stored].filter(([, count]) => count > 1)
    const silent = await listUnanswered(db.read)
    const unflagged = await listUnflaggedDuplicates(db.read, twilio)
    const dead = await countStuck(db.read)
    const checks: [string, number][] = [
      ['messages acquittés et perdus', lost.length],
      ['messages reçus en double', doubled.length],
      ['clients sans réponse et sans personne prévenue', silent],
      ['réponses parties deux fois sans être signalées', unflagged],
      ['questions répondues deux fois', await countDoubleAnswers(db.read)],
      ['messages restés en route', dead],
      ['défauts de la base', await countDefects(db)],
    ]
    const sent = twilio.messages.sent().length
    return {
      lines: [
        `${rounds} coupures, ${acknowledged.length} messages acquittés, ${stored.size} enregistrés, ${sent} réponses parties`,
        ...checks.map(([what, count]) => `  ${count === 0 ? 'ok' : 'NON'}  ${what} : ${count}`),
      ],
      failures: checks.filter(([, count]) => count > 0).map(([what, count]) => `${what} : ${count}`),
    }
  } finally {
    await db.close()
  }
}

async function countBySid(q: Queries): Promise<Map<string, number>> {
  const rows = await q
    .selectFrom('messages')
    .select(['message_sid', (eb) => eb.fn.countAll<number>().as('n')])
    .where('sender', '=', 'client')
    .groupBy('message_sid')
    .execute()
  return new Map(rows.map((row) => [row.message_sid ?? '', row.n]))
}

/** The last word must not be the client's, unless a person was called. */
async function listUnanswered(q: Queries): Promise<number> {
  const row = await q
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('last_author', '=', 'client')
    .where('needs_human_since', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

async function countDoubleAnswers(q: Queries): Promise<number> {
  const rows = await q
    .selectFrom('answers')
    .select('question_message_id')
    .where('fate', '=', 'sent')
    .groupBy('question_message_id')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute()
  return rows.length
}

async function countStuck(q: Queries): Promise<number> {
  const row = await q
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('status', 'in', ['pending', 'sending'])
    .where('message_sid', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

/** At Twilio more messages than we know of, for a client none of whose messages says that it may have left twice. */
async function listUnflaggedDuplicates(q: Queries, twilio: TwilioSimulator): Promise<number> {
  const rows = await q
    .selectFrom('messages')
    .select(['message_sid', 'possible_duplicate', 'conversation_id'])
    .where('sender', '=', 'concierge')
    .execute()
  const known = new Set(rows.map((row) => row.message_sid))
  const flagged = new Set(rows.filter((row) => row.possible_duplicate === 1).map((row) => row.conversation_id))
  const numbers = await q
    .selectFrom('conversations')
    .innerJoin('clients', 'clients.id', 'conversations.client_id')
    .select(['conversations.id', 'clients.phone'])
    .execute()
  const conversationOf = new Map(numbers.map((row) => [row.phone, row.id]))
  const strangers = twilio.messages.sent().filter(({ sid }) => !known.has(sid))
  return strangers.filter(({ to }) => !flagged.has(conversationOf.get(to.replace('whatsapp:', '')) ?? -1)).length
}

async function countDefects(db: Database): Promise<number> {
  if (db.dialect === 'postgres') return 0
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db.read)
  return rows.filter((row) => row.quick_check !== 'ok').length
}
