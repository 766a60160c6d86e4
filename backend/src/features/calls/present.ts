import type { Call, CallFact, CallFactField, CallTool, CallTurn, LineMode } from '@conciergerie/contract'
import type { CallRow } from './calls.store.ts'
import type { CreatedRows } from './created.store.ts'
import type { FactRow } from './facts.store.ts'
import type { FinishedTool } from './ports.ts'
import type { ToolRow, TurnRow } from './turns.store.ts'

export function presentCall(row: CallRow): Call {
  const { answered_at, ended_at } = row
  return {
    id: row.id,
    direction: 'inbound',
    road: row.road as LineMode,
    line: row.line_id === null ? null : { id: row.line_id, number: row.line_number ?? row.number },
    status: row.status as Call['status'],
    outcome: row.outcome as Call['outcome'],
    endReason: row.end_reason as Call['endReason'],
    phone: row.phone,
    clientId: row.client_id,
    clientName: row.client_name ?? row.profile_name,
    language: row.language,
    startedAt: row.started_at,
    answeredAt: answered_at,
    endedAt: ended_at,
    durationSeconds: answered_at === null || ended_at === null ? null : secondsBetween(answered_at, ended_at),
    costMicros: row.cost_micros,
    firstAudioMs: row.first_audio_ms,
    responseMs: percentiles(JSON.parse(row.response_ms) as number[]),
    summary: row.summary,
    needsFollowUp: row.needs_follow_up === 1,
    flag: row.flag,
    passed: passedOf(row),
    hasRecording: row.recorded_seconds !== null,
  }
}

/** Told once they have it: somebody who was rung and did not answer has taken nothing over. */
function passedOf({ end_reason, passed_by, passed_at, passed_to_self }: CallRow): Call['passed'] {
  if (end_reason !== 'transferred' || passed_by === null || passed_at === null) return null
  return { by: passed_by, at: passed_at, toSelf: passed_to_self === 1 }
}

const secondsBetween = (from: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))

/** Null without an answer to measure. @param values milliseconds */
export function percentiles(values: readonly number[]): Call['responseMs'] {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

export function presentTurn(row: TurnRow): CallTurn {
  return {
    id: row.id,
    speaker: row.speaker as CallTurn['speaker'],
    text: row.text,
    interrupted: row.interrupted === 1,
    heardText: row.heard_text ?? row.text,
    atMs: row.at_ms,
    partial: row.partial === 1,
  }
}

export function presentTool(row: ToolRow): CallTool {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    action: row.action === null ? null : (JSON.parse(row.action) as CallTool['action']),
    arguments: readArguments(row.arguments),
    atMs: row.at_ms,
    tookMs: row.took_ms,
  }
}

/** As it is read once the call is over. */
export function finishedTool({ name, status, deed, ...row }: ToolRow): FinishedTool {
  const { details } = readArguments(row.action ?? '')
  return {
    name,
    status,
    deed,
    arguments: readArguments(row.arguments),
    details: textsOf(details),
    answer: readArguments(row.output ?? ''),
  }
}

const textsOf = (details: unknown) =>
  Object.fromEntries(
    Object.entries((details ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

/** A model may write anything there. */
export function readArguments(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}

export function presentFact(row: FactRow): CallFact {
  return {
    id: row.id,
    field: row.field as CallFactField,
    value: row.value,
    confidence: row.confidence as CallFact['confidence'],
    turnId: row.turn_id,
    evidence: row.evidence,
    status: row.status as CallFact['status'],
  }
}

/** Codes and plain values only: screens word them. */
export function presentCreated({ reservations, orders, messages, questions }: CreatedRows) {
  return {
    reservations: reservations.map(({ id, code, status, name, kind, starts_at, ends_at, total_cents }) => ({
      id,
      code,
      status,
      kind,
      name,
      startsAt: starts_at,
      endsAt: ends_at,
      totalCents: total_cents,
    })),
    orders: orders.map(({ id, code, status, total_cents }) => ({ id, code, status, totalCents: total_cents })),
    messages,
    questions,
  }
}
