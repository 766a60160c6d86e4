import type { Kysely } from 'kysely'
import { runStatements } from './run-statements.ts'
import type { Dialect } from './run-statements.ts'

const house = 'conciergerie_id bigint not null references conciergeries(id) on delete cascade'

/** What a house sells, who has it, and what follows from it: orders, messages left, notices. */
const statements = [
  `create table unit_types (id $id, ${house}, kind text not null check (kind in ('stay', 'table')), code text not null, name text not null, description text,
    max_party integer not null, max_adults integer, max_children integer, base_price_cents bigint, currency text not null default 'EUR',
    cleaning_fee_cents bigint not null default 0, city_tax_mode text not null default 'fixed', city_tax_cents bigint not null default 0,
    city_tax_basis_points integer, city_tax_cap_cents bigint, check_in_time text, check_out_time text, min_nights integer not null default 1, max_nights integer,
    min_notice_minutes integer not null default 0, max_advance_days integer not null default 365, auto_confirm integer not null default 1,
    active integer not null default 1, position integer not null default 0, unique (conciergerie_id, code))`,
  `create table units (id $id, ${house}, unit_type_id bigint not null references unit_types(id) on delete cascade, name text not null,
    min_party integer not null default 1, max_party integer not null, priority integer not null default 0, active integer not null default 1)`,
  'create index units_by_house on units(conciergerie_id, unit_type_id)',
  `create table unit_combos (id $id, ${house}, unit_type_id bigint not null references unit_types(id) on delete cascade, name text not null,
    unit_ids text not null, min_party integer not null, max_party integer not null)`,
  'create index unit_combos_by_house on unit_combos(conciergerie_id)',
  `create table services (id $id, ${house}, name text not null, weekdays integer not null, first_seating text not null, last_seating text not null,
    slot_minutes integer not null default 15, buffer_minutes integer not null default 0, turn_times text not null, max_covers integer,
    pacing_covers integer, pacing_parties integer, unit_type_ids text, active integer not null default 1)`,
  'create index services_by_house on services(conciergerie_id)',
  `create table calendar_rules (id $id, ${house}, unit_type_id bigint references unit_types(id) on delete cascade,
    service_id bigint references services(id) on delete cascade, date_from text $bytes not null, date_to text $bytes not null, weekdays integer not null default 127,
    closed integer, price_cents bigint, min_nights integer, max_nights integer, closed_to_arrival integer, closed_to_departure integer,
    units_limit integer, open_from text, open_to text, label text, check (date_to > date_from))`,
  'create index calendar_rules_by_house on calendar_rules(conciergerie_id, date_to)',
  // raised by each change of the above: a process that kept a copy knows whether it is still true
  'create table inventory_versions (conciergerie_id bigint primary key, version bigint not null)',

  `create table reservations (id $id, ${house}, code text not null, kind text not null, unit_type_id bigint not null references unit_types(id),
    service_id bigint references services(id) on delete set null, client_id bigint not null references clients(id), status text not null, hold_expires_at text,
    starts_at text $bytes not null, ends_at text $bytes not null, starts_utc text $bytes not null, business_date text $bytes not null,
    party_size integer not null, adults integer, children integer, quantity integer not null default 1, unit_locked integer not null default 0,
    price_lines text, total_cents bigint, city_tax_cents bigint, currency text not null default 'EUR', guest_name text not null, requests text,
    internal_note text, occasion text, locale text, source text not null, conversation_id bigint references conversations(id) on delete set null,
    call_id bigint, external_ref text, idempotency_key text, recap_at text, consent_message_id bigint, cancelled_by text, cancel_reason text,
    revision integer not null default 1, created_at text not null, updated_at text not null,
    check (ends_at > starts_at), unique (conciergerie_id, code), unique (conciergerie_id, idempotency_key))`,
  'create index reservations_by_day on reservations(conciergerie_id, business_date, starts_at, id)',
  'create index reservations_by_end on reservations(conciergerie_id, kind, ends_at, starts_at)',
  'create index reservations_by_client on reservations(conciergerie_id, client_id, starts_at)',
  `create index reservations_held on reservations(conciergerie_id, hold_expires_at) where status = 'held'`,
  `create index reservations_requested on reservations(conciergerie_id, starts_at) where status in ('requested', 'held')`,
  `create index reservations_in_house on reservations(conciergerie_id, ends_at) where status = 'checked_in'`,
  `create table blocks (id $id, ${house}, unit_id bigint not null references units(id) on delete cascade, starts_at text $bytes not null,
    ends_at text $bytes not null, reason text not null, label text, created_at text not null, check (ends_at > starts_at))`,
  'create index blocks_by_house on blocks(conciergerie_id, ends_at)',
  // THE constraint: nobody shares a room for a night nor a table for a quarter of an hour
  `create table occupancy (conciergerie_id bigint not null, unit_id bigint not null references units(id) on delete cascade, bucket text $bytes not null,
    reservation_id bigint references reservations(id) on delete cascade, block_id bigint references blocks(id) on delete cascade,
    primary key (unit_id, bucket), check ((reservation_id is null) <> (block_id is null))) $keyed`,
  'create index occupancy_by_reservation on occupancy(reservation_id) where reservation_id is not null',
  'create index occupancy_by_block on occupancy(block_id) where block_id is not null',
  `create table reservation_events (id $id, ${house}, reservation_id bigint not null references reservations(id) on delete cascade, at text not null,
    actor text not null, type text not null, from_status text, to_status text, data text not null default '{}')`,
  'create index reservation_events_by_reservation on reservation_events(reservation_id, id)',
  `create table waitlist_entries (id $id, ${house}, client_id bigint not null references clients(id) on delete cascade, kind text not null,
    unit_type_id bigint references unit_types(id) on delete cascade, date_from text $bytes not null, date_to text $bytes, time_from text, time_to text,
    party_size integer not null, status text not null, offer_reservation_id bigint references reservations(id) on delete set null, offer_expires_at text,
    conversation_id bigint, created_at text not null, updated_at text not null)`,
  'create index waitlist_by_house on waitlist_entries(conciergerie_id, status, date_from)',

  `create table menu_items (id $id, ${house}, category text, name text not null, folded text not null, description text, price_cents bigint not null,
    available integer not null default 1, allergens text not null default '[]', position integer not null default 0, deleted_at text)`,
  'create index menu_items_by_house on menu_items(conciergerie_id, position, id)',
  `create table orders (id $id, ${house}, code text not null, client_id bigint not null references clients(id),
    conversation_id bigint references conversations(id) on delete set null, call_id bigint, mode text not null, status text not null, requested_for text, address text, note text, total_cents bigint not null, currency text not null default 'EUR',
    source text not null, idempotency_key text, created_at text not null, updated_at text not null,
    unique (conciergerie_id, code), unique (conciergerie_id, idempotency_key))`,
  'create index orders_by_house on orders(conciergerie_id, status, id)',
  'create index orders_by_client on orders(conciergerie_id, client_id, id)',
  `create table order_items (id $id, ${house}, order_id bigint not null references orders(id) on delete cascade,
    menu_item_id bigint references menu_items(id) on delete set null, name text not null, quantity integer not null, unit_cents bigint not null, note text)`,
  'create index order_items_by_order on order_items(order_id)',

  `create table left_messages (id $id, ${house}, client_id bigint references clients(id) on delete set null,
    conversation_id bigint references conversations(id) on delete set null, call_id bigint, text text not null, urgency text not null, urgency_rank integer not null, callback_at text, status text not null, assignee_id bigint, source text not null,
    idempotency_key text, created_at text not null, done_at text, unique (conciergerie_id, idempotency_key))`,
  'create index left_messages_by_house on left_messages(conciergerie_id, status, urgency_rank, id)',

  `create table notice_preferences (${house}, account_id bigint not null references accounts(id) on delete cascade, channels text not null default '{}',
    quiet_from text, quiet_to text, sound integer not null default 1, primary key (conciergerie_id, account_id)) $keyed`,
  `create table client_notice_settings (conciergerie_id bigint primary key references conciergeries(id) on delete cascade, enabled text not null default '{}',
    arrival_text text not null default '')`,
  // one row for each thing that is to be told to somebody outside the app: sent once, or said why not
  `create table notices (id $id, ${house}, source text not null, template text not null, channel text not null, address text not null,
    account_id bigint, client_id bigint, reservation_id bigint references reservations(id) on delete cascade, payload text not null default '{}',
    status text not null, via text, sent_to text, provider_id text, error text, due_at text not null, sent_at text, created_at text not null,
    unique (conciergerie_id, source, channel, address))`,
  'create index notices_by_reservation on notices(conciergerie_id, reservation_id)',
  'create index notices_by_provider on notices(conciergerie_id, provider_id) where provider_id is not null',

  `alter table api_keys add column kind text not null default 'secret'`,
  `alter table api_keys add column origins text not null default '[]'`,
  `alter table api_keys add column public_key text`,
  'alter table conciergeries add column sms_number text',
]

export function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return runStatements(db, dialect, statements)
}
