import type { CallEndReason, CallFact, CallFactField, LineMode } from '@conciergerie/contract'
import type { Tx } from '#src/db/database.ts'

/** A call that was let in, before its first word. */
export interface NewCall {
  conciergerieId: number
  lineId: number | null
  road: LineMode
  /** CallSid, `rtc_…` or SIP's Call-ID: the same twice is one call. */
  providerCallId: string
  /** Ours, E.164. */
  number: string
  /** Theirs, E.164; null when withheld. */
  phone: string | null
  language: string
  /** Ties a stream to this call, once; null on roads that need none. */
  pass: { hash: string; expiresAt: string } | null
}

export interface OpenedCall {
  id: number
  conciergerieId: number
  lineId: number | null
  road: LineMode
  providerCallId: string
  number: string
  phone: string | null
  /** Where to reach a caller who hides their number, as they gave it in this call; E.164. */
  givenPhone: string | null
  clientId: number | null
  clientName: string | null
  language: string
}

export interface CallKey {
  id: number
  conciergerieId: number
}

export interface SpokenTurn {
  itemId: string
  /** The order in which things were spoken. */
  position: number
  speaker: 'caller' | 'assistant'
  text: string
  partial: boolean
  /** Since the call was answered. */
  atMs: number
}

export interface ToolRun {
  toolCallId: string
  name: string
  /** JSON text. */
  arguments: string
  atMs: number
}

export interface ToolOutcome {
  status: string
  action: { name: string; details: Record<string, unknown> } | null
  deed: string | null
  /** What the model was answered, JSON text. */
  output: string
  tookMs: number
}

export interface CallEnd {
  status: 'ended' | 'failed'
  reason: CallEndReason
  /** Counts only while this run of a media process carries the call: the caller may have come back to another. */
  by?: string
}

/** What is read off a call once it is over. */
export interface CallReading {
  summary: string | null
  facts: readonly {
    field: CallFactField
    value: string
    confidence: CallFact['confidence']
    /** Of the turn that says so; null when a tool's arguments do. */
    turnId: number | null
    evidence: string
  }[]
}

export interface FinishedCall {
  conciergerieId: number
  callId: number
  /** Of the house: its people read what is found. */
  language: string
  endReason: CallEndReason | null
  turns: readonly { id: number; speaker: 'caller' | 'assistant'; text: string }[]
  tools: readonly FinishedTool[]
}

export interface FinishedTool {
  name: string
  arguments: Record<string, unknown>
  status: string | null
  /** What it did, as tools name it; null when it only looked. */
  deed: string | null
  /** What the screens are told of it: code, dates, people. */
  details: Partial<Record<string, string>>
  /** What the model was answered. */
  answer: Record<string, unknown>
}

/** Reads a finished call: a model, or without one what tools were given. */
export interface CallReader {
  read(call: FinishedCall): Promise<CallReading>
}

/** What a card takes from a call where it is empty, or by a concierge's word. */
export type CardField = Extract<CallFactField, 'name' | 'email' | 'phone' | 'language' | 'allergies'>

/** Cards of clients: the clients room. */
export interface CallerCards {
  ensureCaller(
    tx: Tx,
    conciergerieId: number,
    clientId: number | null,
    caller: { phone: string | null; name: string | null; email: string | null },
  ): Promise<number>
  /** @returns whether the card says so now: it did, it was empty there, or `over` was given */
  take(
    tx: Tx,
    conciergerieId: number,
    clientId: number,
    field: CardField,
    value: string,
    over: boolean,
  ): Promise<boolean>
}

/** What people may want of a call under way. */
export type CallOrder = { kind: 'hang_up' } | { kind: 'transfer'; to: string }

/** What comes of passing a call on: `ringing`, somebody is rung already; `absent`, it is in nobody's hands that can be reached. */
export type Passing = 'asked' | 'ringing' | 'absent'

/** Acts on a call that is under way, wherever its audio is: the telephone. */
export interface CallControl {
  /** @returns false when the call is in nobody's hands that can be reached */
  hangUp(call: CallKey): Promise<boolean>
  transfer(call: CallKey, to: string): Promise<Passing>
}

/** Who carries calls by itself, whether or not a process of ours looks after them. */
export interface CallProvider {
  /** A call that is over already is no error. */
  hangUp(providerCallId: string): Promise<void>
}
