import type { Line, LineEvent, LineMode, LineState, SipTransport } from '@conciergerie/contract'
import { sayReason } from './locales/line-words.ts'
import type { EventRow, FullRow } from './lines.store.ts'

/** A line as people see it: never its password. @param calls in progress */
export function presentLine(row: FullRow, calls: number, locale: string): Line {
  const stopped = row.enabled === 0 || row.house_status !== 'active'
  return {
    id: row.id,
    conciergerie: { id: row.conciergerie_id, name: row.house_name },
    mode: row.mode as LineMode,
    number: row.number,
    enabled: row.enabled === 1,
    sipUsername: row.sip_username,
    sipDomain: row.sip_domain,
    sipPort: row.sip_port,
    transport: row.transport as SipTransport,
    hasSipPassword: row.sip_password !== null,
    // nobody has looked at it yet
    state: (row.state as LineState | null) ?? (stopped ? 'stopped' : 'starting'),
    since: row.since ?? row.created_at,
    upSince: row.up_since,
    callsInProgress: calls,
    restarts: row.restarts ?? 0,
    lastError: sayReason(row.last_error, locale),
    nextRetryAt: row.next_retry_at,
    draining: row.draining !== null,
    ports: { sip: row.local_sip_port, rtp: row.rtp_ports },
    createdAt: row.created_at,
  }
}

export function presentEvent(row: EventRow, locale: string): LineEvent {
  return { at: row.at, state: row.state as LineState, detail: sayReason(row.detail, locale), waitMs: row.wait_ms }
}

export const presentAgent = (line: Line) => ({ id: line.id, status: line.state, line })
