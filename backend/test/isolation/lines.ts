import type { Database } from '#src/db/database.ts'

const at = '2026-11-20T09:00:00.000Z'

/** A line of a house with its state, its history and how calls are answered, each saying `canary`. @returns its id */
export function fillLines(db: Database, conciergerie_id: number, canary: string): Promise<number> {
  return db.write(async ({ q }) => {
    const line = await q
      .insertInto('phone_lines')
      .values({
        conciergerie_id,
        mode: 'sip_bridge',
        number: `+3329900${String(conciergerie_id).padStart(4, '0')}`,
        enabled: 1,
        sip_username: canary,
        sip_password: null,
        sip_domain: `${canary.toLowerCase()}.example`,
        sip_port: 5060,
        transport: 'udp',
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const of = { conciergerie_id, line_id: line.id }
    await q
      .insertInto('line_states')
      .values({
        ...of,
        state: 'backoff',
        since: at,
        up_since: null,
        last_error: canary,
        next_retry_at: at,
        draining: null,
        sip_port: 5070,
        rtp_ports: '20000-20019',
        updated_at: at,
      })
      .execute()
    await q
      .insertInto('line_events')
      .values({ ...of, at, state: 'backoff', detail: canary, wait_ms: 2000 })
      .execute()
    await q
      .insertInto('voice_settings')
      .values({ conciergerie_id, settings: JSON.stringify({ greeting: canary }), updated_at: at })
      .execute()
    return line.id
  })
}
