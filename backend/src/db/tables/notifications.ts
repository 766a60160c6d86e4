import type { Generated } from 'kysely'
import type { Flag, Id, Instant, Json } from './words.ts'

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

export interface NotificationTables {
  notifications: Notifications
  notice_preferences: NoticePreferences
  client_notice_settings: ClientNoticeSettings
  notices: Notices
}
