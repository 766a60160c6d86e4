import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { callsOfEmbruns } from './calls-embruns.ts'
import type { DemoCall, DemoTurn } from './calls-embruns.ts'
import { french } from './french.ts'
import { demoHouses } from './houses.ts'

interface Seeding {
  tx: Tx
  house: number
  line: { id: number; number: string }
  now: Date
}

/** The calls of the days before, once: a line that has never rung gets its past. */
export async function seedCalls({ db, now }: { db: Database; now: Clock }): Promise<void> {
  const email = demoHouses.find(({ key }) => key === 'embruns')?.email ?? ''
  await db.write(async (tx) => {
    const line = await findSilentLine(tx, email)
    if (line === undefined) return
    const seeding = { tx, house: line.conciergerie_id, line, now: now() }
    for (const [at, call] of callsOfEmbruns.entries()) await seedCall(seeding, call, at)
  })
}

function findSilentLine({ q }: Tx, email: string) {
  return q
    .selectFrom('phone_lines as l')
    .innerJoin('conciergeries as c', 'c.id', 'l.conciergerie_id')
    .select(['l.id', 'l.number', 'l.conciergerie_id'])
    .where('c.demo', '=', 1)
    .where('c.email', '=', email)
    .where('c.id', 'not in', q.selectFrom('calls').select('conciergerie_id'))
    .orderBy('l.id')
    .executeTakeFirst()
}

async function seedCall(seeding: Seeding, call: DemoCall, at: number): Promise<void> {
  const { tx, house, line, now } = seeding
  const began = new Date(now.getTime() - call.ago * 60_000)
  const instant = (seconds: number) => new Date(began.getTime() + seconds * 1000).toISOString()
  const { id } = await tx.q
    .insertInto('calls')
    .values({
      conciergerie_id: house,
      line_id: line.id,
      road: 'twilio_stream',
      direction: 'inbound',
      provider_call_id: `demo-call-${at + 1}`,
      number: line.number,
      phone: call.phone,
      client_id: await findOrMakeClient(seeding, call, instant(0)),
      status: 'ended',
      outcome: call.outcome,
      end_reason: call.reason,
      language: call.language,
      media_process: null,
      pass_hash: null,
      pass_expires_at: null,
      started_at: instant(0),
      answered_at: instant(1),
      ended_at: instant(1 + call.seconds),
      last_seen_at: instant(1 + call.seconds),
      first_audio_ms: call.firstAudioMs,
      response_ms: JSON.stringify(call.responseMs),
      cost_micros: call.costMicros,
      memory: null,
      summary: call.summary === null ? null : french(call.summary),
      needs_follow_up: call.followUp ? 1 : 0,
      flag: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [position, turn] of call.turns.entries()) await seedTurn(seeding, id, turn, position)
  for (const fact of call.facts ?? [])
    await tx.q
      .insertInto('call_facts')
      .values({
        conciergerie_id: house,
        call_id: id,
        field: fact.field,
        value: french(fact.value),
        confidence: fact.sure ? 'sure' : 'to_check',
        turn_id: null,
        evidence: french(fact.evidence),
        status: fact.field === 'name' ? 'applied' : 'proposed',
      })
      .execute()
}

async function findOrMakeClient({ tx, house }: Seeding, { phone, name }: DemoCall, at: string): Promise<number | null> {
  if (phone === null) return null
  const known = await tx.q
    .selectFrom('client_identities')
    .select('client_id')
    .where('conciergerie_id', '=', house)
    .where('kind', '=', 'phone')
    .where('value', '=', phone)
    .executeTakeFirst()
  if (known) return known.client_id
  const { id } = await tx.q
    .insertInto('clients')
    .values({
      conciergerie_id: house,
      name,
      profile_name: null,
      phone,
      email: null,
      language: null,
      tags: '[]',
      vip: 0,
      allergies: null,
      note: null,
      blocked_at: null,
      opted_out_at: null,
      ai_disclosed_at: at,
      first_seen_at: at,
      last_seen_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.q
    .insertInto('client_identities')
    .values({ conciergerie_id: house, kind: 'phone', value: phone, client_id: id })
    .execute()
  return id
}

async function seedTurn({ tx, house, now }: Seeding, callId: number, turn: DemoTurn, at: number): Promise<void> {
  const of = { conciergerie_id: house, call_id: callId, at_ms: turn.at * 1000 }
  if ('tool' in turn) {
    const given = Object.entries(turn.given).map(([name, value]) => [name, datedFrom(value, now)])
    await tx.q
      .insertInto('call_tools')
      .values({
        ...of,
        tool_call_id: `demo-tool-${at}`,
        name: turn.tool,
        arguments: JSON.stringify(Object.fromEntries(given)),
        status: turn.status,
        action: null,
        output: null,
        deed: null,
        took_ms: turn.tookMs,
      })
      .execute()
    return
  }
  const isOurs = 'ia' in turn
  const heard = isOurs ? turn.heard : undefined
  await tx.q
    .insertInto('call_turns')
    .values({
      ...of,
      item_id: `demo-item-${at}`,
      position: (at + 1) * 1000,
      speaker: isOurs ? 'assistant' : 'caller',
      text: french(isOurs ? turn.ia : turn.client),
      heard_text: heard === undefined ? null : french(heard),
      heard_ms: null,
      interrupted: heard === undefined ? 0 : 1,
      partial: 0,
    })
    .execute()
}

/** `@07-17` is the next 17 July. */
function datedFrom(value: string | number, now: Date): string | number {
  if (typeof value !== 'string' || !value.startsWith('@')) return value
  const day = value.slice(1)
  const year = now.getUTCFullYear() + (day > now.toISOString().slice(5, 10) ? 0 : 1)
  return `${year}-${day}`
}
