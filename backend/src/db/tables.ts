import type { Generated } from 'kysely'

/*
 * Row types, the same on SQLite and PostgreSQL: ids are integers, instants ISO 8601 UTC text, booleans 0 or 1, JSON text,
 * money integers. Every table of a house carries conciergerie_id, and every query filters on it.
 */
type Id = Generated<number>
type Flag = number
type Instant = string
type Json = string

interface Conciergeries {
  id: Id
  name: string
  kind: string
  email: string
  timezone: string
  locale: string
  address: string
  city: string
  whatsapp_number: string | null
  phone_number: string | null
  status: Generated<string>
  hours: Json
  closed_message: string
  ai_mode: string
  ai_tone: string
  ai_rules: string
  ai_pause_minutes: number
  twilio_account_sid: string | null
  /** `iv:authTag:ciphertext`, see conciergeries/secrets. */
  twilio_auth_token: string | null
  twilio_secondary_token: string | null
  messaging_service_sid: string | null
  /** Where its SMS leave from, E.164; null = the platform's. */
  sms_number: string | null
  demo: Flag
  last_activity_at: Instant | null
  created_at: Instant
  updated_at: Instant
}

/** A person, in one or several houses. */
interface Accounts {
  id: Id
  email: string
  name: string
  password_hash: string | null
  locale: string
  phone: string | null
  created_at: Instant
}

interface Members {
  id: Id
  conciergerie_id: number
  account_id: number
  role: string
  status: string
  last_seen_at: Instant | null
  created_at: Instant
}

interface Admins {
  id: Id
  email: string
  name: string
  password_hash: string
  locale: string
  /** Made by the demo: its known password opens nothing elsewhere. */
  demo: Generated<Flag>
  created_at: Instant
}

interface Sessions {
  id: Id
  token_hash: string
  audience: 'dashboard' | 'admin'
  account_id: number | null
  admin_id: number | null
  conciergerie_id: number | null
  user_agent: string | null
  ip: string | null
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
}

interface LoginFailures {
  id: Id
  /** Hash of audience + e-mail. */
  account_key: string
  ip: string
  at: Instant
}

/** One row per account tried: raising it puts tries on one account in order, on either database. */
interface LoginGuards {
  account_key: string
  tries: number
  last_at: Instant
}

/** Addresses that an account has logged in from: an attack from elsewhere does not lock them out. */
interface LoginOrigins {
  account_key: string
  ip: string
  last_at: Instant
}

