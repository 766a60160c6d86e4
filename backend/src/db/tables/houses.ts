import type { Generated } from 'kysely'
import type { Flag, Id, Instant, Json } from './words.ts'

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

export interface HouseTables {
  conciergeries: Conciergeries
}
