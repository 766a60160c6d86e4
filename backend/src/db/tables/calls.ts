import type { Generated } from 'kysely'
import type { Flag, Id, Instant, Json } from './words.ts'

interface VoiceSettingsRows {
  conciergerie_id: number
  settings: Json
  updated_at: Instant
}

interface VoiceEvents {
  /** Webhook id of the provider. */
  id: string
  at: Instant
}

interface Calls {
  id: Id
  conciergerie_id: number
  line_id: number | null
  road: string
  direction: string
  /** CallSid, `rtc_…`, or Call-ID of SIP. */
  provider_call_id: string
  /** Ours, E.164. */
  number: string
  /** Theirs, E.164; null when withheld. */
  phone: string | null
  client_id: number | null
  status: string
  outcome: string | null
  end_reason: string | null
  language: string
  /** Which run of the media process carries it. */
  media_process: string | null
  /** SHA-256 of the one-time word that ties a stream to its call. */
  pass_hash: string | null
  pass_expires_at: Instant | null
  started_at: Instant
  answered_at: Instant | null
  ended_at: Instant | null
  last_seen_at: Instant
  first_audio_ms: number | null
  /** One number for each answer, in milliseconds. */
  response_ms: Generated<Json>
  cost_micros: Generated<number>
  /** Tokens, by kind. */
  usage: Generated<Json>
  /** What was read back last, and when: a yes after it counts. */
  memory: Json | null
  summary: string | null
  needs_follow_up: Generated<Flag>
  flag: string | null
  /** Who of the house had it passed on; null when the assistant did, or nobody. */
  passed_by: Generated<string | null>
  passed_at: Generated<Instant | null>
  passed_to_self: Generated<Flag>
}

interface CallTurns {
  id: Id
  conciergerie_id: number
  call_id: number
  item_id: string
  position: number
  speaker: string
  text: string
  /** What was played of it; null = all. */
  heard_text: string | null
  heard_ms: number | null
  interrupted: Generated<Flag>
  partial: Generated<Flag>
  at_ms: number
}

interface CallTools {
  id: Id
  conciergerie_id: number
  call_id: number
  tool_call_id: string
  name: string
  arguments: Json
  status: string | null
  action: Json | null
  output: Json | null
  deed: string | null
  at_ms: number
  took_ms: number | null
}

interface CallFacts {
  id: Id
  conciergerie_id: number
  call_id: number
  field: string
  value: string
  confidence: string
  turn_id: number | null
  evidence: string
  status: string
}

interface CallRecordings {
  call_id: number
  conciergerie_id: number
  seconds: number
  content: Buffer
  expires_at: Instant
}

/** What is asked of a call that another process carries. */
interface CallCommands {
  id: Id
  conciergerie_id: number
  call_id: number
  kind: 'hang_up' | 'transfer'
  /** E.164, of a transfer. */
  target: string | null
  asked_at: Instant
  taken_at: Instant | null
}

export interface CallTables {
  voice_settings: VoiceSettingsRows
  voice_events: VoiceEvents
  calls: Calls
  call_turns: CallTurns
  call_tools: CallTools
  call_facts: CallFacts
  call_recordings: CallRecordings
  call_commands: CallCommands
}