/** One-time links: invitations and password resets. */
interface Links {
  id: Id
  token_hash: string
  purpose: 'invite' | 'reset'
  conciergerie_id: number | null
  account_id: number | null
  email: string
  role: string
  created_by: string
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

interface ApiKeys {
  id: Id
  conciergerie_id: number
  name: string
  prefix: string
  key_hash: string
  kind: Generated<'secret' | 'publishable'>
  origins: Generated<Json>
  /** A publishable key, whole: it is shown to everybody anyway. */
  public_key: string | null
  created_at: Instant
  last_used_at: Instant | null
}

interface AuditLog {
  id: Id
  conciergerie_id: number | null
  at: Instant
  actor: string
  action: string
  target: string | null
  details: Json
  ip: string | null
}

interface IdempotencyKeys {
  /** `house:12` or `admin:3`. */
  scope: string
  route: string
  key: string
  request_hash: string
  status: number | null
  body: Json | null
  created_at: Instant
}

interface Clients {
  id: Id
  conciergerie_id: number
  name: string | null
  profile_name: string | null
  phone: string | null
  email: string | null
  language: string | null
  tags: Json
  vip: Flag
  allergies: string | null
  note: string | null
  blocked_at: Instant | null
  opted_out_at: Instant | null
  /** When the client was told that an AI answers. */
  ai_disclosed_at: Instant | null
  /** 0 until the search knows the present name and numbers. */
  indexed: Generated<Flag>
  first_seen_at: Instant
  last_seen_at: Instant | null
}

interface ClientIdentities {
  conciergerie_id: number
  kind: 'phone' | 'whatsapp' | 'bsuid'
  value: string
  client_id: number
}

/** Words of names and numbers, for finding clients. */
interface ClientTerms {
  conciergerie_id: number
  term: string
  client_id: number
}

interface Conversations {
  id: Id
  conciergerie_id: number
  client_id: number
  channel: 'whatsapp'
  status: 'open' | 'closed'
  /** The house's number or pool that the client wrote to, and answers leave from. */
  our_address: string | null
  /** Where answers go: the number (E.164) or business-scoped id that the client last wrote from. */
  their_address: string | null
  /** Raised by each client message, human message, takeover, mode change and closing; an answer computed on an older one is dropped. */
  version: Generated<number>
  ai_mode: string | null
  ai_paused_until: Instant | null
  ai_working_until: Instant | null
  assignee_id: number | null
  /** 1 while a person has something to do here: the first tab of the inbox. */
  todo: Generated<Flag>
  needs_human_reason: string | null
  needs_human_since: Instant | null
  unread: Generated<number>
  waiting_since: Instant | null
  last_message_id: number | null
  last_message_at: Instant
  last_preview: string
  last_author: string
  last_kind: string
  last_status: string
  last_inbound_at: Instant | null
  /** Closed early when Twilio says 63016. */
  window_expires_at: Instant | null
  draft: string | null
  created_at: Instant
}

interface Messages {
  id: Id
  conciergerie_id: number
  conversation_id: number
  sender: 'client' | 'concierge'
  author_type: string
  author_id: number | null
  author_name: string | null
  kind: string
  /** The text; kept under the column name of the earlier system. */
  message: string
  language: string | null
  ai_suggestion: string | null
  status: string
  /** Twilio's MessageSid. */
  message_sid: string | null
  error_code: string | null
  error_message: string | null
  possible_duplicate: Generated<Flag>
  sources: Json | null
  /** location, referral, repliedTo, template, event: what the kind needs. */
  extra: Json | null
  indexed: Generated<Flag>
  created_at: Instant
  sent_at: Instant | null
}

interface MessageStatuses {
  conciergerie_id: number
  message_sid: string
  status: string
  error_code: string | null
  error_message: string | null
  received_at: Instant
}

interface Media {
  id: Id
  conciergerie_id: number
  message_id: number | null
  position: number
  /** Where Twilio keeps it (inbound). */
  source_url: string | null
  content_type: string
  file_name: string | null
  size: number | null
  status: 'pending' | 'stored' | 'failed'
  failure: string | null
  created_at: Instant
}

interface MediaContents {
  media_id: number
  conciergerie_id: number
  content: Buffer
}

/** Unguessable addresses under which Twilio fetches a file to deliver. */
interface MediaShares {
  token_hash: string
  conciergerie_id: number
  media_id: number
  expires_at: Instant
}

/** One row per attempt of the AI to answer: what it read, said, cost, and what became of it. */
interface Answers {
  id: Id
  conciergerie_id: number
  conversation_id: number
  /** Last client message that it answers. */
  question_message_id: number
  /** First message sent, if any. */
  message_id: number | null
  outcome: 'answered' | 'unanswered' | 'human'
  /** What became of it. */
  fate: 'sent' | 'suggested' | 'dropped'
  made_by: 'model' | 'exact' | 'ranker' | 'fallback'
  reason: string | null
  language: string | null
  faq_ids: Json
  model: string | null
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cache_write_tokens: number
  cost_micros: number
  latency_ms: number
  created_at: Instant
}

interface Faqs {
  id: Id
  conciergerie_id: number
  question: string
  answer: string
  category: string | null
  locale: string
  active: Flag
  valid_from: string | null
  valid_to: string | null
  usage_count: Generated<number>
  last_used_at: Instant | null
  version: Generated<number>
  /** Raised with every edit, of whatever: what is kept in memory of a house is stale when their sum moved. */
  revision: Generated<number>
  question_length: Generated<number>
  answer_length: Generated<number>
  alias_length: Generated<number>
  created_at: Instant
  updated_at: Instant
  deleted_at: Instant | null
}

interface FaqAliases {
  id: Id
  conciergerie_id: number
  faq_id: number
  text: string
  folded: string
}

interface FaqVersions {
  conciergerie_id: number
  faq_id: number
  version: number
  question: string
  answer: string
  by: string
  at: Instant
}

interface FaqTerms {
  conciergerie_id: number
  field: 'q' | 'a' | 'l'
  term: string
  faq_id: number
  tf: number
}

interface Questions {
  id: Id
  conciergerie_id: number
  text: string
  folded: string
  language: string | null
  status: 'open' | 'answered' | 'ignored'
  count: number
  draft: string | null
  faq_id: number | null
  first_asked_at: Instant
  last_asked_at: Instant
}

interface QuestionAsks {
  id: Id
  conciergerie_id: number
  question_id: number
  text: string
  channel: string
  conversation_id: number | null
  message_id: number | null
  client_id: number | null
  call_id: Generated<number | null>
  at: Instant
  answered_at: Instant | null
}

interface QuickReplies {
  id: Id
  conciergerie_id: number
  shortcut: string
  title: string
  text: string
  locale: string
  usage_count: Generated<number>
}

interface WhatsappTemplates {
  id: Id
  conciergerie_id: number
  content_sid: string
  name: string
  language: string
  body: string
  variables: Json
  category: string
  status: string
  synced_at: Instant | null
}

interface FeatureRequests {
  id: Id
  /** Who asked; null = an administrator. Never shown to another house. */
  conciergerie_id: number | null
  account_id: number | null
  title: string
  description: string
  status: string
  priority: string
  duplicate_of: number | null
  completed_at: Instant | null
  created_at: Instant
  updated_at: Instant
  deleted_at: Instant | null
}

interface FeatureVotes {
  request_id: number
  conciergerie_id: number
  account_id: number
  at: Instant
}

interface FeatureFollows {
  request_id: number
  conciergerie_id: number
  account_id: number
}

interface FeatureComments {
  id: Id
  request_id: number
  admin_id: number
  text: string
  internal: Flag
  at: Instant
}

interface FeatureHistory {
  id: Id
  request_id: number
  by: string
  field: string
  from_value: string | null
  to_value: string | null
  at: Instant
}

interface Notifications {
  id: Id
  conciergerie_id: number
  account_id: number
  /** Event and rule that made it: a notice is made once per person. */
  source: string
  type: string
  title: string
  detail: string | null
  link: string | null
  read_at: Instant | null
  created_at: Instant
}

interface Events {
  conciergerie_id: number
  seq: number
  topic: string
  entity_id: number | null
  at: Instant
}

interface EventCounters {
  conciergerie_id: number
  seq: number
}

interface EventCursors {
  listener: string
  conciergerie_id: number
  seq: number
}

interface Jobs {
  id: Id
  task: string
  key: string | null
  queue: string | null
  payload: Json
  conciergerie_id: number | null
  run_at: Instant
  attempts: Generated<number>
  max_attempts: number
  state: 'pending' | 'running' | 'dead'
  locked_by: string | null
  last_error: string | null
  created_at: Instant
  failed_at: Instant | null
}

interface Workers {
  id: string
  started_at: Instant
  seen_at: Instant
}

interface ScheduleTicks {
  name: string
  tick: string
}

/** Words of messages, filled after the acknowledgement, for the inbox search. */
interface MessageTerms {
  conciergerie_id: number
  term: string
  conversation_id: number
  message_id: number
}

interface ProviderErrors {
  id: Id
  provider: string
  code: string
  message: string
  conciergerie_id: number | null
  day: string
  count: number
  first_at: Instant
  last_at: Instant
}

/** Per house and day of UTC, for usage and spend. */
interface DailyUsage {
  conciergerie_id: number
  day: string
  messages_in: number
  messages_out: number
  answers: number
  cost_micros: number
}

interface RateCounters {
  scope: string
  window_start: Instant
  count: number
}

/** Wall time of the house: `2026-03-15` (a night) or `2026-03-15T19:30` (a quarter of an hour). */
type Local = string
type Cents = number

interface UnitTypes {
  id: Id
  conciergerie_id: number
  kind: 'stay' | 'table'
  code: string
  name: string
  description: string | null
  max_party: number
  max_adults: number | null
  max_children: number | null
  base_price_cents: Cents | null
  currency: Generated<string>
  cleaning_fee_cents: Generated<Cents>
  city_tax_mode: Generated<'fixed' | 'percent'>
  city_tax_cents: Generated<Cents>
  city_tax_basis_points: number | null
  city_tax_cap_cents: Cents | null
  check_in_time: string | null
  check_out_time: string | null
  min_nights: Generated<number>
  max_nights: number | null
  min_notice_minutes: Generated<number>
  max_advance_days: Generated<number>
  auto_confirm: Generated<Flag>
  active: Generated<Flag>
  position: Generated<number>
}

interface Units {
  id: Id
  conciergerie_id: number
  unit_type_id: number
  name: string
  min_party: Generated<number>
  max_party: number
  priority: Generated<number>
  active: Generated<Flag>
}

interface UnitCombos {
  id: Id
  conciergerie_id: number
  unit_type_id: number
  name: string
  unit_ids: Json
  min_party: number
  max_party: number
}

interface Services {
  id: Id
  conciergerie_id: number
  name: string
  weekdays: number
  first_seating: string
  last_seating: string
  slot_minutes: Generated<number>
  buffer_minutes: Generated<number>
  turn_times: Json
  max_covers: number | null
  pacing_covers: number | null
  pacing_parties: number | null
  unit_type_ids: Json | null
  active: Generated<Flag>
}

interface CalendarRules {
  id: Id
  conciergerie_id: number
  unit_type_id: number | null
  service_id: number | null
  date_from: Local
  date_to: Local
  weekdays: Generated<number>
  closed: Flag | null
  price_cents: Cents | null
  min_nights: number | null
  max_nights: number | null
  closed_to_arrival: Flag | null
  closed_to_departure: Flag | null
  units_limit: number | null
  open_from: string | null
  open_to: string | null
  label: string | null
}

interface InventoryVersions {
  conciergerie_id: number
  version: number
}

interface Reservations {
  id: Id
  conciergerie_id: number
  code: string
  kind: 'stay' | 'table'
  unit_type_id: number
  service_id: number | null
  client_id: number
  status: string
  hold_expires_at: Instant | null
  starts_at: Local
  ends_at: Local
  /** Derived from `starts_at` and the house's zone: for reminders and sorting only. */
  starts_utc: Instant
  /** A table at 00:30 belongs to the evening before. */
  business_date: Local
  party_size: number
  adults: number | null
  children: number | null
  quantity: Generated<number>
  /** Pinned: the re-shuffle leaves its room alone. */
  unit_locked: Generated<Flag>
  price_lines: Json | null
  total_cents: Cents | null
  city_tax_cents: Cents | null
  currency: Generated<string>
  guest_name: string
  requests: string | null
  internal_note: string | null
  occasion: string | null
  locale: string | null
  source: string
  conversation_id: number | null
  call_id: number | null
  external_ref: string | null
  idempotency_key: string | null
  /** When the client was read the recap of a hold: a yes counts only after that. */
  recap_at: Instant | null
  consent_message_id: number | null
  cancelled_by: string | null
  cancel_reason: string | null
  revision: Generated<number>
  created_at: Instant
  updated_at: Instant
}

interface Blocks {
  id: Id
  conciergerie_id: number
  unit_id: number
  starts_at: Local
  ends_at: Local
  reason: string
  label: string | null
  created_at: Instant
}

interface Occupancy {
  conciergerie_id: number
  unit_id: number
  bucket: Local
  reservation_id: number | null
  block_id: number | null
}

interface OccupancyVersions {
  conciergerie_id: number
  kind: 'stay' | 'table'
  /** Its first bucket. */
  period: Local
  version: number
}

interface ReservationEvents {
  id: Id
  conciergerie_id: number
  reservation_id: number
  at: Instant
  actor: string
  type: string
  from_status: string | null
  to_status: string | null
  data: Generated<Json>
}

interface WaitlistEntries {
  id: Id
  conciergerie_id: number
  client_id: number
  kind: 'stay' | 'table'
  unit_type_id: number | null
  date_from: Local
  date_to: Local | null
  time_from: string | null
  time_to: string | null
  party_size: number
  status: string
  offer_reservation_id: number | null
  offer_expires_at: Instant | null
  conversation_id: number | null
  created_at: Instant
  updated_at: Instant
}

interface MenuItems {
  id: Id
  conciergerie_id: number
  category: string | null
  name: string
  folded: string
  description: string | null
  price_cents: Cents
  available: Generated<Flag>
  allergens: Generated<Json>
  position: Generated<number>
  deleted_at: Instant | null
}

interface Orders {
  id: Id
  conciergerie_id: number
  code: string
  client_id: number
  conversation_id: number | null
  call_id: number | null
  mode: string
  status: string
  requested_for: Local | null
  address: string | null
  note: string | null
  total_cents: Cents
  currency: Generated<string>
  source: string
  idempotency_key: string | null
  created_at: Instant
  updated_at: Instant
}

interface OrderItems {
  id: Id
  conciergerie_id: number
  order_id: number
  menu_item_id: number | null
  name: string
  quantity: number
  unit_cents: Cents
  note: string | null
}

interface LeftMessages {
  id: Id
  conciergerie_id: number
  client_id: number | null
  conversation_id: number | null
  call_id: number | null
  text: string
  urgency: string
  /** 0 high, 1 normal, 2 low. */
  urgency_rank: number
  callback_at: Instant | null
  status: 'new' | 'done'
  assignee_id: number | null
  source: string
  idempotency_key: string | null
  created_at: Instant
  done_at: Instant | null
}

interface NoticePreferences {
  conciergerie_id: number
  account_id: number
  channels: Generated<Json>
  quiet_from: string | null
  quiet_to: string | null
  sound: Generated<Flag>
}

interface ClientNoticeSettings {
  conciergerie_id: number
  enabled: Generated<Json>
  arrival_text: Generated<string>
}

/** What is to be told outside the app, each once. */
interface Notices {
  id: Id
  conciergerie_id: number
  /** Event and rule, or reservation and template, that made it. */
  source: string
  template: string
  /** `client`: the best way to them when it leaves. */
  channel: 'sms' | 'email' | 'client'
  /** A number, an e-mail address, or `client:<id>`. */
  address: string
  account_id: number | null
  client_id: number | null
  reservation_id: number | null
  payload: Generated<Json>
  status: 'scheduled' | 'sending' | 'sent' | 'skipped' | 'failed'
  /** How it left, and where to. */
  via: 'whatsapp' | 'sms' | 'email' | null
  sent_to: string | null
  /** Twilio's SID, or `message:<id>` of the thread that it went through. */
  provider_id: string | null
  /** Why it failed or was left out. */
  error: string | null
  due_at: Instant
  sent_at: Instant | null
  created_at: Instant
}

interface InboundChecks {
  account_sid: string
  checked_until: Instant
}

interface PhoneLines {
  id: Id
  conciergerie_id: number
  mode: string
  /** E.164. */
  number: string
  enabled: Flag
  sip_username: string | null
  /** `iv:authTag:ciphertext`, see secrets.ts; a plain value of an older database is sealed at the next start. */
  sip_password: string | null
  sip_domain: string | null
  sip_port: number | null
  transport: string
  /** Raised by each order that a person gives; the supervisor carries out the last one, whichever process it was given to. */
  order_number: Generated<number>
  order_kind: Generated<string | null>
  order_when: Generated<string | null>
  order_by: Generated<string | null>
  created_at: Instant
  updated_at: Instant
}

/** How a line's agent fares: written by the supervisor alone, read by every process. */
interface LineStates {
  line_id: number
  conciergerie_id: number
  state: string
  since: Instant
  up_since: Instant | null
  restarts: Generated<number>
  last_error: string | null
  next_retry_at: Instant | null
  /** What follows once the calls are over: `stop`, `restart` or null. */
  draining: string | null
  sip_port: number | null
  rtp_ports: string | null
  updated_at: Instant
}

interface LineEvents {
  id: Id
  conciergerie_id: number
  line_id: number
  at: Instant
  state: string
  detail: string | null
  wait_ms: number | null
}

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
interface CallCommandRows {
  id: Id
  conciergerie_id: number
  call_id: number
  kind: 'hang_up' | 'transfer'
  /** E.164, of a transfer. */
  target: string | null
  asked_at: Instant
  taken_at: Instant | null
}

/** Which of several processes does what one alone may do. */
interface Leaders {
  role: string
  holder: string
  name: string
  since: Instant
  expires_at: Instant
}

export interface Tables {
  leaders: Leaders
  phone_lines: PhoneLines
  line_states: LineStates
  line_events: LineEvents
  voice_settings: VoiceSettingsRows
  voice_events: VoiceEvents
  calls: Calls
  call_turns: CallTurns
  call_tools: CallTools
  call_facts: CallFacts
  call_recordings: CallRecordings
  call_commands: CallCommandRows
  unit_types: UnitTypes
  units: Units
  unit_combos: UnitCombos
  services: Services
  calendar_rules: CalendarRules
  inventory_versions: InventoryVersions
  reservations: Reservations
  blocks: Blocks
  occupancy: Occupancy
  occupancy_versions: OccupancyVersions
  reservation_events: ReservationEvents
  waitlist_entries: WaitlistEntries
  menu_items: MenuItems
  orders: Orders
  order_items: OrderItems
  left_messages: LeftMessages
  notice_preferences: NoticePreferences
  client_notice_settings: ClientNoticeSettings
  notices: Notices
  conciergeries: Conciergeries
  accounts: Accounts
  members: Members
  admins: Admins
  sessions: Sessions
  login_failures: LoginFailures
  login_guards: LoginGuards
  login_origins: LoginOrigins
  links: Links
  api_keys: ApiKeys
  audit_log: AuditLog
  idempotency_keys: IdempotencyKeys
  clients: Clients
  client_identities: ClientIdentities
  conversations: Conversations
  messages: Messages
  message_statuses: MessageStatuses
  media: Media
  media_contents: MediaContents
  media_shares: MediaShares
  answers: Answers
  faqs: Faqs
  faq_aliases: FaqAliases
  faq_versions: FaqVersions
  faq_terms: FaqTerms
  questions: Questions
  question_asks: QuestionAsks
  quick_replies: QuickReplies
  whatsapp_templates: WhatsappTemplates
  feature_requests: FeatureRequests
  feature_votes: FeatureVotes
  feature_follows: FeatureFollows
  feature_comments: FeatureComments
  feature_history: FeatureHistory
  notifications: Notifications
  events: Events
  event_counters: EventCounters
  event_cursors: EventCursors
  jobs: Jobs
  workers: Workers
  schedule_ticks: ScheduleTicks
  message_terms: MessageTerms
  client_terms: ClientTerms
  provider_errors: ProviderErrors
  daily_usage: DailyUsage
  rate_counters: RateCounters
  inbound_checks: InboundChecks
}
