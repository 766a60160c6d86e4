import type { Insertable } from 'kysely'
import type { Database } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

const at = '2026-11-20T09:00:00.000Z'

/** A call of a house that is under way, with what was said, done and learnt in it, each saying `canary`. @returns ids */
export function fillCalls(
  db: Database,
  { conciergerieId: conciergerie_id, clientId, canary }: { conciergerieId: number; clientId: number; canary: string },
): Promise<{ call: number; fact: number }> {
  return db.write(async ({ q }) => {
    const insert = async <T extends keyof Tables>(table: T, row: Insertable<Tables[T]>): Promise<number> => {
      const made = await q
        .insertInto(table)
        .values(row)
        .returning('id' as never)
        .executeTakeFirstOrThrow()
      return (made as { id: number }).id
    }
    const call = await insert('calls', {
      conciergerie_id,
      line_id: null,
      road: 'twilio_stream',
      direction: 'inbound',
      provider_call_id: `CA-${canary}`,
      number: '+33199000000',
      phone: null,
      client_id: clientId,
      status: 'in_progress',
      outcome: null,
      end_reason: null,
      language: 'fr',
      media_process: null,
      pass_hash: null,
      pass_expires_at: null,
      started_at: at,
      answered_at: at,
      ended_at: null,
      last_seen_at: '2099-01-01T00:00:00.000Z',
      first_audio_ms: 100,
      memory: null,
      summary: canary,
      flag: canary,
    })
    const of = { conciergerie_id, call_id: call }
    const turn = await insert('call_turns', {
      ...of,
      item_id: 'item-1',
      position: 1000,
      speaker: 'caller',
      text: canary,
      heard_text: null,
      heard_ms: null,
      at_ms: 0,
    })
    await insert('call_tools', {
      ...of,
      tool_call_id: 'tool-1',
      name: 'leave_message',
      arguments: JSON.stringify({ text: canary }),
      status: 'left',
      action: null,
      output: canary,
      deed: 'left',
      at_ms: 10,
      took_ms: 5,
    })
    const fact = await insert('call_facts', {
      ...of,
      field: 'name',
      value: canary,
      confidence: 'sure',
      turn_id: turn,
      evidence: canary,
      status: 'proposed',
    })
    return { call, fact }
  })
}
