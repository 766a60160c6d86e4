import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Secrets } from '#src/secrets.ts'
import { demoHouses } from './houses.ts'
import { demoLines, demoVoices } from './lines.ts'
import type { DemoLine, DemoMoment } from './lines.ts'

interface Parts {
  db: Database
  now: Clock
  secrets: Secrets
}

interface Seeding {
  tx: Tx
  conciergerieId: number
  /** Instant so many minutes before now. */
  ago: (minutes: number) => string
}

/** Gives the houses of the demo their lines, and says how their calls are answered; once for each house. */
export async function seedPhoneLines({ db, now, secrets }: Parts): Promise<void> {
  const start = now().getTime()
  const ago = (minutes: number) => new Date(start - minutes * 60_000).toISOString()
  for (const { key, email } of demoHouses) {
    const passwords: [number, string][] = []
    await db.write(async (tx) => {
      passwords.length = 0
      const conciergerieId = await findSilentHouse(tx, email)
      if (conciergerieId === null) return
      const seeding = { tx, conciergerieId, ago }
      await tx.q
        .insertInto('voice_settings')
        .values({ conciergerie_id: conciergerieId, settings: JSON.stringify(demoVoices[key]), updated_at: ago(0) })
        .execute()
      for (const line of demoLines.filter(({ house }) => house === key)) {
        const lineId = await seedLine(seeding, line)
        if (lineId !== null && line.sip) passwords.push([lineId, line.sip.password])
      }
    })
    // a key is derived slowly, and a transaction awaits nothing but its own queries
    for (const [lineId, password] of passwords) await sealPassword(db, secrets, lineId, password)
  }
}

/** A house of the demo that has never said how its calls are answered. */
async function findSilentHouse({ q }: Tx, email: string): Promise<number | null> {
  const row = await q
    .selectFrom('conciergeries')
    .select('id')
    .where('demo', '=', 1)
    .where('email', '=', email)
    .where('id', 'not in', q.selectFrom('voice_settings').select('conciergerie_id'))
    .executeTakeFirst()
  return row?.id ?? null
}

/** @returns null when somebody has the number already */
async function seedLine(seeding: Seeding, line: DemoLine): Promise<number | null> {
  const { tx, conciergerieId: conciergerie_id, ago } = seeding
  const [opened = 0] = line.past[0] ?? []
  const inserted = await tx.q
    .insertInto('phone_lines')
    .values({
      conciergerie_id,
      mode: line.mode,
      number: line.number,
      enabled: line.enabled ? 1 : 0,
      sip_username: line.sip?.username ?? null,
      sip_password: null,
      sip_domain: line.sip?.domain ?? null,
      sip_port: line.sip?.port ?? null,
      transport: 'udp',
      created_at: ago(opened),
      updated_at: ago(opened),
    })
    .onConflict((oc) => oc.column('number').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return null
  for (const moment of line.past) await seedMoment(seeding, inserted.id, moment)
  await seedState(seeding, inserted.id, line)
  return inserted.id
}

async function seedMoment({ tx, conciergerieId, ago }: Seeding, lineId: number, moment: DemoMoment): Promise<void> {
  const [minutes, state, detail = null, waitMs = null] = moment
  await tx.q
    .insertInto('line_events')
    .values({ conciergerie_id: conciergerieId, line_id: lineId, at: ago(minutes), state, detail, wait_ms: waitMs })
    .execute()
}

async function seedState({ tx, conciergerieId, ago }: Seeding, lineId: number, line: DemoLine): Promise<void> {
  const [minutes, state, detail = null, waitMs] = line.past.at(-1) ?? [0, 'stopped' as const]
  const isUp = state === 'running' || state === 'degraded'
  await tx.q
    .insertInto('line_states')
    .values({
      line_id: lineId,
      conciergerie_id: conciergerieId,
      state,
      since: ago(minutes),
      up_since: isUp ? ago(line.past[0]?.[0] ?? 0) : null,
      restarts: line.restarts ?? 0,
      last_error: detail,
      next_retry_at: waitMs === undefined ? null : ago(minutes - waitMs / 60_000),
      draining: null,
      sip_port: line.sip ? 5070 : null,
      rtp_ports: line.sip ? '20000-20031' : null,
      updated_at: ago(minutes),
    })
    .execute()
}

async function sealPassword(db: Database, secrets: Secrets, lineId: number, password: string): Promise<void> {
  if (!secrets.available) return
  const sealed = await secrets.seal(password, `phone_lines:${lineId}`)
  await db.write((tx) =>
    tx.q.updateTable('phone_lines').set({ sip_password: sealed }).where('id', '=', lineId).execute(),
  )
}
