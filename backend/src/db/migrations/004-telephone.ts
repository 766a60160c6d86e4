import type { Kysely } from 'kysely'
import { runStatements } from './run-statements.ts'
import type { Dialect } from './run-statements.ts'

const house = 'conciergerie_id bigint not null references conciergeries(id) on delete cascade'

const statements = [
  `create table phone_lines (id $id, ${house}, mode text not null, number text not null unique, enabled integer not null default 1,
    sip_username text, sip_password text, sip_domain text, sip_port integer, transport text not null default 'udp',
    order_number integer not null default 0, order_kind text, order_when text, order_by text, created_at text not null, updated_at text not null)`,
  'create index phone_lines_by_house on phone_lines(conciergerie_id, id)',
  // how the agent of a line fares, as its supervisor last knew: what other processes show
  `create table line_states (line_id bigint primary key references phone_lines(id) on delete cascade, ${house}, state text not null, since text not null, up_since text,
    restarts integer not null default 0, last_error text, next_retry_at text, draining text, sip_port integer, rtp_ports text, updated_at text not null)`,
  'create index line_states_by_house on line_states(conciergerie_id)',
  `create table line_events (id $id, ${house}, line_id bigint not null references phone_lines(id) on delete cascade, at text not null, state text not null,
    detail text, wait_ms integer)`,
  'create index line_events_by_line on line_events(line_id, id)',
  'create index line_events_by_age on line_events(at)',
  `create table voice_settings (conciergerie_id bigint primary key references conciergeries(id) on delete cascade, settings text not null, updated_at text not null)`,

  // one row for each event of a provider that must be acted on once, whatever process hears its repetition
  `create table voice_events (id text primary key, at text not null) $keyed`,
  'create index voice_events_by_age on voice_events(at)',
  `create table calls (id $id, ${house}, line_id bigint references phone_lines(id) on delete set null, road text not null, direction text not null,
    provider_call_id text not null unique, number text not null, phone text, client_id bigint references clients(id) on delete set null,
    status text not null, outcome text, end_reason text, language text not null, media_process text, pass_hash text unique, pass_expires_at text,
    started_at text not null, answered_at text, ended_at text, last_seen_at text not null, first_audio_ms integer, response_ms text not null default '[]',
    cost_micros bigint not null default 0, usage text not null default '{}', memory text, summary text, needs_follow_up integer not null default 0, flag text)`,
  'create index calls_by_house on calls(conciergerie_id, id)',
  'create index calls_by_client on calls(conciergerie_id, client_id, id)',
  `create index calls_in_progress on calls(conciergerie_id, id) where ended_at is null`,
  // what was spoken since midnight, asked before each call is let in
  'create index calls_by_answer on calls(conciergerie_id, answered_at)',
  'create index calls_by_outcome on calls(conciergerie_id, outcome, id)',
  'create index calls_to_follow_up on calls(conciergerie_id, id) where needs_follow_up = 1',
  // position: the order in which things were spoken, not that in which we heard of them
  `create table call_turns (id $id, ${house}, call_id bigint not null references calls(id) on delete cascade, item_id text not null, position integer not null,
    speaker text not null, text text not null, heard_text text, heard_ms integer, interrupted integer not null default 0, partial integer not null default 1,
    at_ms integer not null, unique (call_id, item_id))`,
  `create table call_tools (id $id, ${house}, call_id bigint not null references calls(id) on delete cascade, tool_call_id text not null, name text not null,
    arguments text not null, status text, action text, output text, deed text, at_ms integer not null, took_ms integer, unique (call_id, tool_call_id))`,
  `create table call_facts (id $id, ${house}, call_id bigint not null references calls(id) on delete cascade, field text not null, value text not null,
    confidence text not null, turn_id bigint references call_turns(id) on delete set null, evidence text not null, status text not null,
    unique (call_id, field))`,
  `create table call_recordings (call_id bigint primary key references calls(id) on delete cascade, conciergerie_id bigint not null, seconds integer not null,
    content $blob not null, expires_at text not null)`,
  'create index call_recordings_by_age on call_recordings(expires_at)',
  'alter table question_asks add column call_id bigint',
  'create index reservations_by_call on reservations(call_id) where call_id is not null',
  'create index orders_by_call on orders(call_id) where call_id is not null',
  'create index left_messages_by_call on left_messages(call_id) where call_id is not null',
]

export function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return runStatements(db, dialect, statements)
}
