import { api } from '@conciergerie/contract'
import type { Line, LineEvent, LineMode, LineState, SipTransport } from '@conciergerie/contract'
import { reason, sayReason } from './locales/line-words.ts'
import type { EventRow, FullRow } from './lines.store.ts'

/** A supervisor says every half minute that it is there; after this long without, there is none. */
const silentMs = 120_000

export interface Seen {
  /** In progress. */
  calls: number
  locale: string
  now: Date
  /** Where providers reach us, which is not always where people do. */
  publicUrl: string
}

const webhooks: Record<LineMode, string | null> = {
  twilio_stream: api.webhooks.voiceIncoming.path,
  openai_sip: api.webhooks.openai.path,
  sip_bridge: null,
}

/** A line as people see it: never its password. */
export function presentLine(row: FullRow, { calls, locale, now, publicUrl }: Seen): Line {
  const mode = row.mode as LineMode
  const webhook = webhooks[mode]
  return {
    id: row.id,
    conciergerie: { id: row.conciergerie_id, name: row.house_name },
    mode,
    number: row.number,
    enabled: row.enabled === 1,
    sipUsername: row.sip_username,
    sipDomain: row.sip_domain,
    sipPort: row.sip_port,
    transport: row.transport as SipTransport,
    hasSipPassword: row.sip_password !== null,
    ...standingOf(row, locale, now),
    callsInProgress: calls,
    restarts: row.restarts ?? 0,
    draining: row.draining !== null,
    ports: { sip: row.local_sip_port, rtp: row.rtp_ports },
    webhookUrl: webhook === null ? null : publicUrl + webhook,
    createdAt: row.created_at,
  }
}

/** What its supervisor last said, as long as there is one. */
function standingOf(row: FullRow, locale: string, now: Date) {
  const isWanted = row.enabled === 1 && row.house_status === 'active'
  const since = row.since ?? row.created_at
  const isSilent = now.getTime() - Date.parse(row.seen_at ?? row.created_at) > silentMs
  if (isWanted && isSilent && row.state !== 'stopped') {
    const lastError = sayReason(reason('unsupervised'), locale)
    return { state: 'stopped' as const, since, upSince: null, lastError, nextRetryAt: null }
  }
  return {
    // nobody has looked at it yet
    state: (row.state as LineState | null) ?? (isWanted ? ('starting' as const) : ('stopped' as const)),
    since,
    upSince: row.up_since,
    lastError: sayReason(row.last_error, locale),
    nextRetryAt: row.next_retry_at,
  }
}

export function presentEvent(row: EventRow, locale: string): LineEvent {
  return { at: row.at, state: row.state as LineState, detail: sayReason(row.detail, locale), waitMs: row.wait_ms }
}

export const presentAgent = (line: Line) => ({ id: line.id, status: line.state, line })
